import Testing

@testable import Pixels

struct ErrorDiffusionTests {
    /// The mean color of blocks of 8 × 8 pixels, which is what the eye sees of a dither from afar.
    private static func blurred(_ colors: [SIMD3<Float>], width: Int) -> [SIMD3<Float>] {
        var means: [SIMD3<Float>] = []
        for y in stride(from: 0, to: colors.count / width, by: 8) {
            for x in stride(from: 0, to: width, by: 8) {
                var sum = SIMD3<Float>.zero
                for row in y..<y + 8 { for column in x..<x + 8 { sum += colors[row * width + column] } }
                means.append(sum / 64)
            }
        }
        return means
    }

    private static func error(_ inks: [Int], _ colors: [SIMD3<Float>], _ table: InkTable) -> Float {
        let seen = blurred(inks.map { table.colors[$0] }, width: 96)
        let wanted = blurred(colors, width: 96)
        return zip(seen, wanted).map { (($0 - $1) * ($0 - $1)).sum().squareRoot() }.reduce(0, +) / Float(seen.count)
    }

    /// Measured on pictures: two thirds of the error of colors remain.
    @Test func colorsAreNearerThanWithoutDiffusion() {
        let colors = PictureTests.scene.perceived(width: 96, height: 96)
        for (table, share) in [(InkTable.cube, Float(0.8)), (.ansi16, 0.95)] {
            let nearest = Self.error(colors.map(table.nearest), colors, table)
            let diffused = Self.error(ErrorDiffusion.inks(of: colors, width: 96, in: table), colors, table)
            #expect(diffused < nearest * share)
        }
    }

    /// The palette's dark blue is far from dark grays: dots of it would be seen before what they make up for.
    @Test(arguments: [(30, 32, 40), (24, 20, 30), (50, 52, 60), (225, 222, 205)] as [(UInt8, UInt8, UInt8)])
    func hardlyColoredAreasHaveNoStrongColors(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        let color = SIMD3<Float>(OKLab(red, green, blue).components)
        let table = InkTable.cube
        let inks = ErrorDiffusion.inks(of: [SIMD3<Float>](repeating: color, count: 1024), width: 32, in: table)
        for ink in Set(inks) {
            let hue = table.colors[ink]
            #expect((hue.y * hue.y + hue.z * hue.z).squareRoot() < 0.08, "ink \(table.numbers[ink])")
        }
    }

    @Test func aColorOfTheTableStaysEven() {
        let color = InkTable.cube.colors[100]
        let inks = ErrorDiffusion.inks(of: [SIMD3<Float>](repeating: color, count: 48), width: 8, in: .cube)
        #expect(Set(inks) == [100])
    }

    @Test(arguments: [0, 0.25, 0.5, 0.75, 1] as [Float])
    func levelsKeepTheMean(_ light: Float) {
        let levels = ErrorDiffusion.levels(of: [Float](repeating: light, count: 4096), width: 64, top: 1)
        #expect(abs(Float(levels.reduce(0, +)) / 4096 - light) < 0.02)
    }

    @Test func nothingGivesNothing() {
        #expect(ErrorDiffusion.levels(of: [], width: 0, top: 1).isEmpty)
    }
}
