import Canvas
import Testing

struct GeometryTests {
    private let block = Rect(x: 2, y: 3, width: 10, height: 5)

    @Test func extentsAreNeverNegative() {
        #expect(Size(width: -1, height: -2) == Size(width: 0, height: 0))
        #expect(Rect(x: 0, y: 0, width: -1, height: 4).isEmpty)
        #expect(block.inset(horizontal: 6, vertical: 3).size == Size(width: 0, height: 0))
    }

    @Test(arguments: [(2, 3, true), (11, 7, true), (12, 7, false), (11, 8, false), (1, 3, false), (2, 2, false)])
    func contains(x: Int, y: Int, expected: Bool) {
        #expect(block.contains(Point(x: x, y: y)) == expected)
    }

    @Test(arguments: [-1, 0, 2, 5, 9])
    func splitsCoverTheWholeRect(count: Int) {
        let taken = min(max(0, count), 5)
        let top = block.splitTop(count)
        #expect(top.top == Rect(x: 2, y: 3, width: 10, height: taken))
        #expect(top.rest == Rect(x: 2, y: 3 + taken, width: 10, height: 5 - taken))
        let bottom = block.splitBottom(count)
        #expect(bottom.bottom == Rect(x: 2, y: 8 - taken, width: 10, height: taken))
        #expect(bottom.rest == Rect(x: 2, y: 3, width: 10, height: 5 - taken))
        let left = block.splitLeft(count)
        #expect(left.left == Rect(x: 2, y: 3, width: min(max(0, count), 10), height: 5))
        #expect(left.left.width + left.rest.width == 10 && left.rest.x == left.left.maxX)
    }

    @Test func centeredRectsFit() {
        #expect(block.centered(Size(width: 4, height: 1)) == Rect(x: 5, y: 5, width: 4, height: 1))
        #expect(block.centered(Size(width: 99, height: 99)) == block)
    }
}
