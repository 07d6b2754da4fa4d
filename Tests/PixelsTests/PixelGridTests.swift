import Testing

@testable import Pixels

struct PixelGridTests {
    static func grid(_ width: Int, _ height: Int, _ color: (Int, Int) -> (UInt8, UInt8, UInt8)) -> PixelGrid {
        var channels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let color = color(x, y)
                channels += [color.0, color.1, color.2]
            }
        }
        guard let grid = PixelGrid(width: width, height: height, channels: channels) else {
            preconditionFailure("the test's grid has a wrong size")
        }
        return grid
    }

    @Test(arguments: [
        (0, 1, 0), (1, 0, 0), (-1, -1, 3), (2, 2, 11), (2, 2, 13), (2049, 1, 2049 * 3), (.max, .max, 3),
    ])
    func sizesAreChecked(_ width: Int, _ height: Int, _ count: Int) {
        #expect(PixelGrid(width: width, height: height, channels: [UInt8](repeating: 0, count: count)) == nil)
    }

    @Test func averagesLightNotNumbers() {
        let checkered = Self.grid(8, 8) { ($0 + $1).isMultiple(of: 2) ? (255, 255, 255) : (0, 0, 0) }
        // Half of the light is 188, not 128.
        #expect(checkered.scaled(width: 2, height: 2).channels == [UInt8](repeating: 188, count: 12))
    }

    @Test(arguments: [(7, 5), (3, 3), (1, 1), (16, 9), (20, 31)])
    func keepsAnEvenColorAtEverySize(_ width: Int, _ height: Int) {
        let scaled = Self.grid(11, 13) { _, _ in (10, 120, 250) }.scaled(width: width, height: height)
        #expect(scaled == Self.grid(width, height) { _, _ in (10, 120, 250) })
    }

    @Test func partsOfPixelsCount() {
        // Three pixels to two: each has one and a half.
        let line = Self.grid(3, 1) { x, _ in x == 1 ? (255, 255, 255) : (0, 0, 0) }.scaled(width: 2, height: 1)
        let third = LinearLight.channel(of: 1 / 3)
        #expect(line.channels == [UInt8](repeating: third, count: 6))
    }

    @Test func sizesAreClamped() {
        let grid = Self.grid(2, 2) { _, _ in (1, 2, 3) }
        #expect(grid.scaled(width: 0, height: -5) == Self.grid(1, 1) { _, _ in (1, 2, 3) })
        #expect(grid.scaled(width: .max, height: 1).width == PixelGrid.sideLimit)
        #expect(grid.cropped(width: 9, height: 0) == Self.grid(2, 1) { _, _ in (1, 2, 3) })
    }

    @Test func cropsTheMiddle() {
        let grid = Self.grid(5, 4) { (UInt8($0), UInt8($1), 0) }
        #expect(grid.cropped(width: 3, height: 2) == Self.grid(3, 2) { (UInt8($0 + 1), UInt8($1 + 1), 0) })
        #expect(grid.cropped(width: 3, height: 2, above: 0) == Self.grid(3, 2) { (UInt8($0 + 1), UInt8($1), 0) })
    }

    @Test(
        arguments: [
            ((100, 100), (72, 36), (72, 36)), ((100, 100), (72, 20), (40, 20)), ((100, 100), (30, 36), (30, 15)),
            ((200, 100), (72, 36), (72, 18)), ((100, 200), (72, 36), (36, 36)), ((2000, 1), (10, 10), (10, 1)),
            ((1, 2000), (10, 10), (1, 10)), ((10, 10), (0, 0), (1, 1)), ((10, 10), (.max, .max), (300, 150)),
        ] as [((Int, Int), (Int, Int), (Int, Int))])
    func fitsIntoCells(_ size: (Int, Int), _ maxima: (Int, Int), _ cells: (Int, Int)) {
        let found = Self.grid(size.0, size.1) { _, _ in (0, 0, 0) }.cells(columns: maxima.0, rows: maxima.1)
        #expect(found == cells)
    }
}
