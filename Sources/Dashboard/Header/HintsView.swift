import Canvas
import Themes

/// The bottom line: the keys that do something here, from the key map.
struct HintsView {
    let state: State
    let look: Look

    func draw(in frame: inout Frame, _ rect: Rect) {
        var x = rect.x + 1
        let needsField: Set<Action> = [.editField, .resetField, .nextOption]
        let hasField = state.form?.field != nil
        for (key, action) in state.keyMap.hints(in: state.context) where hasField || !needsField.contains(action) {
            let word = action.hint
            let spans = [Span("\(key)", look[.key]), look.span(" \(word)", .muted)]
            let width = spans.reduce(0) { $0 + $1.text.width }
            guard x + width < rect.maxX else { break }
            x += frame.put(spans, x: x, y: rect.y) + 3
        }
    }
}
