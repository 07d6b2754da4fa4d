import JSON
import Forms
import Domain
import Session

/// A chooser that opens once the saved answers of an entry are loaded.
enum PendingChooser: Hashable, Sendable {
    case suggestions(EntryID)
    case presets(EntryID)

    var entry: EntryID {
        switch self {
        case .suggestions(let entry), .presets(let entry): entry
        }
    }
}

extension State {
    /// Opens the suggestions for the field under the cursor, or the presets of the form.
    mutating func performRecall(_ action: Action) -> [Effect] {
        guard let form else { return [] }
        let pending: PendingChooser = action == .presets ? .presets(form.entry.id) : .suggestions(form.entry.id)
        guard session.answers[form.entry.id] != nil else {
            pendingChooser = pending
            return [.engine(.recall(form.entry.id))]
        }
        show(pending)
        return []
    }

    /// Opens the pending chooser of an entry, unless the user has left its form.
    mutating func reduceRecalled(_ entry: EntryID) {
        guard let pending = pendingChooser, pending.entry == entry else { return }
        pendingChooser = nil
        if openEntry == entry, focus == .form, overlays.isEmpty { show(pending) }
    }

    private mutating func show(_ pending: PendingChooser) {
        switch pending {
        case .suggestions: showSuggestions()
        case .presets(let entry): showPresets(of: entry)
        }
    }

    private mutating func showSuggestions() {
        guard let pane = formPane, let row = pane.row else { return }
        let form = pane.form
        let node = form.node(row)
        let values = form.suggestions(at: row, session.answers[form.entry.id]?.history ?? AnswerHistory())
        guard !values.isEmpty else {
            toasts.show(.note, "No suggestions for this field.", at: now)
            return
        }
        let lines = values.map { value in
            Chooser.Line(
                label: value.lenientString ?? value.text, detail: node.examples.contains(value) ? "example" : "",
                command: .answer(.json(value)))
        }
        overlays.append(.chooser(Chooser(.choices(row.place), title: "Suggestions: \(row.label)", lines: lines)))
    }

    private mutating func showPresets(of entry: EntryID) {
        let lines = (session.answers[entry]?.presets.all ?? []).map {
            Chooser.Line(label: $0.name, detail: Wording.age($0.savedAt, now: now), command: .preset($0.name))
        }
        overlays.append(
            .chooser(
                Chooser(
                    .presets(entry), title: lines.isEmpty ? "Save as preset" : "Presets",
                    lines: lines, allowsCustom: true)))
    }

    /// Loads the chosen preset into the form, or saves the form under the typed name.
    mutating func choosePreset(_ chooser: Chooser, of entry: EntryID) -> [Effect] {
        if case .preset(let name)? = chooser.selected?.command, let preset = session.answers[entry]?.presets[name] {
            changeForm { $0.add(preset.values) }
            toasts.show(.note, "Loaded \(preset.name)\(undoHint).", at: now)
            return []
        }
        guard let name = chooser.own else { return [] }
        guard let values = formPanes[entry]?.form.savedAnswers else {
            toasts.show(.note, "Nothing to save: the form is empty.", at: now)
            return []
        }
        guard let preset = Preset(entry: entry, name: name, values: values, savedAt: now) else { return [] }
        var presets = session.answers[entry]?.presets
        guard presets?.save(preset) == true else {
            toasts.show(.bad, "Not saved: at most \(Presets.maxCount) presets per entry.", at: now)
            return []
        }
        toasts.show(.note, "Saved preset \(preset.name).", at: now)
        return [.engine(.savePreset(preset))]
    }

    /// Deletes the preset under the cursor.
    mutating func deletePreset() -> [Effect] {
        guard let chooser = overlays.last?.chooser, case .presets(let entry) = chooser.kind,
            case .preset(let name)? = chooser.selected?.command
        else { return [] }
        session.note(.deletePreset(entry, name: name))
        overlays.removeLast()
        showPresets(of: entry)
        toasts.show(.note, "Deleted preset \(name).", at: now)
        return [.engine(.deletePreset(entry, name: name))]
    }
}
