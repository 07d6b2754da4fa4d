/// The visible rows of a list.
package struct ListWindow: Hashable, Sendable {
    /// The first visible row.
    package let offset: Int
    /// The number of all rows.
    package let count: Int
    /// The number of rows that fit.
    package let height: Int

    /// Creates a window that scrolls as little as possible from `offset` to keep the cursor visible.
    ///
    /// - Parameters:
    ///   - count: The number of rows.
    ///   - cursor: The row to keep visible, clamped to the list.
    ///   - offset: The first visible row before.
    ///   - height: The number of rows that fit.
    ///   - margin: The rows to keep visible beyond the cursor, where possible.
    package init(count: Int, cursor: Int, offset: Int, height: Int, margin: Int = 2) {
        self.count = max(0, count)
        self.height = max(0, height)
        guard self.height > 0 else {
            // No row is visible; the offset is kept for the next resize.
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

    /// The range of visible rows.
    package var visible: Range<Int> { offset..<min(count, offset + height) }
}
