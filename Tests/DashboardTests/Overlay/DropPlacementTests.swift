import Canvas
import Testing

@testable import Dashboard

/// Where a list opens that belongs to a field.
struct DropPlacementTests {
    private static let screen = Rect(x: 0, y: 1, width: 80, height: 22)

    private static func rect(_ lines: Int, x: Int = 14, y: Int, rows: Int = 1, width: Int = 30) -> Rect? {
        DropPlacement.rect(
            width: width, lines: lines, frame: 2, at: Rect(x: x, y: y, width: 40, height: rows), in: screen)
    }

    @Test(
        arguments: [
            // Under the answer, as high as it needs, up to ten lines.
            (3, 5, 1, 6, 5), (10, 5, 1, 6, 12), (40, 5, 1, 6, 12), (3, 5, 3, 8, 5),
            // Above it near the end of the screen.
            (10, 18, 1, 6, 12), (3, 20, 1, 15, 5),
            // Where neither has room for all lines, on the side with more.
            (10, 11, 1, 12, 11), (10, 13, 1, 1, 12),
        ]) func opensUnderTheAnswer(_ lines: Int, _ y: Int, _ rows: Int, _ top: Int, _ height: Int)
    {
        #expect(Self.rect(lines, y: y, rows: rows) == Rect(x: 14, y: top, width: 30, height: height))
    }

    @Test func aListStaysInsideTheScreen() {
        #expect(Self.rect(3, x: 60, y: 5)?.x == 50)
        #expect(Self.rect(3, x: 60, y: 5, width: 80)?.x == 0)
        #expect(Self.rect(3, x: 60, y: 5, width: 81) == nil)
        for lines in 1...12 {
            for y in 1..<22 {
                for rows in 1...5 where y + rows <= 22 {
                    guard let rect = Self.rect(lines, x: 3 * y, y: y, rows: rows) else { continue }
                    #expect(rect.y >= 1 && rect.maxY <= 23 && rect.maxX <= 80, "\(lines) \(y) \(rows)")
                    #expect(rect.height - 2 >= min(lines, 5))
                    // The answer stays in sight.
                    #expect(rect.maxY <= y || rect.y >= y + rows)
                }
            }
        }
    }

    @Test func withoutFiveLinesThereIsNoPlace() {
        let low = Rect(x: 0, y: 1, width: 80, height: 10)
        func rect(_ lines: Int) -> Rect? {
            DropPlacement.rect(width: 30, lines: lines, frame: 3, at: Rect(x: 0, y: 5, width: 9, height: 2), in: low)
        }
        #expect(rect(8) == nil)
        #expect(rect(1)?.y == 7)
    }
}
