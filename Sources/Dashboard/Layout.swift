package import Canvas

/// The rectangles of the dashboard at a terminal size: one pane with tabs, or all panes in columns.
package struct Layout: Hashable, Sendable {
    /// The top line.
    package let header: Rect
    /// The line of tabs; nil if all panes are visible.
    package let tabs: Rect?
    /// The visible panes, with their borders.
    package let panes: [Pane: Rect]
    /// The line about the entry under the cursor; nil if the form is visible beside it.
    package let details: Rect?
    /// The area between the header and the hints.
    package let body: Rect
    /// The bottom line with the hints.
    package let hints: Rect
    /// The minimum size, if the terminal is smaller; nil otherwise.
    package let needed: Size?

    /// The columns that a pane needs: border and space at both sides, a mark, a short title, a modality and a tier.
    package static let minPaneWidth = 2 + 2 + 2 + 18 + 1 + 5 + 1 + 6
    /// The rows that a pane needs: its border, and five rows around the cursor.
    package static let minPaneHeight = 2 + 5
    /// The smallest terminal: one pane with header, tabs, details and hints.
    package static let minimum = Size(width: minPaneWidth + 3, height: minPaneHeight + 4)

    /// Creates the layout for a terminal of `size`; if only one pane fits, it is `focus`.
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

    /// The columns: catalog, form, and the queue above the result.
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

    /// Returns the first column or row behind `border`; nil if only one pane is visible.
    func boundary(_ border: Splits.Border) -> Int? {
        guard tabs == nil else { return nil }
        return switch border {
        case .catalog: panes[.form]?.x
        case .right: panes[.queue]?.x
        case .queue: panes[.result]?.y
        }
    }

    /// The borders that can be dragged; each is two cells wide, one of either pane.
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

    /// The cells that a picture can fill in the result pane, above its lines of facts; nil if the pane is hidden.
    package var pictureSize: Size? {
        panes[.result].map { Size(width: $0.width - 4, height: $0.height - 2 - ResultView.factRows) }
    }
}
