import Canvas
import Domain
import Themes

/// A typed answer: texts, secrets, addresses, dates, colours, JSON, and names of further values.
struct TextValueView {
    let drawing: FieldDrawing
    /// The field; nil for the name of a further value.
    let node: FieldNode?
    let area: TextArea

    private var look: Look { drawing.look }
    private var isEmpty: Bool { area.edit.text.isEmpty }

    /// What stands there while nothing is typed.
    private var standIn: String {
        guard let node else { return drawing.isEditing ? "" : "enter a name" }
        if drawing.line.row?.answer == .null { return "null" }
        return node.defaultText ?? node.placeholder
    }

    func height(width: Int) -> Int {
        guard area.edit.isMultiline else { return 1 }
        var area = area
        if isEmpty { area = TextArea(TextEdit(standIn, multiline: true), size: area.size) }
        area.resize(to: Size(width: width, height: FormState.mostTextRows))
        let rows = area.rowCount(upTo: FormState.mostTextRows)
        return isEmpty ? max(min(rows, 3), drawing.isEditing ? 2 : 1) : max(rows, drawing.isEditing ? 2 : 1)
    }

    func draw(in frame: inout Frame, _ rect: Rect) {
        guard !isEmpty else { return drawStandIn(in: &frame, rect) }
        var rect = rect
        if let colour = swatch, rect.width > 12 {
            frame.put("  ", x: rect.maxX - 2, y: rect.y, Style(background: colour))
            rect.width -= 3
        }
        frame.put(
            masked ?? area, in: rect, showsCursor: drawing.isEditing, look[.normal], marks: look[.muted],
            glyphs: look.glyphs)
    }

    private func drawStandIn(in frame: inout Frame, _ rect: Rect) {
        let words = standIn
        if words.isEmpty {
            if !drawing.isEditing { drawing.put(look.glyphs.dash, .muted, in: &frame, rect) }
        } else {
            frame.put(
                TextArea(TextEdit(words, multiline: area.edit.isMultiline)), in: rect, showsCursor: false,
                look[.muted], marks: look[.faint], glyphs: look.glyphs)
        }
        if drawing.isEditing { frame.cursor = Point(x: rect.x, y: rect.y) }
    }

    /// The text as dots, with the cursor where it is; nil for what may be seen.
    private var masked: TextArea? {
        guard case .text(let text)? = node?.kind, text.isSecret else { return nil }
        let dot = look.isASCII ? "*" : look.glyphs.bullet.string
        let before = area.edit.text.utf8.prefix(area.edit.cursor)
        let place = String(Substring(before)).count
        var dots = TextArea(TextEdit(String(repeating: dot, count: area.edit.text.count)), size: area.size)
        dots.change {
            $0.move(to: place * dot.utf8.count)
            return true
        }
        return dots
    }

    /// The colour that is typed; nil for no colour.
    private var swatch: Color? {
        guard case .text(let text)? = node?.kind, text.format == .colour else { return nil }
        return Color(hexadecimal: area.edit.text)
    }
}

extension Color {
    /// The colour that `text` writes as `#rrggbb` or `#rgb`; nil for anything else.
    init?(hexadecimal text: String) {
        guard text.hasPrefix("#") else { return nil }
        var digits = text.dropFirst().compactMap(\.hexDigitValue)
        guard digits.count == text.count - 1 else { return nil }
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6 || digits.count == 8 else { return nil }
        func part(_ index: Int) -> UInt8 { UInt8(digits[index] * 16 + digits[index + 1]) }
        self = .rgb(part(0), part(2), part(4))
    }
}
