import Canvas
import JSON
import Forms
import Domain
import Session
import Themes

/// The value of a header: a fold mark, and the number of rows under it or of answers among them, or a color.
struct HeaderValueView {
    let drawing: FieldDrawing
    let node: FieldNode
    let row: FormRow

    private var look: RenderContext { drawing.look }

    /// Draws the value and returns the columns used.
    func draw(in frame: inout Frame, _ rect: Rect) -> Int {
        let (words, isSet) = words
        if let color {
            let mark = Self.put("", isSet: true, isFolded: row.isFolded, drawing, in: &frame, rect)
            let place = Rect(x: rect.x + mark, y: rect.y, width: max(0, rect.width - mark), height: 1)
            let used = drawing.putSwatch(color, in: &frame, place)
            return mark + used
                + frame.put(
                    "\(ColorName(color).name)", x: place.x + used, y: rect.y, width: max(0, place.width - used),
                    look[.normal])
        } else {
            return Self.put(
                words, isSet: isSet, isFolded: row.isFoldable ? row.isFolded : nil, drawing, in: &frame, rect)
        }
    }

    /// Draws `words` behind the fold mark of a header. Returns the columns used.
    ///
    /// - `isFolded`: nil for a header without rows, which has no mark.
    @discardableResult
    static func put(
        _ words: String, isSet: Bool, isFolded: Bool?, _ drawing: FieldDrawing, in frame: inout Frame, _ rect: Rect
    ) -> Int {
        let look = drawing.look
        var spans: [Span] = []
        if let isFolded {
            let mark = isFolded ? look.glyphs.folded : look.glyphs.unfolded
            spans.append(Span(mark + " ", look[drawing.isSelected && drawing.isFocused ? .accent : .muted]))
        }
        spans.append(Span("\(words)", look[drawing.role(isSet: isSet)]))
        return frame.put(spans, x: rect.x, y: rect.y, width: rect.width)
    }

    private var words: (String, isSet: Bool) {
        switch (node.kind, row.answer) {
        case (_, .null): return ("null", true)
        case (_, .verbatim(let json)): return (json.text, true)
        case (.multiSelect(let several), .choices(let values)): return (labels(of: values, several), true)
        case (.list, .list(let items)): return (Wording.plural(items.count, "item"), true)
        case (.map, .map(let entries)): return (Wording.plural(entries.count, "value"), true)
        // The rows of an unfolded group are visible.
        case (.group, _) where !row.isFolded, (.tuple, _) where !row.isFolded: return ("", true)
        case (.tuple(let tuple), .list(let items)):
            return ("\(items.count { !$0.isBlank }) of \(max(items.count, tuple.items.count)) set", true)
        case (.tuple(let tuple), _): return (unset(or: Wording.plural(tuple.items.count, "field")), false)
        case (.group(let group), .group(let answer)) where answer.setCount > 0:
            return ("\(answer.setCount) of \(group.members.count + answer.rest.count) set", true)
        case (.group(let group), _):
            return (unset(or: group.members.isEmpty ? "" : Wording.plural(group.members.count, "field")), false)
        default: return (unset(or: FieldWording.unset(node.kind)), false)
        }
    }

    private func labels(of values: [JSON], _ several: MultiSelectField) -> String {
        values.map { value in several.options.first { $0.value == value }?.label ?? value.text }
            .joined(separator: ", ")
    }

    private func unset(or words: String) -> String {
        guard let value = node.defaultValue, !value.isNull, value.array?.isEmpty != true, value.object?.isEmpty != true
        else { return words }
        if case .multiSelect(let several) = node.kind, let values = value.array {
            return labels(of: values, several)
        }
        return value.text
    }

    private var color: Color? {
        guard case .group(let group) = node.kind, group.isColor, case .group(let parts) = row.answer else {
            return nil
        }
        let values = ["r", "g", "b"].map { name -> UInt8? in
            if case .text(let text) = parts[name] { UInt8(text) } else { nil }
        }
        guard let red = values[0], let green = values[1], let blue = values[2] else { return nil }
        return .rgb(red, green, blue)
    }
}

extension GroupAnswer {
    /// The number of answered fields.
    fileprivate var setCount: Int { answeredNames.count { !self[$0].isBlank } + rest.count }
}
