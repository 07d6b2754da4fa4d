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
        guard let row = drawing.line.row else { return drawing.isEditing ? "" : "name" }
        return drawing.pane.placeholder(of: row)
    }

    /// Draws the value and returns the columns used in its first row.
    func draw(in frame: inout Frame, _ rect: Rect) -> Int {
        guard isColor, rect.width > 12 else { return drawText(in: &frame, rect) }
        let color = Color(hexadecimal: isEmpty ? node?.defaultText ?? "" : area.edit.text)
        let swatch = drawing.putSwatch(color, in: &frame, rect)
        let rect = Rect(x: rect.x + swatch, y: rect.y, width: rect.width - swatch, height: 1)
        let used = drawText(in: &frame, rect)
        return swatch + used + drawWord(for: color, in: &frame, rect, after: used)
    }

    private func drawText(in frame: inout Frame, _ rect: Rect) -> Int {
        guard !isEmpty else { return drawStandIn(in: &frame, rect) }
        let sent = drawing.line.row.map(drawing.pane.form.text) ?? area.edit.text
        if !drawing.isEditing, masked == nil, let words = FieldWording.invisible(sent) {
            return drawing.put("\(words)", .normal, in: &frame, rect)
        }
        let shown = masked ?? area
        frame.put(
            shown, in: rect, showsCursor: drawing.isEditing, look[.normal], marks: look[.muted], glyphs: look.glyphs)
        return min(rect.width, Self.firstWidth(of: shown.edit.text, upTo: rect.width) + (drawing.isEditing ? 1 : 0))
    }

    /// Returns the columns of the first line of `text`, or `width` for a long one.
    private static func firstWidth(of text: String, upTo width: Int) -> Int {
        let line = text.prefix { $0 != "\n" }.prefix(width + 1)
        return min(width, DisplayText("\(line)").width)
    }

    /// Draws the name of the color, if there is room behind the text. Returns the columns used with the gap.
    private func drawWord(for color: Color?, in frame: inout Frame, _ rect: Rect, after used: Int) -> Int {
        guard let color else { return 0 }
        let word = DisplayText(ColorName(color).name)
        guard used + 2 + word.width <= rect.width else { return 0 }
        return 2 + frame.put(word, x: rect.x + used + 2, y: rect.y, look[.muted])
    }

    private func drawStandIn(in frame: inout Frame, _ rect: Rect) -> Int {
        defer { if drawing.isEditing { frame.cursor = Point(x: rect.x, y: rect.y) } }
        let words = standIn
        guard words.isEmpty else {
            frame.put(
                TextArea(TextEdit(words, multiline: area.edit.isMultiline)), in: rect, showsCursor: false,
                look[.muted], marks: look[.faint], glyphs: look.glyphs)
            return Self.firstWidth(of: words, upTo: rect.width)
        }
        if drawing.isEditing { return 1 }
        // A text of nothing is sent, where nothing is not.
        let isSent = drawing.line.row?.answer == .text("")
        let stands = isSent ? "\"\"" : node.map { FieldWording.unset($0.kind) } ?? ""
        return drawing.put("\(stands)", drawing.role(isSet: isSent), in: &frame, rect)
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
    var outline: String {
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
