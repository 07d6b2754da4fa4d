import JSON
import Canvas
import Forms
import Domain
import Session

/// The help of the field under the cursor: its description, its requirements, and problems of its schema.
struct FieldHelp {
    let form: Form
    let row: FormRow
    let isEditing: Bool
    let keyMap: KeyMap

    private var node: FieldNode { form.node(row) }

    /// The description of the field, and the problems of its schema.
    var words: [String] {
        // The text after the description must not read as its end.
        let isSentence = node.help.last.map { ".!?".contains($0) } ?? true
        var words = [isSentence ? node.help : node.help + "."]
        if node.isDeprecated { words.append("Deprecated.") }
        return (words + node.notices.map(Wording.sentence)).filter { !$0.isEmpty }
    }

    /// The requirements for the answer, and while it is edited the keys that help.
    var hints: [String] {
        // A pattern comes last, so that no text after it reads as its end.
        let requirements = FieldWording.requirements(of: node)
        let isPattern = { (words: String) in words.contains("must match ") }
        return requirements.filter { !isPattern($0) }.map(Wording.sentence) + (isEditing ? waysToAnswer : [])
            + requirements.filter(isPattern).map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    private var waysToAnswer: [String] {
        var hints: [String] = []
        switch node.kind {
        case .choice(let choice) where choice.options.count > 1:
            hints.append(
                choices(choice.options.count)
                    + (choice.customField == nil || !takesEnter ? "." : " or takes a custom value."))
        case .multiSelect(let several): hints.append(choices(several.options.count) + ".")
        case .union(let union):
            hints.append(Wording.sentence(FieldWording.sides(union)) + (takesEnter ? " Enter shows them." : ""))
        case .text(let text) where text.format.isMoment:
            hints.append("Left and right change the \(text.format == .date ? "day" : "minute").")
        case .list where row.answer == .unset:
            hints.append(
                takesEnter ? "Enter adds an item." : keyMap.sentence("adds an item", by: .addItem, in: .field))
        case .seed:
            if let last = form.lastSeed(of: row) { hints.append("L restores the last seed, \(last).") }
        case .raw(let reason): hints.append(Wording.sentence("entered as JSON: \(reason)"))
        default: break
        }
        if node.isNullable, row.answer != .null {
            hints.append(keyMap.sentence("sets null", by: .setNull, in: .field))
        }
        if row.answer == .unset, node.defaultText == nil, let example = node.examples.first, !isShownInPlace {
            hints.append("Example: \(example.lenientString ?? example.text).")
        }
        return hints.filter { !$0.isEmpty }
    }

    /// True if enter goes to the field, because the key map does not use it there.
    private var takesEnter: Bool { keyMap.action(for: .enter, in: .field) == nil }

    /// Returns the number of choices, with the key that lists them.
    private func choices(_ count: Int) -> String { takesEnter ? "Enter shows \(count) choices" : "\(count) choices" }

    /// True if the field shows its example in place of an answer.
    private var isShownInPlace: Bool { if case .text = node.kind { true } else { false } }
}
