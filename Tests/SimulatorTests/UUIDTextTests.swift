import Painting
import Testing

@testable import Simulator

struct UUIDTextTests {
    @Test func acceptsOnlyVersionFour() {
        var generator = SeededGenerator(1, "ids")
        #expect(UUIDText.isValid(generator.uuid()))
        #expect(!UUIDText.isValid("123"))
        #expect(!UUIDText.isValid("00000000-0000-4000-8000-00000000000g"))
    }
}
