import Session
import JSON
package import Canvas
import Forms
import Domain
import Themes

/// The value of a typed field: text, secret, URL, date, color, JSON, or the key of an additional value.
struct TextValueView {
    let drawing: FieldDrawing
    /// The field; nil for the key of an additional value.
    let node: FieldNode?
    let area: TextArea

    private var look: RenderContext { drawing.look }
    private var isEmpty: Bool { area.edit.text.isEmpty }

    /// The placeholder while nothing is typed.
    private var standIn: String {
        guard let node else { return drawing.isEditing ? "" : "name" }
        if drawing.line.row?.answer == .null { return "null" }
        if drawing.line.row?.answer == .text("") { return "" }
        return node.defaultText ?? node.outline
    }

    func height(width: Int) -> Int {
        guard area.edit.isMultiline else { return 1 }
        var area = area
        if isEmpty { area = TextArea(TextEdit(standIn, multiline: true), size: area.size) }
        area.resize(to: Size(width: width, height: FormPane.maxTextRows))
        let rows = area.rowCount(upTo: FormPane.maxTextRows)
        return isEmpty ? max(min(rows, 3), drawing.isEditing ? 2 : 1) : max(rows, drawing.isEditing ? 2 : 1)
    }

    func draw(in frame: inout Frame, _ rect: Rect) {
        var rect = rect
        if isColor, rect.width > 12 {
            let color = Color(hexadecimal: isEmpty ? node?.defaultText ?? "" : area.edit.text)
            let used = drawing.putSwatch(color, in: &frame, rect)
            rect = Rect(x: rect.x + used, y: rect.y, width: rect.width - used, height: 1)
            drawWord(for: color, in: &frame, rect)
        }
        guard !isEmpty else { return drawStandIn(in: &frame, rect) }
        let sent = drawing.line.row.map(drawing.pane.form.text) ?? area.edit.text
        if !drawing.isEditing, masked == nil, let words = FieldWording.invisible(sent) {
            drawing.put("\(words)", .normal, in: &frame, rect)
            return
        }
        frame.put(
            masked ?? area, in: rect, showsCursor: drawing.isEditing, look[.normal], marks: look[.muted],
            glyphs: look.glyphs)
    }

    /// Draws the name of the color, if there is room behind the text.
    private func drawWord(for color: Color?, in frame: inout Frame, _ rect: Rect) {
        guard let color else { return }
        let word = DisplayText(ColorName(color).name)
        let used = DisplayText(isEmpty ? standIn : area.edit.text).width + 2
        if used + word.width <= rect.width { frame.put(word, x: rect.x + used, y: rect.y, look[.muted]) }
    }

    private func drawStandIn(in frame: inout Frame, _ rect: Rect) {
        let words = standIn
        if words.isEmpty {
            // A text of nothing is sent, where nothing is not.
            let isSent = drawing.line.row?.answer == .text("")
            let words = isSent ? "\"\"" : node.map { FieldWording.unset($0.kind) } ?? ""
            if !drawing.isEditing { drawing.put("\(words)", drawing.role(isSet: isSent), in: &frame, rect) }
        } else {
            frame.put(
                TextArea(TextEdit(words, multiline: area.edit.isMultiline)), in: rect, showsCursor: false,
                look[.muted], marks: look[.faint], glyphs: look.glyphs)
        }
        if drawing.isEditing { frame.cursor = Point(x: rect.x, y: rect.y) }
    }

    /// The text as dots with the cursor; nil for texts that are not secret.
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

    private var isColor: Bool { if case .text(let text)? = node?.kind { text.format == .color } else { false } }
}

extension FieldNode {
    /// The placeholder without a default: that of the schema, an example, or the notation; may be empty.
    fileprivate var outline: String {
        if let example = examples.first?.lenientString, placeholder == example { return "e.g. \(example)" }
        if !placeholder.isEmpty { return placeholder }
        if case .text(let text) = kind { return text.format.outline }
        return ""
    }
}

extension TextFormat {
    /// The notation of the format; empty if it needs no explanation.
    fileprivate var outline: String {
        switch self {
        case .date: "yyyy-mm-dd"
        case .time: "hh:mm:ss"
        case .dateTime: "yyyy-mm-ddThh:mm:ssZ"
        case .address, .file: "https://…"
        case .color: "#rrggbb"
        default: ""
        }
    }
}

extension Color {
    /// Creates the color of `#rrggbb` or `#rgb`; nil for other texts.
    package init?(hexadecimal text: String) {
        guard text.hasPrefix("#") else { return nil }
        var digits = text.dropFirst().compactMap(\.hexDigitValue)
        guard digits.count == text.count - 1 else { return nil }
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6 || digits.count == 8 else { return nil }
        func part(_ index: Int) -> UInt8 { UInt8(digits[index] * 16 + digits[index + 1]) }
        self = .rgb(part(0), part(2), part(4))
    }
}
