/// Which lines of a page are in sight, where lines have different heights: those around the cursor, so that one sees
/// what was answered and what comes next. The page begins with rows of its own, and ends with its last line.
///
/// Found from the cursor outwards: a form of thousands of lines costs no more than what is seen of it.
package struct PageWindow: Hashable {
    /// The lines in sight, wholly or in part.
    package let lines: Range<Int>
    /// The rows of each.
    package let rows: [Int]
    /// The row that the first of them begins at; negative where its beginning is out of sight.
    package let top: Int

    /// The window of `height` rows with the line `cursor` in its middle, as far as the page's ends allow.
    ///
    /// - Parameters:
    ///   - head: Rows above the first line.
    ///   - rows: The rows of a line; at least 1.
    package init(count: Int, cursor: Int, head: Int, height: Int, rows: (Int) -> Int) {
        let cursor = min(max(0, cursor), count - 1)
        var heights = [rows(cursor)]
        // From the cursor's first row to the page's end or the window's.
        var below = heights[0]
        var last = cursor
        while below < height, last + 1 < count {
            last += 1
            heights.append(rows(last))
            below += heights[heights.count - 1]
        }
        let middle = max(0, min(height / 2, height - heights[0]))
        let wanted = max(middle, height - below)
        var above = 0
        var first = cursor
        var before: [Int] = []
        while above < wanted, first > 0 {
            first -= 1
            before.append(rows(first))
            above += before[before.count - 1]
        }
        // Where the page's beginning is in sight, nothing is left free above it.
        top = above < wanted ? min(wanted, above + head) - above : wanted - above
        while below > 0, last > cursor, top + above + below - heights[heights.count - 1] >= height {
            below -= heights.removeLast()
            last -= 1
        }
        while top + above + below < height, last + 1 < count {
            last += 1
            heights.append(rows(last))
            below += heights[heights.count - 1]
        }
        lines = first..<last + 1
        self.rows = before.reversed() + heights
    }
}
