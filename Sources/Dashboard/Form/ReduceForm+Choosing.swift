import JSON
import Forms
import Domain

extension State {
    /// Opens the choices of the field under the cursor.
    mutating func openChoices() {
        guard let pane = formPane, let row = pane.row else { return }
        let node = pane.form.node(row)
        let title = node.label.isEmpty ? row.label : node.label
        switch node.kind {
        case .choice(let choice):
            var lines = choice.options.map {
                Chooser.Line(label: $0.label, detail: $0.help, command: .answer(.choose($0.value)))
            }
            let typesOwn = choice.customField.map { pane.form.takesTyping($0) } ?? false
            if choice.customField != nil, !typesOwn {
                lines.append(Chooser.Line(label: "custom value", command: .answer(.chooseCustom)))
            }
            let current = choice.index(of: row.answer) ?? node.defaultValue.flatMap(choice.index) ?? 0
            var marked: [Int] = []
            if case .choices(let values) = row.answer { marked = values.compactMap(choice.index(of:)) }
            open(
                Chooser(
                    .choices(row.place), title: title, lines: lines, cursor: marked.first ?? current, marked: marked,
                    isForOne: true, allowsCustom: typesOwn))
        case .multiSelect(let several):
            let given: [JSON] = if case .choices(let values) = row.answer { values } else { [] }
            let lines = several.options.map {
                Chooser.Line(label: $0.label, detail: $0.help, command: .answer(.flip($0.value)))
            }
            let marked = several.options.indices.filter { given.contains(several.options[$0].value) }
            open(
                Chooser(
                    .choices(row.place), title: title, lines: lines, cursor: marked.first ?? 0, marked: marked,
                    maxMarks: several.maxCount ?? .max))
        case .union(let union):
            let lines = union.branches.enumerated().map {
                Chooser.Line(label: $0.element.label, command: .answer(.branch($0.offset)))
            }
            let current = if case .branch(let index, _) = row.answer { index } else { 0 }
            open(Chooser(.choices(row.place), title: title, lines: lines, cursor: current))
        default: break
        }
    }

    private mutating func open(_ chooser: Chooser) {
        guard chooser.count > 0 else { return }
        overlays.append(.chooser(chooser))
    }

    /// Answers the field at `place` with the chosen lines.
    mutating func choose(_ chooser: Chooser, at place: FieldPlace) -> [Effect] {
        let values = chooser.marked.compactMap { line -> JSON? in
            switch line.command {
            case .answer(.flip(let value)), .answer(.choose(let value)): value
            default: nil
            }
        }
        if case .multiSelect? = form?.tree[place.field].kind {
            changeForm { $0.answer(place, values.isEmpty ? .unset : .json(.array(values))) }
        } else if !values.isEmpty {
            changeForm { $0.answer(place, .sweep(values)) }
        } else if let words = chooser.own, let form, case .choice(let choice) = form.tree[place.field].kind,
            let own = choice.customField
        {
            changeForm { $0.answer(FieldPlace(path: place.path, field: own), .text(words)) }
        } else if case .answer(let edit)? = chooser.selected?.command {
            changeForm { pane in
                pane.answer(place, edit)
                if edit == .chooseCustom { pane.advance(by: 1) }
            }
        }
        return []
    }

    /// Opens the prompt for a new name of the key under the cursor.
    mutating func openRenaming() -> [Effect] {
        guard let held = formPane?.heldEntry else {
            toasts.show(.note, "There is no key to rename here.", at: now)
            return []
        }
        overlays.append(
            .chooser(
                Chooser(
                    .renaming(held.map, held.name), title: "Rename \(held.name)", lines: [], allowsCustom: true)))
        return []
    }

    mutating func rename(_ name: String, in map: FieldPlace, to other: String?) -> [Effect] {
        guard let other else { return [] }
        var isDone = false
        changeForm { isDone = $0.rename(name, in: map, to: other) }
        if !isDone { toasts.show(.note, "That key already exists.", at: now) }
        return []
    }
}

extension Form {
    /// Returns true if the answer to the field `id` is typed.
    fileprivate func takesTyping(_ id: FieldID) -> Bool {
        switch tree[id].kind {
        case .text, .number, .seed: true
        default: false
        }
    }
}
