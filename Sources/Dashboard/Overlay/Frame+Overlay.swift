import Canvas
import Themes

extension Frame {
    /// Draws an overlay's empty box in `rect`, and gives what is inside it. `keys` are named below it, with what
    /// each does; `counts` stand beside its title.
    mutating func overlayBox(
        _ rect: Rect, title: String, counts: String = "", keys: [(key: DisplayText, does: DisplayText)], look: Look
    ) -> Rect {
        let ground = look[.overlay]
        fill(rect, ground)
        func span(_ text: DisplayText, _ role: Role) -> Span { Span(text, look[role].on(ground.background)) }
        let footer = keys.enumerated().flatMap { place, each in
            [span(each.key, .key), span(" " + each.does + (place < keys.count - 1 ? "  " : ""), .muted)]
        }
        return box(
            rect, border: look[.borderFocused].on(ground.background), glyphs: look.glyphs,
            title: [span("\(title)", .title)], trailingTitle: [span("\(counts)", .muted)], footer: footer)
    }
}
