/// Every mark the screens use, for terminals that show Unicode and for those that do not.
package struct Glyphs: Hashable, Sendable {
    package let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: DisplayText
    package let barFull, barHalf, barTrack, barUnknown: DisplayText
    package let sliderKnob, scrollThumb, cursorBar: DisplayText
    package let queued, running, completed, failed, cancelled, unknown: DisplayText
    package let bullet, required, choiceLeft, choiceRight, arrow, dot, dash, ellipsis: DisplayText
    package let checkOn, checkOff: DisplayText
    /// Before a header whose rows are shown, and before one whose rows are not.
    package let unfolded, folded: DisplayText
    /// Something is on this machine's disk.
    package let saved: DisplayText

    /// The marks for UTF-8 terminals.
    package static let unicode = Glyphs(
        horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯",
        barFull: "━", barHalf: "╸", barTrack: "─", barUnknown: "┄", sliderKnob: "●", scrollThumb: "┃",
        cursorBar: "▌", queued: "◌", running: "◐", completed: "●", failed: "✗", cancelled: "⊘", unknown: "?",
        bullet: "●", required: "*", choiceLeft: "‹", choiceRight: "›", arrow: "→", dot: "·", dash: "—",
        ellipsis: "…", checkOn: "[x]", checkOff: "[ ]", unfolded: "▾", folded: "▸", saved: "↓")

    /// The marks for everything else; phases keep a shape of their own.
    package static let ascii = Glyphs(
        horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
        barFull: "=", barHalf: "-", barTrack: ".", barUnknown: ":", sliderKnob: "o", scrollThumb: "#",
        cursorBar: ">", queued: ".", running: "~", completed: "*", failed: "x", cancelled: "-", unknown: "?",
        bullet: "*", required: "*", choiceLeft: "<", choiceRight: ">", arrow: "->", dot: "-", dash: "-",
        ellipsis: "~", checkOn: "[x]", checkOff: "[ ]", unfolded: "-", folded: "+", saved: "v")
}
