package import Canvas
package import Themes

/// The theme and the glyphs to draw with.
package struct RenderContext: Sendable {
    package let theme: Theme
    package let glyphs: Glyphs

    /// Creates a context.
    package init(theme: Theme, glyphs: Glyphs) {
        self.theme = theme
        self.glyphs = glyphs
    }

    /// A context without styles, for drawing that only records where things are.
    static let bare = RenderContext(theme: Theme(name: "", background: .any, styles: [:]), glyphs: .unicode)

    /// The style of `role`.
    package subscript(role: Role) -> Style { theme[role] }

    /// Returns the style of `role` in bold, unless its color is one of the first eight, which many terminals then
    /// brighten.
    func bold(_ role: Role) -> Style {
        Self.bold(self[role])
    }

    private static func bold(_ style: Style) -> Style {
        if case .indexed(let number) = style.foreground, number < 8 { return style }
        return style.with(.bold)
    }

    /// Returns `style` as it looks on the cursor's row.
    ///
    /// Text keeps its color. A reversed row, or one with a foreground of its own, has one style throughout: with few
    /// colors, no background keeps all foregrounds legible.
    func onCursorRow(_ style: Style, isFocused: Bool) -> Style {
        let row = self[isFocused ? .cursorRow : .cursorRowUnfocused]
        if row.foreground != .terminal || row.attributes.contains(.reverse) { return row }
        let marked = style.on(row.background).with(row.attributes.subtracting(.bold))
        return row.attributes.contains(.bold) ? Self.bold(marked) : marked
    }

    /// Returns the style of the bar at the left of the cursor's row.
    func cursorBar(isFocused: Bool) -> Style {
        let row = self[isFocused ? .cursorRow : .cursorRowUnfocused]
        return row.foreground != .terminal ? row : self[isFocused ? .cursorMark : .muted].on(row.background)
    }

    /// True if the terminal shows ASCII only.
    var isASCII: Bool { glyphs == .ascii }

    /// Returns a run's detail, with the separator between its answers in this terminal's glyphs.
    func detail(_ detail: String) -> DisplayText {
        DisplayText(isASCII ? detail.split(separator: " · ").joined(separator: " \(glyphs.dot.string) ") : detail)
    }

    /// Returns a sentence of Easel's own for display; on an ASCII terminal an ellipsis becomes three dots.
    func words(_ sentence: String) -> DisplayText {
        guard isASCII else { return DisplayText(sentence) }
        return DisplayText(sentence.split(separator: "…", omittingEmptySubsequences: false).joined(separator: "..."))
    }

    /// Returns a span of `text` in the style of `role`.
    func span(_ text: DisplayText, _ role: Role) -> Span { Span(text, theme[role]) }
}

extension Frame {
    /// Draws a pane's border, number and title, and returns its inside.
    ///
    /// Focus shows in three ways: the color of the border, the weight of the title, and, by the caller, the cursor's
    /// row.
    mutating func pane(
        _ pane: Pane, _ rect: Rect, title: [Span], counts: [Span] = [], footer: [Span] = [], isFocused: Bool,
        look: RenderContext
    ) -> Rect {
        zone(rect, Target.pane(pane))
        let number = Span("\(pane.rawValue) ", isFocused ? look[.accent] : look[.muted])
        return box(
            rect, border: look[isFocused ? .borderFocused : .border], glyphs: look.glyphs,
            title: [number] + title, trailingTitle: counts, footer: footer)
    }

    /// Draws the visible rows of a pane's list with `draw`, and a scroll bar in the pane's border.
    ///
    /// - `target`: The mouse target of the row with this index.
    /// - `inner`: The inside of the pane, as `pane` returned it; the rows reach to the border on both sides.
    mutating func rows(
        of window: ListWindow, in inner: Rect, isFocused: Bool, look: RenderContext, as target: (Int) -> Target,
        draw: (_ frame: inout Frame, _ index: Int, _ row: Rect) -> Void
    ) {
        for (line, index) in window.visible.enumerated() {
            let row = Rect(x: inner.x - 1, y: inner.y + line, width: inner.width + 2, height: 1)
            zone(row, target(index))
            draw(&self, index, row)
        }
        scrollbar(
            Rect(x: inner.maxX + 1, y: inner.y, width: 1, height: inner.height), window: window,
            thumb: look[isFocused ? .borderFocused : .muted], track: look[isFocused ? .borderFocused : .border],
            glyphs: look.glyphs)
    }

    /// Gives a drawn row the background and the bar of the cursor's row.
    mutating func cursorRow(_ rect: Rect, isFocused: Bool, look: RenderContext) {
        restyle(rect) { look.onCursorRow($0, isFocused: isFocused) }
        cell(look.glyphs.cursorBar, x: rect.x, y: rect.y, look.cursorBar(isFocused: isFocused))
    }

    /// Draws the lines of an empty pane: a sentence, and muted below it the key that helps.
    mutating func emptyState(_ lines: [DisplayText], in rect: Rect, look: RenderContext) {
        let wrapped = lines.filter { !$0.isEmpty }.enumerated().flatMap { index, line in
            line.wrapped(to: max(1, rect.width - 2)).map { ($0, index == 0 ? Role.normal : .muted) }
        }
        let top = rect.y + max(0, (rect.height - wrapped.count) / 3)
        for (index, (line, role)) in wrapped.enumerated() where top + index < rect.maxY {
            put(line, x: rect.x, y: top + index, width: rect.width, look[role], align: .center)
        }
    }
}
