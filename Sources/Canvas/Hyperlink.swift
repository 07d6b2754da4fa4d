/// Cells of a row that have an address behind them, which the person's own terminal can open.
package struct Hyperlink: Hashable, Sendable {
    /// The row.
    package let y: Int
    /// The columns of the cells; never empty.
    package let columns: Range<Int>
    /// Where the link leads, whole, however much of it is drawn.
    package let address: WebAddress

    /// The most bytes of an address that is made a link: VTE and iTerm2 take 2,083.
    package static let limit = 2000

    package init(y: Int, columns: Range<Int>, address: WebAddress) {
        self.y = y
        self.columns = columns
        self.address = address
    }
}

extension Frame {
    /// Puts `address` behind the cells of `rect` that lie in the clip; drawing there again takes it away.
    ///
    /// What is drawn there must be the address or a part of it, so that nobody is led elsewhere than they read. One
    /// that is longer than `Hyperlink.limit` is no link.
    package mutating func link(_ rect: Rect, to address: WebAddress) {
        guard address.text.utf8.count <= Hyperlink.limit else { return }
        let area = drawable(rect)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            unlink(area.x..<area.maxX, y: y)
            hyperlinks.append(Hyperlink(y: y, columns: area.x..<area.maxX, address: address))
        }
    }

    /// Takes the address away from cells; a link that lies on both sides of them is two afterwards.
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
