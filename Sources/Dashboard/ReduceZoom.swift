import Canvas
import Domain
import Session

/// The zoom of the focused pane over the body of the screen.
struct Zoom: Hashable, Sendable {
    /// The pane that had the focus before the result was enlarged; nil if the focused pane was zoomed.
    var origin: Pane?
}

extension State {
    /// True while the focused pane has the body of the screen.
    package var isZoomed: Bool { zoom != nil }

    /// True if zooming changes anything: the screen shows more than one pane.
    var canZoom: Bool { Layout.arrangement(of: size) != .single }

    /// Zooms the focused pane, or shows all panes again.
    mutating func toggleZoom() -> [Effect] {
        if zoom != nil { return leaveZoom() }
        guard canZoom else { return [] }
        zoom = Zoom()
        cursorMoved()
        return []
    }

    /// Zooms the result, or returns from there to the pane that had the focus.
    mutating func toggleEnlarged() -> [Effect] {
        if zoom != nil, focus == .result { return leaveZoom() }
        let origin = focus
        let effects = focus(on: .result)
        if canZoom { zoom = Zoom(origin: origin) }
        return effects
    }

    /// Shows all panes again.
    mutating func leaveZoom() -> [Effect] {
        let origin = zoom?.origin
        zoom = nil
        cursorMoved()
        return origin.map { focus(on: $0) } ?? []
    }

    /// Measures the rows that the form needs, once the screen rests.
    ///
    /// While the user looks through the catalog, the height stays where a few rows are too many, so that the panes
    /// below do not move with every entry.
    mutating func measureForm() {
        noteCollection()
        let layout = layout
        guard let rect = layout.panes[.form] else { return }
        let needed: Int
        if shownCollection != nil {
            previews = nil
            needed = CollectionView.rows(width: rect.width)
        } else if let pane = formPane {
            // Above the result a form takes no more than it has to.
            let fields = pane.naturalRows(width: rect.width, isLow: layout.arrangement == .twoColumns)
            needed = fields + measurePreviews(below: fields)
        } else {
            return
        }
        if needed > formRows || needed < formRows - Self.spareFormRows || focus == .form { formRows = needed }
    }

    /// The rows that a form may have too many while the user looks through the catalog: as many as pictures below it
    /// take, and a few.
    private static let spareFormRows = 18
}
