import Canvas
import Themes

/// The bottom line: the keys that do something here, from the key map.
struct HintsView {
    let state: State
    let look: Look

    func draw(in frame: inout Frame, _ rect: Rect) {
        var x = rect.x + 1
        let end = rect.maxX - drawNotice(in: &frame, rect)
        for (key, action) in state.keyMap.hints(in: state.context) where state.isUseful(action) {
            let word = state.hint(for: action)
            let spans = [Span("\(key)", look[.key]), look.span(" \(word)", .muted)]
            let width = spans.reduce(0) { $0 + $1.text.width }
            guard x + width < end else { break }
            x += frame.put(spans, x: x, y: rect.y) + 3
        }
    }

    /// Says at the right end that another Easel sends, where it does; gives the columns that takes.
    private func drawNotice(in frame: inout Frame, _ rect: Rect) -> Int {
        guard !state.isLeading, rect.width >= 60 else { return 0 }
        let notice: DisplayText = "another Easel sends"
        frame.put(notice, x: rect.maxX - 1 - notice.width, y: rect.y, look[.muted])
        return notice.width + 3
    }
}
