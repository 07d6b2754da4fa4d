/// The visible lines of a page whose lines have different heights: those around the cursor, so that the previous and
/// the
/// next fields are visible. The page begins with rows of its own and ends with its last line.
///
/// It is computed from the cursor outwards, so that a form of thousands of lines costs no more than its visible part.
package struct PageWindow: Hashable {
    /// The lines that are at least partly visible.
    package let lines: Range<Int>
    /// The height of each line in rows.
    package let rows: [Int]
    /// The row at which the first line begins; negative if its beginning is hidden.
    package let top: Int

    /// Creates a window of `height` rows with line `cursor` in its middle, as far as the ends of the page allow.
    ///
    /// - `head`: The number of rows above the first line.
    /// - `rows`: Returns the height of a line in rows; at least 1.
    package init(count: Int, cursor: Int, head: Int, height: Int, rows: (Int) -> Int) {
        let cursor = min(max(0, cursor), count - 1)
        var heights = [rows(cursor)]
        // From the cursor's first row to the end of the page or the window.
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
        // If the beginning of the page is visible, no row above it stays empty.
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
