import Session
import JSON
import Canvas
import Forms
import Domain
import Themes

/// The value of a number: a slider if both bounds are known, the number, and its bounds.
struct NumberValueView {
    let drawing: FieldDrawing
    let node: FieldNode
    let number: NumberField
    let isSeed: Bool
    let area: TextArea

    private var look: RenderContext { drawing.look }

    func draw(in frame: inout Frame, _ rect: Rect) {
        var x = rect.x
        let text = area.edit.text
        let isUnset = text.isEmpty
        let shown = isUnset ? node.defaultText ?? "" : text
        if !isSeed, number.sliderRange != nil, rect.width >= 26 {
            let width = min(24, rect.width - 14)
            if let fraction = number.fraction(of: shown) {
                frame.slider(
                    x: x, y: rect.y, width: width, fraction: fraction, filled: look[isUnset ? .muted : .accent],
                    track: look[.track], knob: look[isUnset ? .muted : .strong], glyphs: look.glyphs)
            } else {
                frame.bar(
                    x: x, y: rect.y, width: width, fraction: nil, filled: look[.accent], track: look[.track],
                    glyphs: look.glyphs)
            }
            x += width + 1
        }
        let room = max(0, rect.maxX - x)
        let value = Rect(x: x, y: rect.y, width: room, height: 1)
        var used = 0
        if isUnset {
            let words = standIn(shown)
            used = frame.put(words, x: x, y: rect.y, width: room, look[.muted])
            if drawing.isEditing { frame.cursor = Point(x: x, y: rect.y) }
        } else {
            used = min(room, DisplayText(text).width + (drawing.isEditing ? 1 : 0))
            frame.put(
                area, in: value, showsCursor: drawing.isEditing, look[.strong], marks: look[.muted], glyphs: look.glyphs
            )
        }
        // Bounds of the same width are aligned.
        let least = max(used, 2, min(number.maximum?.lexeme.utf8.count ?? 0, 4))
        if let bounds, least + 4 + bounds.width <= room {
            frame.put(bounds, x: x + least + 2, y: rect.y, look[.muted])
        }
    }

    private func standIn(_ shown: String) -> DisplayText {
        if drawing.line.row?.answer == .null { return "null" }
        if !shown.isEmpty { return "\(shown)" }
        if isSeed { return "random" }
        return drawing.isEditing ? "" : "\(FieldWording.unset(node.kind))"
    }

    private var bounds: DisplayText? {
        // The bounds of a seed or a 64-bit integer do not help.
        if isSeed { return drawing.isEditing ? "(R new seed)" : nil }
        if let most = number.maximum?.double, most > 1_000_000 { return nil }
        if number.excludesMinimum || number.excludesMaximum { return "(\(FieldWording.range(number)))" }
        return switch (number.minimum?.lexeme, number.maximum?.lexeme) {
        case (let low?, let high?): "(\(low)\(look.isASCII ? "-" : "–")\(high))"
        case (let low?, nil): "(from \(low))"
        case (nil, let high?): "(up to \(high))"
        case (nil, nil): nil
        }
    }
}
