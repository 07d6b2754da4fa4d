import ReaderProperties
import Testing

struct JSONPropertyTests {
    @Test(arguments: ReaderProperty.json)
    func holds(_ property: ReaderProperty) throws {
        for seed in 0..<property.usualRounds { try property.check(seed: seed) }
    }

    @Test func violationsAreReported() {
        let never = ReaderProperty(description: "never") { source in
            if source.next() > 0 { throw PropertyFailure("it does not", [1]) }
        }
        #expect(throws: PropertyFailure.self) { try never.check(seed: 1) }
    }
}
