import Session
import Canvas
import Themes

/// The view of the bottom line: the useful keys of this place, from the key map.
struct HintsView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, _ rect: Rect) {
        var x = rect.x + 1
        let end = rect.maxX - drawNotice(in: &frame, rect)
        for spans in Self.fitting(hints, in: end - x) { x += frame.put(spans.spans, x: x, y: rect.y) + Self.gap }
    }

    private struct Hint {
        let action: Action
        let spans: [Span]
        var width: Int { spans.reduce(0) { $0 + $1.text.width } }
    }

    private static let gap = 3

    private var hints: [Hint] {
        state.keyMap.hints(in: state.context).filter { state.isUseful($0.action) }.map { key, action in
            // Sections are left and right of each other: both keys are shown.
            let other = action == .nextSection ? state.keyMap.keyName(for: .previousSection, in: .catalog) : nil
            let keys = [other, key].compactMap(\.self).joined(separator: " ")
            return Hint(
                action: action,
                spans: [
                    Span("\(keys)", look[.key]).of(.action(action)),
                    look.span(" \(state.hint(for: action))", .muted).of(.action(action)),
                ])
        }
    }

    /// Returns the hints that fit into `width` columns; help and quit are the last to be left out.
    private static func fitting(_ hints: [Hint], in width: Int) -> [Hint] {
        var kept = hints
        while kept.reduce(0, { $0 + $1.width + gap }) > width + gap, !kept.isEmpty {
            kept.remove(at: kept.lastIndex { $0.action != .help && $0.action != .quit } ?? kept.count - 1)
        }
        return kept
    }

    /// Draws at the right that another Easel is the active one, if it is, else the question about the background. Returns
    /// the columns used.
    private func drawNotice(in frame: inout Frame, _ rect: Rect) -> Int {
        guard !state.session.isLeading, rect.width >= 60 else {
            return BackgroundNotice(state: state, look: look).draw(in: &frame, rect)
        }
        let notice: DisplayText = rect.width < 80 ? "read-only" : "read-only: another Easel is active"
        frame.put(notice, x: rect.maxX - 1 - notice.width, y: rect.y, look[.muted])
        return notice.width + 3
    }
}
