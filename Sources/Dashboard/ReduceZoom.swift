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
        let effects = showResultPane()
        if canZoom { zoom = Zoom(origin: origin) }
        return effects
    }

    /// Focuses the result, by a key that is not about focus.
    mutating func showResultPane() -> [Effect] {
        let isFromForm = focus == .form
        let effects = focus(on: .result)
        isResultFromForm = isFromForm
        return effects
    }

    /// Runs the selected run again. In a result that was shown from a form the same key meant that form, so there it is
    /// to be pressed twice.
    mutating func runShownAgain() -> [Effect] {
        guard focus == .result, isResultFromForm else { return runAgain() }
        isResultFromForm = false
        let key = keyMap.keyName(for: .runAgain, in: .result)
        toasts.show(.note, "\(key.map { "Press \($0) once" } ?? "Once") more to run this result again.", at: now)
        return []
    }

    /// Shows all panes again.
    mutating func leaveZoom() -> [Effect] {
        // From another pane than the enlarged one there is no way back to where that was.
        let origin = focus == .result ? zoom?.origin : nil
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
            needed = layout.arrangement == .twoColumns ? 0 : CollectionView.rows(width: rect.width)
        } else if let pane = formPane {
            // Above the result a form takes no more than it has to.
            let fields = pane.naturalRows(width: rect.width, isLow: layout.arrangement == .twoColumns)
            needed = fields + measurePreviews(below: fields)
        } else {
            return
        }
        let spare = layout.arrangement == .twoColumns ? Self.spareFormRows : Self.spareFormRows + FormPreviews.usualRows
        if needed > formRows || needed < formRows - spare || focus == .form { formRows = needed }
    }

    /// The rows that a form may have too many while the user looks through the catalog.
    private static let spareFormRows = 4
}
