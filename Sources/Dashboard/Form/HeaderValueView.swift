import Canvas
import Domain
import Themes

/// What a header says of the rows under it: how many items, how many answers, a colour.
struct HeaderValueView {
    let drawing: FieldDrawing
    let node: FieldNode
    let row: FormRow

    private var look: Look { drawing.look }

    func draw(in frame: inout Frame, _ rect: Rect) {
        let (words, isSet) = words
        let used = drawing.put("\(words)", drawing.role(isSet: isSet), in: &frame, rect)
        if let colour, used + 4 <= rect.width {
            frame.put("  ", x: rect.x + used + 2, y: rect.y, Style(background: colour))
        }
    }

    private var words: (String, isSet: Bool) {
        switch (node.kind, row.answer) {
        case (_, .null): ("null", true)
        case (_, .verbatim(let json)): (json.text, true)
        case (.severalChoices(let several), .choices(let values)):
            (
                values.map { value in several.options.first { $0.value == value }?.label ?? value.text }
                    .joined(separator: ", "), true
            )
        case (.list, .list(let items)), (.tuple, .list(let items)): (Wording.plural(items.count, "item"), true)
        case (.map, .map(let entries)): (Wording.plural(entries.count, "value"), true)
        case (.group, .group(let group)):
            (group.setCount == 0 ? "nothing set" : "\(group.setCount) set", group.setCount > 0)
        case (.group, _): (unset(or: "nothing set"), false)
        default: (unset(or: look.glyphs.dash.string), false)
        }
    }

    private func unset(or words: String) -> String {
        guard let value = node.defaultValue, !value.isNull, value.array?.isEmpty != true, value.object?.isEmpty != true
        else { return words }
        if case .severalChoices(let several) = node.kind, let values = value.array {
            return values.map { value in several.options.first { $0.value == value }?.label ?? value.text }
                .joined(separator: ", ")
        }
        return value.text
    }

    private var colour: Color? {
        guard case .group(let group) = node.kind, group.isColour, case .group(let parts) = row.answer else {
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
    /// How many of its fields are answered.
    fileprivate var setCount: Int { answeredNames.count { !self[$0].isBlank } + rest.count }
}
