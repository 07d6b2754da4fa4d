import Testing

@testable import Painting

struct SeededGeneratorTests {
    /// The first values of SplitMix64 from 1234567, as published with the reference implementation.
    @Test func isSplitMix64() {
        var generator = SeededGenerator(1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
    }

    @Test func makesVersionFourIDs() {
        var generator = SeededGenerator(1, "ids")
        var other = SeededGenerator(1, "other")
        let id = generator.uuid()
        #expect(Array(id)[14] == "4")
        #expect(id != other.uuid())
    }
}
