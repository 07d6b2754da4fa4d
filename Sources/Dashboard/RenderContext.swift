package import Canvas
package import Themes

/// What drawing needs besides the state: colors and marks.
package struct RenderContext: Sendable {
    package let theme: Theme
    package let glyphs: Glyphs

    package init(theme: Theme, glyphs: Glyphs) {
        self.theme = theme
        self.glyphs = glyphs
    }

    /// A look without any, for drawing that only asks where things are.
    static let bare = RenderContext(theme: Theme(name: "", background: .any, styles: [:]), glyphs: .unicode)

    /// The style of `role`.
    package subscript(role: Role) -> Style { theme[role] }

    /// The look of `role`, bold where that cannot change its color: many terminals show the first eight brighter.
    func bold(_ role: Role) -> Style {
        if case .indexed(let number) = self[role].foreground, number < 8 { return self[role] }
        return self[role].with(.bold)
    }

    /// A cell of look `style` as it is on the cursor's row.
    ///
    /// A row that is reversed, or has a foreground of its own, looks the same all along: where there are few colors,
    /// no ground leaves all the others legible, and bold may be drawn as another color.
    func onCursorRow(_ style: Style, isFocused: Bool) -> Style {
        let row = self[isFocused ? .cursorRow : .cursorRowUnfocused]
        if row.foreground != .terminal || row.attributes.contains(.reverse) { return row }
        return style.on(row.background).with(row.attributes)
    }

    /// The look of the bar before the cursor's row.
    func cursorBar(isFocused: Bool) -> Style {
        let row = self[isFocused ? .cursorRow : .cursorRowUnfocused]
        return row.foreground != .terminal ? row : self[isFocused ? .cursorMark : .muted].on(row.background)
    }

    /// Whether the terminal shows ASCII only.
    var isASCII: Bool { glyphs == .ascii }

    /// A run's detail; what Easel has put between its answers is a mark of this terminal's.
    func detail(_ detail: String) -> DisplayText {
        DisplayText(isASCII ? detail.split(separator: " · ").joined(separator: " \(glyphs.dot.string) ") : detail)
    }

    /// A sentence of Easel's own, with three dots in the place of an ellipsis where the terminal shows ASCII only.
    func words(_ sentence: String) -> DisplayText {
        guard isASCII else { return DisplayText(sentence) }
        return DisplayText(sentence.split(separator: "…", omittingEmptySubsequences: false).joined(separator: "..."))
    }

    /// A span of `text` in `role`.
    func span(_ text: DisplayText, _ role: Role) -> Span { Span(text, theme[role]) }
}

extension Frame {
    /// Draws a pane's border, its number and title, and says whether it has the focus by three signs:
    /// the border's color, the title's weight, and (by the caller) the cursor row.
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

    /// Draws the rows of a pane's list with `draw`, and in the pane's border where they are in the list.
    ///
    /// - Parameters:
    ///   - target: What a row is to the mouse.
    ///   - inner: The pane's inside, as `pane` gave it; the rows reach to the border at both sides.
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

    /// Lays the cursor row's ground under a row that is already drawn, and its bar before it.
    mutating func cursorRow(_ rect: Rect, isFocused: Bool, look: RenderContext) {
        restyle(rect) { look.onCursorRow($0, isFocused: isFocused) }
        cell(look.glyphs.cursorBar, x: rect.x, y: rect.y, look.cursorBar(isFocused: isFocused))
    }

    /// Sentences in the middle of an empty pane: what there is to say, and the key that helps beneath it.
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
