import Session
import Canvas
import Themes

/// The view of the line of tabs, one for each pane.
struct TabsView {
    let state: State
    let look: RenderContext

    /// The width of all tabs without counts.
    private static let tabsWidth = Pane.allCases.reduce(0) { $0 + 1 + "\($1.rawValue)".count + 1 + $1.title.count + 1 }

    /// The counts of the queue by state, most important first, as many as fit.
    private func queueCounts(isFocused: Bool, room: Int) -> [Span] {
        let queue = state.queue
        let runs = state.session.runs
        let failed = state.unseenFailedCount
        let counts: [(Int, String, Role)] = [
            (runs.askingCount, runs.askingCount == 1 ? "needs you" : "need you", .warn),
            (runs.unknownCount, "unknown", .warn), (failed, "failed", .bad),
            (runs.sendingCount, "sending", .queued), (runs.waitingCount, "waiting", .queued),
            (runs.liveCount, "active", .live), (queue.unseen.count - failed, "new", .good),
        ]
        var spans: [Span] = []
        var room = room
        for (count, word, role) in counts where count > 0 {
            let isFirst = spans.isEmpty
            // New results are counted among the other states most of the time, so they are shown only alone.
            if word == "new", !isFirst { break }
            let dot = Span(isFirst ? " " : " \(look.glyphs.dot.string) ", tab(.muted, isFocused))
            let text = Span("\(count) \(word)", tab(role, isFocused))
            room -= dot.text.width + text.text.width
            guard isFirst || room >= 0 else { break }
            spans += [dot, text]
        }
        return spans
    }

    /// Returns the style of `role` on a tab; the focused pane's tab has the background of the cursor's row.
    private func tab(_ role: Role, _ isFocused: Bool) -> Style {
        isFocused ? look.onCursorRow(look[role], isFocused: true) : look[role]
    }

    func draw(in frame: inout Frame, _ rect: Rect) {
        var x = rect.x
        for pane in Pane.allCases {
            let isFocused = pane == state.focus
            var spans = [
                Span(" \(pane.rawValue) ", tab(isFocused ? .accent : .muted, isFocused)),
                Span("\(pane.title)", tab(isFocused ? .strong : .muted, isFocused)),
            ]
            if pane == .queue { spans += queueCounts(isFocused: isFocused, room: rect.width - Self.tabsWidth) }
            spans.append(Span(" ", tab(isFocused ? .strong : .muted, isFocused)))
            spans = spans.map { $0.of(.tab(pane)) }
            x += frame.put(spans, x: x, y: rect.y, width: max(0, rect.maxX - x))
        }
        let notice = zoomNotice
        let width = notice.reduce(0) { $0 + $1.text.width }
        if width > 0, x + 2 + width < rect.maxX { frame.put(notice, x: rect.maxX - 1 - width, y: rect.y) }
    }

    /// The note that the pane is zoomed, with the key that shows all panes; empty if it is not.
    private var zoomNotice: [Span] {
        guard state.isZoomed, state.canZoom else { return [] }
        guard let key = state.keyMap.keyName(for: .zoom, in: state.focus.context) else {
            return [look.span("zoomed", .muted)]
        }
        return [
            look.span("zoomed  ", .muted), look.span("\(key)", .key).of(.action(.zoom)),
            look.span(" back", .muted).of(.action(.zoom)),
        ]
    }
}
