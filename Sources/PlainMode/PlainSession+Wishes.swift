import JSON
import Forms
import Dashboard
import Domain
import Session

/// The commands within a form, besides answers.
extension PlainSession {
    /// Performs `wish`; `form` is at a question or awaits confirmation.
    mutating func perform(_ wish: FormCommand, _ form: PlainForm) {
        if case .view(let view) = wish { return show(form, as: view) }
        let entry = form.entry.id
        guard let kept = session.answers[entry] else {
            send(.recall(entry))
            wait = .recall(entry, wish)
            return
        }
        switch wish {
        case .suggestions(let number): suggest(number, kept.history, form)
        case .presets: list(kept.presets)
        case .load(let name): fill(form, from: kept.presets, name)
        case .save(let name): keep(form, name)
        case .delete(let name): forget(kept.presets, name, entry)
        case .view: break
        }
    }

    /// Takes what the archive keeps of an entry's form, and does what was waited for.
    mutating func takeAnswers(of entry: EntryID) {
        guard case .recall(entry, let wish)? = wait else { return }
        wait = nil
        switch place {
        case .form(let form), .confirming(let form): perform(wish, form)
        default: break
        }
    }

    // MARK: suggestions

    private mutating func suggest(_ number: Int?, _ history: AnswerHistory, _ form: PlainForm) {
        guard let field = form.field else { return }
        let values = form.state.suggestions(at: field.row, history)
        guard !values.isEmpty else {
            return say("No suggestions for this field.")
        }
        guard let number else {
            for (index, value) in values.enumerated() {
                say("\(index + 1): \(value.lenientString ?? value.text)")
            }
            return say("!suggest 1 enters the first.")
        }
        guard let value = values[numbered: number] else {
            return say("Type !suggest and a number from 1 to \(values.count).")
        }
        var form = form
        var words: [String] = []
        let outcome = form.answer(with: value, words: &words)
        say(words)
        go(on: form, outcome)
    }

    // MARK: presets

    private mutating func list(_ presets: Presets) {
        guard !presets.all.isEmpty else {
            return say("No presets. !save NAME saves this form as one.")
        }
        for (index, preset) in presets.all.enumerated() {
            say("\(index + 1): \(preset.name), \(Wording.age(preset.savedAt, now: now))")
        }
        say("!preset NAME loads one, !delete NAME deletes it.")
    }

    /// Finds a preset by its name, or its number in the list.
    private func preset(_ name: String, in presets: Presets) -> Preset? {
        if let preset = presets[name] { return preset }
        return Int(name).flatMap { presets.all[numbered: $0] }
    }

    private mutating func fill(_ form: PlainForm, from presets: Presets, _ name: String) {
        guard let preset = preset(name, in: presets) else {
            return say("No preset named \(name). !presets lists them.")
        }
        var form = form
        form.add(preset)
        say("Loaded \(preset.name) (!undo reverts). > goes to the end.")
        say(form.state.notices.map(Wording.sentence))
        go(on: form, form.field == nil ? .ends : .asks)
    }

    private mutating func keep(_ form: PlainForm, _ name: String) {
        let entry = form.entry.id
        guard let values = form.state.draftToKeep else {
            return say("No answers to save yet.")
        }
        guard let preset = Preset(entry: entry, name: name, values: values, savedAt: now) else {
            return say("Which name? Type !save NAME.")
        }
        let isNew = session.answers[entry]?.presets[preset.name] == nil
        var presets = session.answers[entry]?.presets
        guard presets?.save(preset) == true else {
            return say("Not saved: an entry has at most \(Presets.maxCount) presets.")
        }
        send(.savePreset(preset))
        say("Saved preset \(preset.name)\(isNew ? "" : ", replacing the earlier one").")
    }

    private mutating func forget(_ presets: Presets, _ name: String, _ entry: EntryID) {
        guard let preset = preset(name, in: presets) else {
            return say("No preset named \(name). !presets lists them.")
        }
        send(.deletePreset(entry, name: preset.name))
        say("Deleted preset \(preset.name).")
    }

    // MARK: the request

    /// Previews the request, without secrets.
    private mutating func show(_ form: PlainForm, as view: PlainView) {
        let drafts = form.state.drafts
        let draft = drafts.first ?? form.draft
        let entry = form.entry
        let body = form.tree.hidingSecrets(in: draft.body)
        let text = RequestText(
            body: body, action: Request.Action(asking: entry.id), name: entry.slug ?? entry.id.value)
        if drafts.count > 1 { say("Request 1 of \(drafts.count):") }
        switch view {
        case .json: say(body.visibleText.lines)
        case .curl:
            guard let address = session.services[entry.id.service]?.address else {
                return say("The URL of \(entry.id.service.name) is not known yet.")
            }
            say("This command runs outside Easel; the queue does not track it:")
            say(text.curl(base: address).lines)
        case .easel:
            guard let command = text.command else { return say("easel run does not support conversions.") }
            say(command.lines)
        }
        if body != draft.body { say("\(FieldTree.hiddenSecret) stands for a secret.") }
    }
}
