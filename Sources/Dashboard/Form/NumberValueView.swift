import Session
import JSON
import Canvas
import Forms
import Domain
import Themes

/// The value of a number: a slider if both bounds are known, and the number.
struct NumberValueView {
    let drawing: FieldDrawing
    let node: FieldNode
    let number: NumberField
    let isSeed: Bool
    let area: TextArea

    private var look: RenderContext { drawing.look }

    /// Returns the columns of a slider in `width`: it leaves room for the number and its bounds, and where it stays long
    /// enough, for the word that it is the default.
    private static func slider(in width: Int) -> Int { min(38, max(min(20, width - 14), width - 25)) }

    /// Draws the value and returns the columns used.
    func draw(in frame: inout Frame, _ rect: Rect) -> Int {
        var x = rect.x
        let text = area.edit.text
        let isUnset = text.isEmpty
        let shown = isUnset ? node.defaultText ?? "" : text
        if !isSeed, number.sliderRange != nil, rect.width >= 26 {
            let width = Self.slider(in: rect.width)
            if let fraction = number.fraction(of: shown) {
                frame.slider(
                    x: x, y: rect.y, width: width, fraction: fraction, filled: look[isUnset ? .muted : .accent],
                    track: look[.track], knob: look[isUnset ? .muted : .strong], glyphs: look.glyphs)
            } else {
                frame.bar(
                    x: x, y: rect.y, width: width, fraction: nil, filled: look[.accent], track: look[.track],
                    glyphs: look.glyphs)
            }
            x += width + 2
        }
        let room = max(0, rect.maxX - x)
        guard isUnset else {
            frame.put(
                area, in: Rect(x: x, y: rect.y, width: room, height: 1), showsCursor: drawing.isEditing,
                look[.strong], marks: look[.muted], glyphs: look.glyphs)
            return x - rect.x + min(room, DisplayText(text).width + (drawing.isEditing ? 1 : 0))
        }
        if drawing.isEditing { frame.cursor = Point(x: x, y: rect.y) }
        return x - rect.x + frame.put(standIn(shown), x: x, y: rect.y, width: room, look[.muted])
    }

    private func standIn(_ shown: String) -> DisplayText {
        if drawing.line.row?.answer == .null { return "null" }
        if !shown.isEmpty { return "\(shown)" }
        if isSeed { return "random" }
        return drawing.isEditing ? "" : "\(FieldWording.unset(node.kind))"
    }
}
