import ReaderProperties
import Testing

struct StreamPropertyTests {
    @Test(arguments: ReaderProperty.stream)
    func holds(_ property: ReaderProperty) throws {
        for seed in 0..<property.usualRounds { try property.check(seed: seed) }
    }
}
