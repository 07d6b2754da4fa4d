import Domain

/// What is said of a field where the cursor is: its help, what it takes, what the schema got wrong.
struct FieldHelp {
    let form: FormState
    let row: FormRow
    let isEditing: Bool

    /// The sentences, the schema's own first.
    var sentences: [String] {
        let node = form.node(row)
        // What follows the help must not read as its end.
        let isSentence = node.help.last.map { ".!?".contains($0) } ?? true
        var sentences = [isSentence ? node.help : node.help + "."]
        if node.isDeprecated { sentences.append("Out of use.") }
        sentences += node.notices.map(Wording.sentence)
        if isEditing { sentences += hints(node) }
        return sentences.filter { !$0.isEmpty }
    }

    private func hints(_ node: FieldNode) -> [String] {
        var hints: [String] = []
        switch node.kind {
        case .choice(let choice) where choice.options.count > 1:
            let own = choice.own == nil ? "" : " and takes your own"
            hints.append("\(choice.options.count) choices, enter lists them\(own).")
        case .severalChoices(let several): hints.append("\(several.options.count) choices, enter lists them.")
        case .union(let union): hints.append("\(union.branches.count) forms, enter lists them.")
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
        if row.answer == .unset, node.defaultText == nil, let example = node.examples.first {
            hints.append("For example \(example.lenientString ?? example.text).")
        }
        return hints
    }
}
