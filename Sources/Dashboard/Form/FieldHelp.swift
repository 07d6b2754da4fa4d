import Canvas
import Forms
import Domain

/// What is said of a field where the cursor is: its help, what it takes, what the schema got wrong.
struct FieldHelp {
    let form: FormState
    let row: FormRow
    let isEditing: Bool
    let keyMap: KeyMap

    private var node: FieldNode { form.node(row) }

    /// What the schema says, and what is wrong with it.
    var words: [String] {
        // What follows the help must not read as its end.
        let isSentence = node.help.last.map { ".!?".contains($0) } ?? true
        var words = [isSentence ? node.help : node.help + "."]
        if node.isDeprecated { words.append("Out of use.") }
        return (words + node.notices.map(Wording.sentence)).filter { !$0.isEmpty }
    }

    /// What the answer must be, and what can be done here where something is typed.
    var hints: [String] {
        // Nothing follows a pattern that could be taken for its end.
        let requirements = FieldWording.requirements(of: node)
        let isPattern = { (words: String) in words.contains("must match ") }
        return requirements.filter { !isPattern($0) }.map(Wording.sentence) + (isEditing ? waysToAnswer : [])
            + requirements.filter(isPattern).map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    private var waysToAnswer: [String] {
        var hints: [String] = []
        switch node.kind {
        case .choice(let choice) where choice.options.count > 1:
            let own = choice.customField == nil ? "" : " and takes your own"
            hints.append("\(choice.options.count) choices\(lists)\(takesEnter ? own : "").")
        case .multiSelect(let several): hints.append("\(several.options.count) choices\(lists).")
        case .union(let union): hints.append("\(Wording.sentence(FieldWording.sides(union) + lists))")
        case .text(let text) where text.format.isMoment:
            hints.append("Left and right go by \(text.format == .date ? "a day" : "a minute").")
        case .text(let text):
            if let most = text.maxLength {
                hints.append("\(Wording.count(form.text(row).utf16.count)) of \(Wording.count(most)).")
            }
        case .list where row.answer == .unset:
            hints.append(
                takesEnter ? "Enter adds an item." : keyMap.sentence("adds an item", by: .addItem, in: .field))
        case .seed:
            if let last = form.lastSeed(of: row) { hints.append("L puts the last one back, \(last).") }
        case .raw(let reason): hints.append(Wording.sentence("typed as JSON: \(reason)"))
        default: break
        }
        if node.isNullable, row.answer != .null {
            hints.append(keyMap.sentence("answers null", by: .setNull, in: .field))
        }
        if row.answer == .unset, node.defaultText == nil, let example = node.examples.first, !isShownInPlace {
            hints.append("For example \(example.lenientString ?? example.text).")
        }
        return hints.filter { !$0.isEmpty }
    }

    /// Whether enter goes to the field: it is no action's key there, unless a person has made it one.
    private var takesEnter: Bool { keyMap.action(for: .enter, in: .field) == nil }

    private var lists: String { takesEnter ? ", enter lists them" : "" }

    /// Whether the field shows its example where it is to be typed.
    private var isShownInPlace: Bool { if case .text = node.kind { true } else { false } }
}
