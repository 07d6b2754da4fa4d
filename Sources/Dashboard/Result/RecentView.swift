import Canvas
import Domain
import Session
import Themes

/// The view of the strip of recent results: small pictures with their ages, the shown one accented.
struct RecentView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, _ layout: ResultLayout) {
        guard let rect = layout.recent, !state.result.recent.isEmpty else { return }
        let used = frame.put("Recent", x: rect.x, y: rect.y, width: rect.width, look[.muted])
        let hint = steps
        let width = hint.reduce(0) { $0 + $1.text.width }
        if used + width + 2 <= rect.width { frame.put(hint, x: rect.maxX - width, y: rect.y) }
        for (index, id) in state.result.recent.prefix(layout.thumbnailCount).enumerated() {
            guard let run = state.session.runs[id] else { continue }
            let cell = layout.thumbnail(at: index)
            ThumbnailView(run, layout.thumbnail, state, look).draw(in: &frame, cell)
            let isShown = id == state.queue.selectedID
            frame.put(
                "\(Self.age(run, now: state.now))", x: cell.x, y: cell.maxY, width: cell.width,
                look[isShown ? .accent : .muted])
            frame.zone(Rect(x: cell.x, y: cell.y, width: cell.width, height: cell.height + 1), Target.result(id))
        }
    }

    /// The keys that step through the results, where they work.
    private var steps: [Span] {
        let keys = [Action.previousResult, .nextResult].compactMap {
            state.keyMap.keyName(for: $0, in: state.context)
        }
        return keys.count < 2
            ? [] : [look.span("\(keys.joined(separator: " "))", .muted), look.span(" to step", .faint)]
    }

    /// Returns the age of `run` in six columns: `now`, `12 min`, `5 h`, `29 Nov`.
    static func age(_ run: Run, now: Timestamp) -> String {
        guard let moment = run.createdAt ?? run.endedAt else { return "" }
        return Wording.shortAgo(moment, now: now)
    }
}
