import JSON
import Forms
import Domain

extension FormPane {
    /// Turns a switch, moves a choice, steps a number, folds a header; false for other fields.
    mutating func step(_ direction: Int) -> Bool {
        guard let line else { return false }
        guard let row = line.row else {
            guard case .advanced(_, _, let isFolded) = line.content, isFolded == (direction > 0) else { return false }
            return toggleFold()
        }
        let node = form.node(row)
        guard !node.isReadOnly else { return false }
        switch node.kind {
        case .toggle: answer(row.place, flipped(row, node))
        case .choice(let choice):
            let isOptional = !row.isRequired && node.defaultValue == nil
            let current = choice.index(of: row.answer) ?? node.defaultValue.flatMap(choice.index)
            let next = Self.next(current, of: choice.options.count, direction, hasUnset: isOptional)
            // The default is what is taken when nothing is said.
            let isDefault = next.map { $0 == node.defaultValue.flatMap(choice.index) } ?? true
            answer(row.place, isDefault ? .unset : next.map { .choose(choice.options[$0].value) } ?? .unset)
        case .union(let union):
            let current: Int? = if case .branch(let index, _) = row.answer { index } else { nil }
            let next = Self.next(current, of: union.branches.count, direction, hasUnset: !row.isRequired)
            answer(row.place, next.map(AnswerEdit.branch) ?? .unset)
        case .number(let number), .seed(let number):
            answer(row.place, .text(number.stepped(form.text(row), direction: direction, from: node.defaultValue)))
        default: return row.isFoldable && row.isFolded == (direction > 0) && toggleFold()
        }
        return true
    }

    private func flipped(_ row: FormRow, _ node: FieldNode) -> AnswerEdit {
        let isOn = if case .toggle(let isOn) = row.answer { isOn } else { node.defaultValue?.lenientBool ?? false }
        return node.defaultValue?.bool == !isOn ? .unset : .toggle(!isOn)
    }

    /// The place one step on, around the end; nil is unset, which stands between the last and the first.
    private static func next(_ current: Int?, of count: Int, _ direction: Int, hasUnset: Bool) -> Int? {
        guard count > 0 else { return nil }
        let places = count + (hasUnset ? 1 : 0)
        let place = current ?? (hasUnset ? count : direction > 0 ? -1 : 0)
        let next = ((place + direction) % places + places) % places
        return next == count ? nil : next
    }

    /// Puts the default of the field under the cursor back; on an item, nothing in its place.
    mutating func resetField() {
        guard let row, row.answer != .unset else { return }
        answer(row.place, .unset)
    }

    /// Answers null where the schema takes it; false where it does not.
    mutating func setNull() -> Bool {
        guard let row, form.node(row).isNullable else { return false }
        answer(row.place, row.answer == .null ? .unset : .null)
        return true
    }

    /// Puts a seed made of `random` into the field under the cursor; false where it is none.
    mutating func roll(_ random: UInt32) -> Bool {
        guard let row, case .seed(let number) = form.node(row).kind else { return false }
        let low = max(0, number.minimum?.int ?? 0)
        let high = max(low, min(number.maximum?.int ?? Int(Int32.max), Int(Int32.max)))
        answer(row.place, .text(String(low + Int(random) % (high - low + 1))))
        return true
    }

    /// Puts the seed that was sent last back; false where there is none.
    mutating func recallSeed() -> Bool {
        guard let row, let seed = form.lastSeed(of: row) else { return false }
        answer(row.place, .text(seed))
        return true
    }
}

extension ChoiceField {
    /// The place of the option that `answer` chose; nil where it chose none.
    func index(of answer: FieldAnswer) -> Int? { if case .choice(let value) = answer { index(of: value) } else { nil } }

    /// The place of the option that sends `value`.
    func index(of value: JSON) -> Int? {
        guard let option = option(for: value) else { return nil }
        return options.firstIndex(of: option)
    }
}
