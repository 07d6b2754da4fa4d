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
    /// What lies between the header and the hints.
    package let body: Rect
    /// The line of keys at the bottom.
    package let hints: Rect
    /// The least size at which everything fits; nil when it does.
    package let needed: Size?

    /// Columns that a pane needs: border and space at both sides, a mark, a short title, a modality and a tier.
    package static let minPaneWidth = 2 + 2 + 2 + 18 + 1 + 5 + 1 + 6
    /// Rows that a pane needs: its border, and five rows around the cursor.
    package static let minPaneHeight = 2 + 5
    /// The least terminal: one pane with header, tabs, details and hints.
    package static let minimum = Size(width: minPaneWidth + 3, height: minPaneHeight + 4)

    /// The layout for a terminal of `size`; one pane at a time shows `focus`.
    package init(size: Size, focus: Pane, splits: Splits = Splits()) {
        let all = Rect(size)
        let (header, belowHeader) = all.splitTop(1)
        let (body, hints) = belowHeader.splitBottom(1)
        self.header = header
        self.hints = hints
        self.body = body
        needed = size.width < Self.minimum.width || size.height < Self.minimum.height ? Self.minimum : nil
        if body.width >= 3 * Self.minPaneWidth, body.height >= 2 * Self.minPaneHeight + 4 {
            tabs = nil
            details = nil
            panes = Self.columns(in: body, splits)
        } else {
            let (tabs, rest) = body.splitTop(1)
            let (pane, details) = rest.splitBottom(1)
            self.tabs = tabs
            self.details = details
            panes = [focus: pane]
        }
    }

    /// Catalog, form, and the queue above the result.
    private static func columns(in body: Rect, _ splits: Splits) -> [Pane: Rect] {
        let (width, least) = (body.width, minPaneWidth)
        let catalogWidth = splits.cells(
            .catalog, of: width, usual: width * (width >= 160 ? 36 : 31) / 100, in: least...width - 2 * least)
        let rightWidth = splits.cells(
            .right, of: width, usual: width * (width >= 160 ? 29 : 34) / 100, in: least...width - catalogWidth - least)
        let (catalog, rest) = body.splitLeft(catalogWidth)
        let (form, right) = rest.splitLeft(rest.width - rightWidth)
        // The queue gives way first: the result keeps three fifths.
        let queueHeight = splits.cells(
            .queue, of: body.height, usual: body.height * 2 / 5, in: minPaneHeight...body.height - minPaneHeight)
        let (queue, result) = right.splitTop(queueHeight)
        return [.catalog: catalog, .form: form, .queue: queue, .result: result]
    }

    /// The first column or row behind `border`; nil where one pane is seen at a time.
    func boundary(_ border: Splits.Border) -> Int? {
        guard tabs == nil else { return nil }
        return switch border {
        case .catalog: panes[.form]?.x
        case .right: panes[.queue]?.x
        case .queue: panes[.result]?.y
        }
    }

    /// The borders that can be moved: each is drawn twice, by the panes at both sides.
    var borders: [(border: Splits.Border, rect: Rect)] {
        Splits.Border.allCases.compactMap { border in
            guard let boundary = boundary(border), let result = panes[.result] else { return nil }
            let rect =
                border == .queue
                ? Rect(x: result.x, y: boundary - 1, width: result.width, height: 2)
                : Rect(x: boundary - 1, y: body.y, width: 2, height: body.height)
            return (border, rect)
        }
    }

    /// The cells a picture may fill in the result pane, below its two lines of facts.
    package var pictureSize: Size? {
        panes[.result].map { Size(width: $0.width - 4, height: $0.height - 2 - ResultView.factRows) }
    }
}
