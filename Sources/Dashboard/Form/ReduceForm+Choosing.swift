import Domain

extension State {
    /// Opens the list of what can be answered to the field under the cursor.
    mutating func openChoices() {
        guard let form, let row = form.row else { return }
        let node = form.node(row)
        let title = node.label.isEmpty ? row.label : node.label
        switch node.kind {
        case .choice(let choice):
            var lines = choice.options.map {
                Chooser.Line(label: $0.label, detail: $0.help, deed: .answer(.choose($0.value)))
            }
            let typesOwn = choice.own.map { form.takesTyping($0) } ?? false
            if choice.own != nil, !typesOwn {
                lines.append(Chooser.Line(label: "a value of your own", deed: .answer(.chooseOwn)))
            }
            let current = choice.index(of: row.answer) ?? node.defaultValue.flatMap(choice.index) ?? 0
            open(Chooser(.choices(row.place), title: title, lines: lines, cursor: current, takesOwn: typesOwn))
        case .severalChoices(let several):
            let given: [JSON] = if case .choices(let values) = row.answer { values } else { [] }
            let lines = several.options.map {
                Chooser.Line(label: $0.label, detail: $0.help, deed: .answer(.flip($0.value)))
            }
            let marked = several.options.indices.filter { given.contains(several.options[$0].value) }
            open(
                Chooser(
                    .choices(row.place), title: title, lines: lines, cursor: marked.first ?? 0, marked: marked,
                    mostMarks: several.maxCount ?? .max))
        case .union(let union):
            let lines = union.branches.enumerated().map {
                Chooser.Line(label: $0.element.label, deed: .answer(.branch($0.offset)))
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

    /// Answers the field at `place` with what was chosen.
    mutating func choose(_ chooser: Chooser, at place: FieldPlace) -> [Effect] {
        if chooser.takesSeveral {
            let values = chooser.marked.compactMap { line in
                if case .answer(.flip(let value)) = line.deed { value } else { nil }
            }
            changeForm { $0.answer(place, values.isEmpty ? .unset : .json(.array(values))) }
        } else if let words = chooser.own, let form, case .choice(let choice) = form.tree[place.field].kind,
            let own = choice.own
        {
            changeForm { $0.answer(FieldPlace(path: place.path, field: own), .text(words)) }
        } else if case .answer(let edit)? = chooser.selected?.deed {
            changeForm { form in
                form.answer(place, edit)
                if edit == .chooseOwn { form.advance(by: 1) }
            }
        }
        return []
    }
}

extension FormState {
    /// Whether the answer to the field `id` is typed.
    fileprivate func takesTyping(_ id: FieldID) -> Bool {
        switch tree[id].kind {
        case .text, .number, .seed: true
        default: false
        }
    }
}
