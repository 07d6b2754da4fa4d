import Canvas
import Themes

/// A key in the footer of an overlay.
struct OverlayKey {
    let key: DisplayText
    let does: DisplayText
    let action: Action

    /// Creates the footer key for `action`; nil if it has no key in `place`.
    init?(_ action: Action, _ does: DisplayText, in place: KeyContext, _ keyMap: KeyMap) {
        guard let name = keyMap.keyName(for: action, in: place) else { return nil }
        key = "\(name)"
        self.does = does
        self.action = action
    }
}

extension Frame {
    /// Draws the empty box of an overlay and returns its inside.
    ///
    /// - `counts`: A text at the right of the title.
    /// - `keys`: The keys in the footer, with their labels.
    mutating func overlayBox(
        _ rect: Rect, title: String, counts: String = "", keys: [OverlayKey], look: RenderContext
    ) -> Rect {
        let base = look[.overlay]
        zone(bounds, Target.outside)
        zone(rect, Target.overlay)
        fill(rect, base)
        func span(_ text: DisplayText, _ role: Role) -> Span { Span(text, look[role].on(base.background)) }
        let footer = keys.enumerated().flatMap { place, each in
            [
                span(each.key, .key).of(.action(each.action)), span(" " + each.does, .muted).of(.action(each.action)),
                span(place < keys.count - 1 ? "  " : "", .muted),
            ]
        }
        return box(
            rect, border: look[.borderFocused].on(base.background), glyphs: look.glyphs,
            title: [span("\(title)", .title)], trailingTitle: [span("\(counts)", .muted)], footer: footer)
    }

    /// Draws the filter of a list in the first row of `rect`, with the terminal's cursor.
    mutating func filterLine(_ chooser: Chooser, in rect: Rect, look: RenderContext) {
        let background = look[.overlay].background
        put("/", x: rect.x, y: rect.y, look[.accent].on(background))
        let place = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 2, height: 1)
        put(
            TextArea(chooser.list.filter), in: place, showsCursor: true, look[.strong].on(background),
            marks: look[.muted].on(background), glyphs: look.glyphs)
        if chooser.list.filter.text.isEmpty {
            put(
                chooser.isNaming ? "Name" : "Type to filter", x: rect.x + 2, y: rect.y, width: rect.width - 2,
                look[.muted].on(background))
        }
    }
}
