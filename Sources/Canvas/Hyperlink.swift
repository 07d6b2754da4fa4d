/// Cells of a row that link to an address, which the user's terminal can open (OSC 8).
package struct Hyperlink: Hashable, Sendable {
    /// The row.
    package let y: Int
    /// The columns of the cells; never empty.
    package let columns: Range<Int>
    /// The complete target, however much of it is drawn.
    package let address: BrowserURL

    /// The maximum length of a target, in bytes: VTE and iTerm2 accept 2,083.
    package static let limit = 2000

    /// Creates a link; `columns` must not be empty.
    package init(y: Int, columns: Range<Int>, address: BrowserURL) {
        self.y = y
        self.columns = columns
        self.address = address
    }
}

extension Frame {
    /// Links the visible cells of `rect` to `address`; drawing there again removes the link.
    ///
    /// The drawn text must be the address or a part of it, so that the target is what the user reads. An address over
    /// `Hyperlink.limit` is not linked.
    package mutating func link(_ rect: Rect, to address: BrowserURL) {
        guard address.text.utf8.count <= Hyperlink.limit else { return }
        let area = drawable(rect)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            unlink(area.x..<area.maxX, y: y)
            hyperlinks.append(Hyperlink(y: y, columns: area.x..<area.maxX, address: address))
        }
    }

    /// Removes the link from cells; a link that continues on both sides is split.
    mutating func unlink(_ columns: Range<Int>, y: Int) {
        guard hyperlinks.contains(where: { $0.y == y && $0.columns.overlaps(columns) }) else { return }
        hyperlinks = hyperlinks.flatMap { link in
            guard link.y == y, link.columns.overlaps(columns) else { return [link] }
            let left = link.columns.lowerBound..<max(link.columns.lowerBound, columns.lowerBound)
            let right = min(link.columns.upperBound, columns.upperBound)..<link.columns.upperBound
            return [left, right].filter { !$0.isEmpty }.map { Hyperlink(y: y, columns: $0, address: link.address) }
        }
    }
}
