package import Canvas

/// Where things are drawn at a size: one pane at a time with tabs, or columns.
package struct Layout: Hashable, Sendable {
    /// The line at the top.
    package let header: Rect
    /// The line of tabs; nil where all panes are seen at once.
    package let tabs: Rect?
    /// The panes that are seen, with their borders.
    package let panes: [Pane: Rect]
    /// The line about the entry under the cursor, where there is no form beside it.
    package let details: Rect?
    /// The line of keys at the bottom.
    package let hints: Rect
    /// The least size at which everything fits; nil when it does.
    package let needed: Size?

    /// Columns that a pane needs: border and space at both sides, a mark, a short title, a modality and a tier.
    package static let leastPaneWidth = 2 + 2 + 2 + 18 + 1 + 5 + 1 + 6
    /// Rows that a pane needs: its border, and five rows around the cursor.
    package static let leastPaneHeight = 2 + 5
    /// The least terminal: one pane with header, tabs, details and hints.
    package static let minimum = Size(width: leastPaneWidth + 3, height: leastPaneHeight + 4)

    /// The layout for a terminal of `size`; one pane at a time shows `focus`.
    package init(size: Size, focus: Pane) {
        let all = Rect(size)
        let (header, belowHeader) = all.splitTop(1)
        let (body, hints) = belowHeader.splitBottom(1)
        self.header = header
        self.hints = hints
        needed = size.width < Self.minimum.width || size.height < Self.minimum.height ? Self.minimum : nil
        if body.width >= 3 * Self.leastPaneWidth, body.height >= 2 * Self.leastPaneHeight + 4 {
            tabs = nil
            details = nil
            panes = Self.columns(in: body)
        } else {
            let (tabs, rest) = body.splitTop(1)
            let (pane, details) = rest.splitBottom(1)
            self.tabs = tabs
            self.details = details
            panes = [focus: pane]
        }
    }

    /// Catalog, form, and the queue above the result.
    private static func columns(in body: Rect) -> [Pane: Rect] {
        let catalogWidth = body.width * (body.width >= 160 ? 36 : 31) / 100
        let rightWidth = max(leastPaneWidth, body.width * (body.width >= 160 ? 29 : 34) / 100)
        let (catalog, rest) = body.splitLeft(max(leastPaneWidth, catalogWidth))
        let (form, right) = rest.splitLeft(rest.width - rightWidth)
        // The queue gives way first: the result keeps three fifths.
        let (queue, result) = right.splitTop(max(leastPaneHeight, body.height * 2 / 5))
        return [.catalog: catalog, .form: form, .queue: queue, .result: result]
    }

    /// The cells a picture may fill in the result pane, below its two lines of facts.
    package var pictureSize: Size? {
        panes[.result].map { Size(width: $0.width - 4, height: $0.height - 2 - ResultView.factRows) }
    }
}
