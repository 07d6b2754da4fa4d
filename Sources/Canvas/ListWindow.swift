/// Which rows of a list are on screen.
package struct ListWindow: Hashable, Sendable {
    /// The first row on screen.
    package let offset: Int
    /// All rows.
    package let count: Int
    /// Rows that fit.
    package let height: Int

    /// A window that moves as little from `offset` as keeps the cursor in sight.
    ///
    /// - Parameters:
    ///   - count: The list's rows.
    ///   - cursor: The row to keep in sight; anything outside the list is taken as its nearest row.
    ///   - offset: The first row that was on screen before.
    ///   - height: Rows that fit.
    ///   - margin: Rows to keep in sight beyond the cursor, where the list has them and the window the room.
    package init(count: Int, cursor: Int, offset: Int, height: Int, margin: Int = 2) {
        self.count = max(0, count)
        self.height = max(0, height)
        guard self.height > 0 else {
            // Nothing is in sight; the place is kept for when there is room again.
            self.offset = min(max(0, offset), max(0, self.count - 1))
            return
        }
        let margin = max(0, min(margin, (self.height - 1) / 2))
        let cursor = min(max(0, cursor), max(0, self.count - 1))
        let lowest = max(0, cursor + margin + 1 - self.height)
        let highest = max(0, cursor - margin)
        // The margin leaves room for the cursor, so that lowest <= highest.
        self.offset = min(max(offset, lowest), highest, max(0, self.count - self.height))
    }

    /// The rows on screen.
    package var visible: Range<Int> { offset..<min(count, offset + height) }
}
