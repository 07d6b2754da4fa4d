import Domain

/// What is said of a field where the cursor is: its help, what it takes, what the schema got wrong.
struct FieldHelp {
    let form: FormState
    let row: FormRow
    let isEditing: Bool

    private var node: FieldNode { form.node(row) }

    /// What the schema says, and what is wrong with it.
    var words: [String] {
        // What follows the help must not read as its end.
        let isSentence = node.help.last.map { ".!?".contains($0) } ?? true
        var words = [isSentence ? node.help : node.help + "."]
        if node.isDeprecated { words.append("Out of use.") }
        return (words + node.notices.map(Wording.sentence)).filter { !$0.isEmpty }
    }

    /// What can be done here; nothing where nothing is typed.
    var hints: [String] {
        guard isEditing else { return [] }
        var hints: [String] = []
        switch node.kind {
        case .choice(let choice) where choice.options.count > 1:
            let own = choice.own == nil ? "" : " and takes your own"
            hints.append("\(choice.options.count) choices, enter lists them\(own).")
        case .severalChoices(let several): hints.append("\(several.options.count) choices, enter lists them.")
        case .union(let union): hints.append("\(union.branches.count) forms, enter lists them.")
        case .text(let text) where text.format.isMoment:
            hints.append("Left and right go by \(text.format == .date ? "a day" : "a minute").")
        case .text(let text):
            if let most = text.maxLength {
                hints.append("\(Wording.count(form.text(row).utf16.count)) of \(Wording.count(most)).")
            }
        case .list where row.answer == .unset: hints.append("enter adds an item.")
        case .seed:
            if let last = form.lastSeed(of: row) { hints.append("L puts the last one back, \(last).") }
        case .raw(let reason): hints.append(Wording.sentence("typed as JSON: \(reason)"))
        default: break
        }
        if node.isNullable, row.answer != .null { hints.append("alt-n answers null.") }
        if row.answer == .unset, node.defaultText == nil, let example = node.examples.first, !isShownInPlace {
            hints.append("For example \(example.lenientString ?? example.text).")
        }
        return hints
    }

    /// Whether the field shows its example where it is to be typed.
    private var isShownInPlace: Bool { if case .text = node.kind { true } else { false } }
}
