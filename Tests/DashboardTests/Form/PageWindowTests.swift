import Dashboard
import Testing

struct PageWindowTests {
    /// What a row of the window shows: a line and which of its rows, a row of the head as line -1, nil for nothing.
    private static func shown(_ heights: [Int], cursor: Int, head: Int, height: Int) -> [[Int]?] {
        let window = PageWindow(count: heights.count, cursor: cursor, head: head, height: height) { heights[$0] }
        var rows = [[Int]?](repeating: nil, count: height)
        if window.lines.lowerBound == 0 {
            for row in 0..<head where rows.indices.contains(window.top - head + row) {
                rows[window.top - head + row] = [-1, row]
            }
        }
        var y = window.top
        for (line, count) in zip(window.lines, window.rows) {
            #expect(count == heights[line])
            for row in 0..<count where rows.indices.contains(y + row) { rows[y + row] = [line, row] }
            y += count
        }
        return rows
    }

    /// The page cut where the cursor's line begins in the middle, kept within the page.
    private static func expected(_ heights: [Int], cursor: Int, head: Int, height: Int) -> [[Int]?] {
        let page =
            (0..<head).map { [-1, $0] } + heights.indices.flatMap { line in (0..<heights[line]).map { [line, $0] } }
        let top = head + heights[..<cursor].reduce(0, +)
        let middle = max(0, min(height / 2, height - heights[cursor]))
        let offset = max(0, min(top - middle, page.count - height))
        return (0..<height).map { page.indices.contains(offset + $0) ? page[offset + $0] : nil }
    }

    @Test(arguments: [
        [1], [1, 1, 1], [3, 1, 2, 1, 1, 4, 1, 1, 1, 2], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [8, 8, 8], [1, 12, 1],
    ])
    func isThePartOfThePageAroundTheCursor(_ heights: [Int]) {
        for cursor in heights.indices {
            for head in [0, 1, 3] {
                for height in [1, 2, 5, 8, 13, 40] {
                    #expect(
                        Self.shown(heights, cursor: cursor, head: head, height: height)
                            == Self.expected(heights, cursor: cursor, head: head, height: height),
                        "cursor \(cursor), head \(head), height \(height)")
                }
            }
        }
    }

    @Test func measuresOnlyVisibleLines() {
        var looked = 0
        _ = PageWindow(count: 1_000_000, cursor: 500_000, head: 3, height: 30) { _ in
            looked += 1
            return 1
        }
        #expect(looked <= 60)
    }
}
