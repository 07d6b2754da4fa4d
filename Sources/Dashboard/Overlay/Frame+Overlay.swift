import Canvas
import Themes

extension Frame {
    /// Draws an overlay's empty box in `rect`, and gives what is inside it. `leaving` is what Escape does.
    mutating func overlayBox(_ rect: Rect, title: String, leaving: DisplayText, look: Look) -> Rect {
        let ground = look[.overlay]
        fill(rect, ground)
        func span(_ text: DisplayText, _ role: Role) -> Span { Span(text, look[role].on(ground.background)) }
        return box(
            rect, border: look[.borderFocused].on(ground.background), glyphs: look.glyphs,
            title: [span("\(title)", .title)],
            footer: [span("enter", .key), span(" do it  ", .muted), span("esc", .key), span(leaving, .muted)])
    }
}
