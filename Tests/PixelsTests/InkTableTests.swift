import Testing

@testable import Pixels

struct InkTableTests {
    private static func lab(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> SIMD3<Float> {
        SIMD3<Float>(OKLab(red, green, blue).components)
    }

    @Test func theSearchFindsWhatComparingAllFinds() {
        let table = InkTable.cube
        #expect(table.colors.count == 240 && !table.numbers.contains { $0 < 16 })
        for red: UInt8 in stride(from: 0, through: 255, by: 17) {
            for green: UInt8 in stride(from: 0, through: 255, by: 17) {
                for blue: UInt8 in stride(from: 0, through: 255, by: 17) {
                    let color = Self.lab(red, green, blue)
                    func distance(_ index: Int) -> Float {
                        let difference = table.colors[index] - color
                        return (difference * difference).sum()
                    }
                    let best = table.colors.indices.map(distance).min() ?? 0
                    #expect(distance(table.nearest(to: color)) == best)
                }
            }
        }
    }

    @Test(arguments: [SIMD3<Float>(-5, 0, 0), SIMD3(9, 1, 1), SIMD3(0.5, -8, 8), SIMD3(.nan, 0, 0)])
    func strangeColorsHaveAnInk(_ color: SIMD3<Float>) {
        for table in [InkTable.cube, .ansi16, .ansi8] {
            #expect(table.colors.indices.contains(table.nearest(to: color)))
        }
    }

    @Test(
        arguments: [
            ((0, 0, 0), 0), ((255, 255, 255), 15), ((128, 128, 128), 8), ((255, 0, 0), 9), ((0, 0, 200), 4),
            // Hardly colored: what a theme calls blue or yellow would be wrong more often than gray is.
            ((110, 120, 140), 8), ((230, 225, 200), 7),
        ] as [((UInt8, UInt8, UInt8), UInt8)])
    func ansiColorsNeedAReason(_ color: (UInt8, UInt8, UInt8), _ number: UInt8) {
        let table = InkTable.ansi16
        #expect(table.numbers[table.nearest(to: Self.lab(color.0, color.1, color.2))] == number)
    }

    @Test func tablesHaveTheInksOfTheirDepth() {
        #expect(InkTable.ansi16.numbers.sorted() == Array(0...15))
        #expect(InkTable.ansi8.numbers.sorted() == Array(0...7))
    }
}
