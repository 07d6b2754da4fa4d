import Session
import JSON
import Canvas
import Forms
import Domain
import Themes

/// The value of a choice, a toggle or a union: one of several, between arrows.
struct ChoiceValueView {
    let drawing: FieldDrawing
    let node: FieldNode
    let row: FormRow

    private var look: RenderContext { drawing.look }

    /// Draws the value and returns the columns used.
    func draw(in frame: inout Frame, _ rect: Rect) -> Int {
        switch (node.kind, row.answer) {
        case (_, .null): return put("null", isSet: true, in: &frame, rect)
        case (.toggle, _): return drawSwitch(in: &frame, rect)
        case (.choice(let choice), .choice(let value)):
            return put(choice.option(for: value)?.label ?? value.text, isSet: true, in: &frame, rect)
        case (.choice(let choice), .choices(let values)):
            let labels = values.map { choice.option(for: $0)?.label ?? $0.text }
            return put(labels.joined(separator: ", "), isSet: true, in: &frame, rect)
        case (.choice, .custom): return put("custom value", isSet: true, in: &frame, rect)
        case (.choice(let choice), .unset):
            let label = node.defaultValue.map { choice.option(for: $0)?.label ?? $0.lenientString ?? $0.text }
            return put(label ?? FieldWording.unset(node.kind), isSet: false, in: &frame, rect)
        case (.union(let union), .branch(let index, _)) where union.branches.indices.contains(index):
            return put(union.branches[index].label, isSet: true, in: &frame, rect)
        case (_, .verbatim(let json)): return put(json.text, isSet: true, in: &frame, rect)
        default: return put(node.defaultText ?? FieldWording.unset(node.kind), isSet: false, in: &frame, rect)
        }
    }

    private func put(_ label: String, isSet: Bool, in frame: inout Frame, _ rect: Rect) -> Int {
        let arrows = look[drawing.isSelected && drawing.isFocused ? .accent : .muted]
        let room = max(0, rect.width - 4)
        let shown: DisplayText = "\(label)"
        return frame.put(
            [
                Span(look.glyphs.choiceLeft + " ", arrows),
                Span(shown.truncated(to: room, ellipsis: look.glyphs.ellipsis), look[drawing.role(isSet: isSet)]),
                Span(" " + look.glyphs.choiceRight, arrows),
            ], x: rect.x, y: rect.y, width: rect.width)
    }

    private func drawSwitch(in frame: inout Frame, _ rect: Rect) -> Int {
        var isSet = true
        let isOn: Bool?
        if case .toggle(let answer) = row.answer {
            isOn = answer
        } else {
            (isOn, isSet) = (node.defaultValue?.lenientBool, false)
        }
        let mark = isOn == true ? look.glyphs.checkOn : look.glyphs.checkOff
        let used = frame.put(mark, x: rect.x, y: rect.y, look[isOn == true && isSet ? .accent : .muted])
        let word: DisplayText = isOn.map { $0 ? "yes" : "no" } ?? "\(FieldWording.unset(node.kind))"
        return used + 1 + frame.put(word, x: rect.x + used + 1, y: rect.y, look[drawing.role(isSet: isSet)])
    }
}
