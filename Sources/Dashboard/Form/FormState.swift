package import Canvas
package import Domain

/// A form being filled. What was typed is kept for as long as the dashboard runs.
package struct FormState: Hashable, Sendable {
    package private(set) var entry: CatalogEntry
    package private(set) var form: Form
    /// The field that the cursor is on; 0 when there is none.
    package private(set) var cursor = 0
    /// Whether keys are typed into the field under the cursor.
    package var isEditing = false
    /// What the service said of single fields; gone once they are changed.
    package var serverProblems: [String: [String]] = [:]

    private var values: [String: FieldValue] = [:]
    private var edits: [String: TextEdit] = [:]
    /// Fields whose problems are shown: those changed or left, all after an attempt to send.
    private var judged: Set<String> = []
    /// What the form was filled with; questions that come with a later reading find their answers there.
    var filling: Filling?

    /// A fresh form for `entry`, filled with its defaults.
    package init(_ entry: CatalogEntry) {
        self.entry = entry
        form = Form.form(for: entry)
        for field in form.fields { reset(field) }
    }

    /// Takes a newer reading of the entry. Answers to fields of the same name stay.
    mutating func update(_ entry: CatalogEntry) {
        let old = self
        self.entry = entry
        let fresh = Form.form(for: entry)
        guard fresh != form else { return }
        self = FormState(entry)
        for field in form.fields where old.form[field.name]?.kind == field.kind {
            values[field.name] = old.values[field.name]
            edits[field.name] = old.edits[field.name]
        }
        filling = old.filling
        fill(form.fields.filter { old.form[$0.name] == nil })
        judged = old.judged
        serverProblems = old.serverProblems
        isEditing = old.isEditing
        // The cursor stays with its question, wherever that is asked now.
        cursor = form.fields.firstIndex { $0.name == old.field?.name } ?? min(old.cursor, max(0, form.fields.count - 1))
    }

    /// The field under the cursor.
    package var field: Field? { form.fields.indices.contains(cursor) ? form.fields[cursor] : nil }

    /// The text of `field` as it is edited; nil for choices and switches.
    package func edit(of field: Field) -> TextEdit? { edits[field.name] }

    /// The answer to `field` so far.
    package func value(of field: Field) -> FieldValue {
        guard let edit = edits[field.name] else { return values[field.name] ?? .unset }
        return edit.text.isEmpty ? .unset : .text(edit.text)
    }

    /// The answers so far, by field name.
    package var answers: [String: FieldValue] {
        Dictionary(form.fields.map { ($0.name, value(of: $0)) }) { first, _ in first }
    }

    /// The form and its answers, as what would be sent.
    package var draft: RequestDraft { RequestDraft(entry: entry, form: form, values: answers) }

    /// What is wrong with `field`, when it is time to say so.
    package func problem(with field: Field) -> String? {
        if let said = serverProblems[field.name]?.first { return said }
        return judged.contains(field.name) ? field.problem(with: value(of: field)) : nil
    }

    /// What the service said that belongs to no field.
    package var looseProblems: [String] {
        serverProblems.filter { form[$0.key] == nil }.sorted { $0.key < $1.key }
            .flatMap { name, problems in problems.map { name.isEmpty ? $0 : "\(name): \($0)" } }
    }

    mutating func move(by steps: Int) {
        judgeField()
        cursor = min(
            max(0, cursor + max(-form.fields.count, min(steps, form.fields.count))), max(0, form.fields.count - 1))
    }

    /// Puts the cursor on the first field, without judging the one it leaves.
    mutating func moveToFirst() { cursor = 0 }

    /// The next field, around the end.
    mutating func advance(by steps: Int) {
        guard !form.fields.isEmpty else { return }
        judgeField()
        cursor = ((cursor + steps) % form.fields.count + form.fields.count) % form.fields.count
    }

    /// Puts the cursor on the first field that has a problem, and shows all problems.
    mutating func judgeAll() {
        judged = Set(form.fields.map(\.name))
        if let place = form.fields.firstIndex(where: { problem(with: $0) != nil }) { cursor = place }
    }

    /// Changes the text of the field under the cursor; false when it has none or nothing changed.
    mutating func edit(_ change: (inout TextEdit) -> Bool) -> Bool {
        guard let field, var edit = edits[field.name] else { return false }
        let before = edit.text
        guard change(&edit) else { return false }
        edits[field.name] = edit
        if edit.text != before { answered(field) }
        return true
    }

    /// Turns a switch, moves a choice, or steps a number; false for other fields.
    mutating func step(_ direction: Int) -> Bool {
        guard let field else { return false }
        switch field.kind {
        case .toggle: values[field.name] = .toggle(values[field.name] != .toggle(true))
        case .choice(let choices):
            guard !choices.isEmpty else { return false }
            // An optional choice can also be left unset, between its last and its first.
            let places = choices.count + (field.isRequired ? 0 : 1)
            var place = choices.count
            if case .choice(let index)? = values[field.name] {
                place = index
            } else if field.isRequired {
                place = direction > 0 ? -1 : 0
            }
            let next = ((place + direction) % places + places) % places
            values[field.name] = next == choices.count ? .unset : .choice(next)
        case .number(let rule):
            let next = rule.stepped(edits[field.name]?.text ?? "", direction: direction)
            edits[field.name]?.set(next)
        case .text, .raw: return false
        }
        answered(field)
        return true
    }

    /// Answers the choice under the cursor.
    mutating func choose(_ index: Int) {
        guard let field else { return }
        values[field.name] = .choice(index)
        answered(field)
    }

    /// Answers `field` with `value`, as if it had been typed, without judging it.
    mutating func answer(_ field: Field, with value: FieldValue) {
        guard var edit = edits[field.name] else {
            values[field.name] = value
            return
        }
        let text = if case .text(let text) = value { text } else { "" }
        edit.set(text)
        edits[field.name] = edit
    }

    /// Puts the default of the field under the cursor back.
    mutating func resetField() {
        guard let field else { return }
        reset(field)
        serverProblems[field.name] = nil
        judged.remove(field.name)
    }

    private mutating func reset(_ field: Field) {
        values[field.name] = field.initialValue
        switch field.kind {
        case .text(let rule): edits[field.name] = TextEdit(initialText(of: field), multiline: rule.isMultiline)
        case .raw: edits[field.name] = TextEdit(initialText(of: field), multiline: true)
        case .number: edits[field.name] = TextEdit(initialText(of: field))
        case .choice, .toggle: break
        }
    }

    private func initialText(of field: Field) -> String {
        if case .text(let text) = field.initialValue { text } else { "" }
    }

    private mutating func judgeField() { if let field { judged.insert(field.name) } }

    /// A mistake is shown while it is typed, but "needed" not before one leaves the field.
    private mutating func answered(_ field: Field) {
        serverProblems[field.name] = nil
        if value(of: field) != .unset { judged.insert(field.name) }
    }
}
