/// The glyphs of the screens, for Unicode terminals and for ASCII.
package struct Glyphs: Hashable, Sendable {
    package let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: DisplayText
    package let barFull, barHalf, barTrack, barUnknown: DisplayText
    package let sliderKnob, scrollThumb, cursorBar: DisplayText
    package let queued, running, completed, failed, cancelled, unknown: DisplayText
    package let bullet, required, choiceLeft, choiceRight, arrow, dot, dash, ellipsis: DisplayText
    package let checkOn, checkOff: DisplayText
    /// The markers of an expanded and of a collapsed section.
    package let unfolded, folded: DisplayText
    /// The marker of a file on this machine.
    package let saved: DisplayText

    /// The glyphs for UTF-8 terminals.
    package static let unicode = Glyphs(
        horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯",
        barFull: "━", barHalf: "╸", barTrack: "─", barUnknown: "┄", sliderKnob: "●", scrollThumb: "┃",
        cursorBar: "▌", queued: "◌", running: "◐", completed: "●", failed: "✗", cancelled: "⊘", unknown: "?",
        bullet: "●", required: "*", choiceLeft: "‹", choiceRight: "›", arrow: "→", dot: "·", dash: "—",
        ellipsis: "…", checkOn: "[x]", checkOff: "[ ]", unfolded: "▾", folded: "▸", saved: "↓")

    /// The ASCII glyphs; each phase has a distinct shape.
    package static let ascii = Glyphs(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
        barFull: "=", barHalf: "-", barTrack: ".", barUnknown: ":", sliderKnob: "o", scrollThumb: "#",
        cursorBar: ">", queued: ".", running: "~", completed: "*", failed: "x", cancelled: "-", unknown: "?",
        bullet: "*", required: "*", choiceLeft: "<", choiceRight: ">", arrow: "->", dot: "-", dash: "-",
        ellipsis: "~", checkOn: "[x]", checkOff: "[ ]", unfolded: "-", folded: "+", saved: "v")
}
