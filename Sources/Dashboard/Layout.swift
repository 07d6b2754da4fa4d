package import Canvas

/// The rectangles of the dashboard at a terminal size: one pane with tabs, two columns or three.
package struct Layout: Hashable, Sendable {
    /// The arrangement of the panes.
    package enum Arrangement: Hashable, Sendable {
        /// One pane, with tabs for the others.
        case single
        /// The catalog above the queue, and the form above the result.
        case twoColumns
        /// The catalog, the form above the queue, and the result.
        case threeColumns
    }

    /// The arrangement of the panes.
    package let arrangement: Arrangement
    /// The top line.
    package let header: Rect
    /// The line of tabs; nil if all panes are visible.
    package let tabs: Rect?
    /// The visible panes, with their borders.
    package let panes: [Pane: Rect]
    /// The line about the entry under the cursor; nil if the form is visible beside it, or the pane is zoomed.
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
    /// The least width for two columns, and that for three.
    private static let (twoColumnsWidth, threeColumnsWidth) = (90, 160)
    /// The least height of the body for three columns.
    private static let threeColumnsHeight = 28
    /// The rows of the result below its picture, beside three columns: its facts and the strip of others.
    private static let factRows = 10

    /// Creates the layout for a terminal of `size`.
    ///
    /// - `focus`: The pane to show if only one fits.
    /// - `formRows`: The rows that the form needs, with its border.
    /// - `isZoomed`: True to show only the focused pane.
    package init(
        size: Size, focus: Pane, splits: Splits = Splits(), formRows: Int = 0, isZoomed: Bool = false
    ) {
        let all = Rect(size)
        let (header, belowHeader) = all.splitTop(1)
        let (body, hints) = belowHeader.splitBottom(1)
        self.header = header
        self.hints = hints
        self.body = body
        needed = size.width < Self.minimum.width || size.height < Self.minimum.height ? Self.minimum : nil
        arrangement = isZoomed ? .single : Self.arrangement(of: size)
        if arrangement == .single {
            let (tabs, rest) = body.splitTop(1)
            let (pane, details) = isZoomed ? (rest, nil) : { ($0.rest, $0.bottom) }(rest.splitBottom(1))
            self.tabs = tabs
            self.details = details
            panes = [focus: pane]
        } else {
            tabs = nil
            details = nil
            panes =
                arrangement == .twoColumns
                ? Self.twoColumns(in: body, splits, formRows) : Self.threeColumns(in: body, splits, formRows)
        }
    }

    /// Returns the arrangement for a terminal of `size` in which nothing is zoomed.
    package static func arrangement(of size: Size) -> Arrangement {
        let height = size.height - 2
        if size.width >= threeColumnsWidth, height >= threeColumnsHeight { return .threeColumns }
        return size.width >= twoColumnsWidth && height >= 2 * minPaneHeight ? .twoColumns : .single
    }

    private static func twoColumns(in body: Rect, _ splits: Splits, _ formRows: Int) -> [Pane: Rect] {
        let (width, height) = (body.width, body.height)
        let rows = minPaneHeight...height - minPaneHeight
        let left = splits.cells(
            .catalog, of: width, usual: min(56, width * 44 / 120), in: minPaneWidth...width - minPaneWidth)
        let queueHeight = splits.cells(.queue, of: height, usual: height * 14 / 34, in: rows)
        // The form has its natural height, up to about half: the picture deserves what is left. Most forms are low;
        // they have one height, so that the picture stays while the user looks through the catalog.
        let usual = max(9, height * 13 / 34)
        let formHeight = min(max(usual, formRows), max(usual, height * 16 / 34))
        let resultHeight = splits.cells(.result, of: height, usual: height - formHeight, in: rows)
        let (first, second) = body.splitLeft(left)
        let (catalog, queue) = first.splitTop(height - queueHeight)
        let (form, result) = second.splitTop(height - resultHeight)
        return [.catalog: catalog, .form: form, .queue: queue, .result: result]
    }

    private static func threeColumns(in body: Rect, _ splits: Splits, _ formRows: Int) -> [Pane: Rect] {
        let (width, height, least) = (body.width, body.height, minPaneWidth)
        let catalogWidth = splits.cells(
            .catalog, of: width, usual: min(90, width * 55 / 200), in: least...width - 2 * least)
        // No wider than the largest picture that its height has room for: half as many rows as columns.
        let pictureWidth = 2 * (height - 2 - factRows) + 4
        let resultWidth = splits.cells(
            .right, of: width, usual: min(width * 76 / 200, max(least, pictureWidth)),
            in: least...width - catalogWidth - least)
        let (catalog, rest) = body.splitLeft(catalogWidth)
        let (middle, result) = rest.splitLeft(rest.width - resultWidth)
        // The queue keeps a quarter.
        let formHeight = min(max(minPaneHeight, formRows), height - max(minPaneHeight, height / 4))
        let queueHeight = splits.cells(
            .queue, of: height, usual: height - formHeight, in: minPaneHeight...height - minPaneHeight)
        let (form, queue) = middle.splitTop(height - queueHeight)
        return [.catalog: catalog, .form: form, .queue: queue, .result: result]
    }

    /// Returns the first column or row behind `border`; nil if this arrangement has no such border.
    func boundary(_ border: Splits.Border) -> Int? {
        switch (border, arrangement) {
        case (_, .single), (.right, .twoColumns), (.result, .threeColumns): nil
        case (.catalog, _): panes[.form]?.x
        case (.right, _): panes[.result]?.x
        case (.queue, _): panes[.queue]?.y
        case (.result, _): panes[.result]?.y
        }
    }

    /// The borders that can be dragged; each is two cells wide, one of either pane.
    var borders: [(border: Splits.Border, rect: Rect)] {
        Splits.Border.allCases.compactMap { border in
            guard let boundary = boundary(border) else { return nil }
            guard let pane = border.paneBelow.flatMap({ panes[$0] }) else {
                return (border, Rect(x: boundary - 1, y: body.y, width: 2, height: body.height))
            }
            return (border, Rect(x: pane.x, y: boundary - 1, width: pane.width, height: 2))
        }
    }
}
