import JSON
import Forms
import Domain

extension FormPane {
    /// Steps the value under the cursor: toggle, choice, number or fold. Returns false for other fields.
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
            // The default is sent if the field is unset.
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

    /// True if the value under the cursor has a next one, or its group can be folded.
    var takesSteps: Bool {
        guard let row else { return line != nil }
        let node = form.node(row)
        guard !node.isReadOnly else { return false }
        switch node.kind {
        case .toggle, .choice, .union, .number, .seed: return true
        default: return row.isFoldable
        }
    }

    /// True if the field under the cursor can be null.
    var takesNull: Bool { row.map { form.node($0).isNullable } ?? false }

    private func flipped(_ row: FormRow, _ node: FieldNode) -> AnswerEdit {
        let isOn = if case .toggle(let isOn) = row.answer { isOn } else { node.defaultValue?.lenientBool ?? false }
        return node.defaultValue?.bool == !isOn ? .unset : .toggle(!isOn)
    }

    /// Returns the next index, wrapping around; nil stands for unset, between the last and the first.
    private static func next(_ current: Int?, of count: Int, _ direction: Int, hasUnset: Bool) -> Int? {
        guard count > 0 else { return nil }
        let places = count + (hasUnset ? 1 : 0)
        let place = current ?? (hasUnset ? count : direction > 0 ? -1 : 0)
        let next = ((place + direction) % places + places) % places
        return next == count ? nil : next
    }

    /// Resets the field under the cursor to its default, or an item to nothing.
    mutating func resetField() {
        guard let row, row.answer != .unset else { return }
        answer(row.place, .unset)
    }

    /// Sets the field under the cursor to null, or unsets it again. Returns false if null is not allowed.
    mutating func setNull() -> Bool {
        guard let row, form.node(row).isNullable else { return false }
        answer(row.place, row.answer == .null ? .unset : .null)
        return true
    }

    /// Sets the seed under the cursor to a number from `random`. Returns false if the field is no seed.
    mutating func roll(_ random: UInt32) -> Bool {
        guard let row, case .seed(let number) = form.node(row).kind else { return false }
        let low = max(0, number.minimum?.int ?? 0)
        let high = max(low, min(number.maximum?.int ?? Int(Int32.max), Int(Int32.max)))
        answer(row.place, .text(String(low + Int(random) % (high - low + 1))))
        return true
    }

    /// Restores the last sent seed. Returns false if there is none.
    mutating func recallSeed() -> Bool {
        guard let row, let seed = form.lastSeed(of: row) else { return false }
        answer(row.place, .text(seed))
        return true
    }
}

extension ChoiceField {
    /// Returns the index of the option chosen by `answer`; nil if there is none.
    func index(of answer: FieldAnswer) -> Int? { if case .choice(let value) = answer { index(of: value) } else { nil } }

    /// Returns the index of the option that sends `value`.
    func index(of value: JSON) -> Int? {
        let same = NormalizedJSON(value)
        return options.firstIndex { NormalizedJSON($0.value) == same }
    }
}
