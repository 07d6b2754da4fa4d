import Canvas
import Testing

struct ListWindowTests {
    @Test(
        arguments: [
            // count, cursor, offset, height -> offset, visible rows
            (10, 0, 0, 5, 0, 0..<5), (10, 2, 0, 5, 0, 0..<5), (10, 3, 0, 5, 1, 1..<6), (10, 9, 0, 5, 5, 5..<10),
            (10, 5, 4, 5, 3, 3..<8), (10, 0, 5, 5, 0, 0..<5), (10, 6, 5, 5, 4, 4..<9), (10, 5, 3, 5, 3, 3..<8),
            (3, 2, 0, 5, 0, 0..<3), (3, 2, 2, 5, 0, 0..<3), (10, 99, 0, 5, 5, 5..<10), (10, -1, 9, 5, 0, 0..<5),
            (10, 4, 0, 1, 4, 4..<5), (10, 4, 0, 2, 3, 3..<5), (10, 4, 0, 3, 3, 3..<6),
            (0, 0, 0, 5, 0, 0..<0), (0, 7, 3, 5, 0, 0..<0), (0, 0, 0, 0, 0, 0..<0), (10, 4, 3, 0, 3, 3..<3),
            (10, 4, 30, 0, 9, 9..<9), (-1, 0, 0, -1, 0, 0..<0),
        ] as [(Int, Int, Int, Int, Int, Range<Int>)])
    func theWindowMovesAsLittleAsPossible(
        count: Int, cursor: Int, offset: Int, height: Int, expected: Int, visible: Range<Int>
    ) {
        let window = ListWindow(count: count, cursor: cursor, offset: offset, height: height)
        #expect(window.offset == expected)
        #expect(window.visible == visible)
    }

    @Test(arguments: -1...12, [0, 1, 2, 5, 40])
    func cursorIsAlwaysVisible(height: Int, margin: Int) {
        for count in 1...10 {
            for cursor in 0..<count {
                for offset in -2...12 {
                    let window = ListWindow(
                        count: count, cursor: cursor, offset: offset, height: height, margin: margin)
                    #expect(window.visible.contains(cursor) == (height > 0))
                    #expect(window.visible.count == min(count, max(0, height)))
                }
            }
        }
    }
}
