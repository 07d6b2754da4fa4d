import JSON
import Forms
import Domain
import Session

/// The commands within a form, besides answers.
extension PlainModeState {
    /// Performs `command`; `form` is at a question or awaits confirmation.
    mutating func perform(_ command: FormCommand, _ form: PlainForm) {
        if case .view(let view) = command { return show(form, as: view) }
        let entry = form.entry.id
        guard let kept = session.answers[entry] else {
            send(.recall(entry))
            wait = .recall(entry, command)
            return
        }
        switch command {
        case .suggestions(let number): suggest(number, kept.history, form)
        case .presets: list(kept.presets)
        case .load(let name): fill(form, from: kept.presets, name)
        case .save(let name): keep(form, name)
        case .delete(let name): forget(kept.presets, name, entry)
        case .view: break
        }
    }

    /// Takes what the archive keeps of an entry's form, and does what was waited for.
    mutating func handleAnswers(of entry: EntryID) {
        guard case .recall(entry, let command)? = wait else { return }
        wait = nil
        switch place {
        case .form(let form), .confirming(let form): perform(command, form)
        default: break
        }
    }

    // MARK: suggestions

    private mutating func suggest(_ number: Int?, _ history: AnswerHistory, _ form: PlainForm) {
        guard let field = form.field else { return }
        let values = form.form.suggestions(at: field.row, history)
        guard !values.isEmpty else {
            return print("No suggestions for this field.")
        }
        guard let number else {
            for (index, value) in values.enumerated() {
                print("\(index + 1): \(value.lenientString ?? value.text)")
            }
            return print("!suggest 1 enters the first.")
        }
        guard let value = values[numbered: number] else {
            return print("Type !suggest and a number from 1 to \(values.count).")
        }
        var form = form
        var words: [String] = []
        let outcome = form.answer(with: value, words: &words)
        print(words)
        go(on: form, outcome)
    }

    // MARK: presets

    private mutating func list(_ presets: Presets) {
        guard !presets.all.isEmpty else {
            return print("No presets. !save NAME saves this form as one.")
        }
        for (index, preset) in presets.all.enumerated() {
            print("\(index + 1): \(preset.name), \(Wording.age(preset.savedAt, now: now))")
        }
        print("!preset NAME loads one, !delete NAME deletes it.")
    }

    /// Finds a preset by its name, or its number in the list.
    private func preset(_ name: String, in presets: Presets) -> Preset? {
        if let preset = presets[name] { return preset }
        return Int(name).flatMap { presets.all[numbered: $0] }
    }

    private mutating func fill(_ form: PlainForm, from presets: Presets, _ name: String) {
        guard let preset = preset(name, in: presets) else {
            return print("No preset named \(name). !presets lists them.")
        }
        var form = form
        form.add(preset)
        print("Loaded \(preset.name) (!undo reverts). > goes to the end.")
        print(form.form.notices.map(Wording.sentence))
        go(on: form, form.field == nil ? .ends : .asks)
    }

    private mutating func keep(_ form: PlainForm, _ name: String) {
        let entry = form.entry.id
        guard let values = form.form.savedAnswers else {
            return print("No answers to save yet.")
        }
        guard let preset = Preset(entry: entry, name: name, values: values, savedAt: now) else {
            return print("Which name? Type !save NAME.")
        }
        let isNew = session.answers[entry]?.presets[preset.name] == nil
        var presets = session.answers[entry]?.presets
        guard presets?.save(preset) == true else {
            return print("Not saved: an entry has at most \(Presets.maxCount) presets.")
        }
        send(.savePreset(preset))
        print("Saved preset \(preset.name)\(isNew ? "" : ", replacing the earlier one").")
    }

    private mutating func forget(_ presets: Presets, _ name: String, _ entry: EntryID) {
        guard let preset = preset(name, in: presets) else {
            return print("No preset named \(name). !presets lists them.")
        }
        send(.deletePreset(entry, name: preset.name))
        print("Deleted preset \(preset.name).")
    }

    // MARK: the request

    /// Previews the request, without secrets.
    private mutating func show(_ form: PlainForm, as view: PlainView) {
        let drafts = form.form.drafts
        let draft = drafts.first ?? form.draft
        let entry = form.entry
        let body = form.tree.hidingSecrets(in: draft.body)
        let text = RequestText(
            body: body, action: Request.Action(asking: entry.id), name: entry.slug ?? entry.id.value)
        if drafts.count > 1 { print("Request 1 of \(drafts.count):") }
        switch view {
        case .json: print(body.visibleText.lines)
        case .curl:
            guard let address = session.services[entry.id.service]?.address else {
                return print("The URL of \(entry.id.service.name) is not known yet.")
            }
            print("This command runs outside Easel; the queue does not track it:")
            print(text.curl(base: address).lines)
        case .easel:
            guard let command = text.command else { return print("easel run does not support conversions.") }
            print(command.lines)
        }
        if body != draft.body { print("\(FieldTree.hiddenSecret) stands for a secret.") }
    }
}
