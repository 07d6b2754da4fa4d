import JSON

extension FieldTree {
    /// Returns `answers` after `edit` of the field at `place`. An edit that does not suit the field, or a place that
    /// does not exist, changes nothing.
    package func editing(_ answers: FieldAnswer, at place: FieldPlace, _ edit: AnswerEdit) -> FieldAnswer {
        edited(answers, root, place.path.tokens[...], place.field, edit, isRequired: true) ?? answers
    }

    /// Returns `answer` to the field at `outer` after `edit` of the field at `place` inside it.
    package func editing(
        _ answer: FieldAnswer, of outer: FieldPlace, at place: FieldPlace, _ edit: AnswerEdit
    ) -> FieldAnswer {
        let tokens = place.path.tokens.dropFirst(outer.path.tokens.count)
        return edited(answer, outer.field, tokens, place.field, edit, isRequired: true) ?? answer
    }

    /// Returns the edited answer; nil where the place is not inside `answer`.
    private func edited(
        _ answer: FieldAnswer, _ id: FieldID, _ tokens: ArraySlice<String>, _ target: FieldID, _ edit: AnswerEdit,
        isRequired: Bool
    ) -> FieldAnswer? {
        if tokens.isEmpty, id == target { return applied(edit, to: answer, id) }
        switch self[id].kind {
        case .union(let union):
            if case .branch(let index, let inner) = answer, union.branches.indices.contains(index) {
                return edited(inner, union.branches[index].field, tokens, target, edit, isRequired: true)
                    .map { .branch(index, $0) }
            }
            // Typing into a branch chooses it.
            guard let index = union.branches.firstIndex(where: { $0.field == target }), tokens.isEmpty else {
                return nil
            }
            return edited(chosen(index, union, .unset), id, tokens, target, edit, isRequired: isRequired)
        case .choice(let choice):
            guard let own = choice.customField else { return nil }
            let inner: FieldAnswer = if case .custom(let inner) = answer { inner } else { .unset }
            return edited(inner, own, tokens, target, edit, isRequired: true).map(FieldAnswer.custom)
        case .group(let group):
            guard let name = tokens.first else { return nil }
            var members = if case .group(let members) = answer { members } else { GroupAnswer() }
            return edited(&members, group, name, tokens.dropFirst(), target, edit)
                .map { members.isEmpty && edit == .unset && !isRequired ? .unset : .group($0) }
        case .list(let list): return edited(answer, tokens, target, edit) { _ in list.item }
        case .tuple(let tuple):
            return edited(answer, tokens, target, edit) { tuple.item(at: $0) }
        case .map(let map):
            guard case .map(var entries) = answer, edited(&entries, map, tokens, target, edit) else { return nil }
            return .map(entries)
        default: return nil
        }
    }

    private func edited(
        _ members: inout GroupAnswer, _ group: GroupField, _ name: String, _ tokens: ArraySlice<String>,
        _ target: FieldID, _ edit: AnswerEdit
    ) -> GroupAnswer? {
        for member in group.members where member.name.hasSameBytes(as: name) {
            guard
                let inner = edited(
                    members[name], member.field, tokens, target, edit, isRequired: member.isRequired)
            else { continue }
            members[name] = inner
            return members
        }
        guard let rest = group.rest, edited(&members.rest, rest, [name] + tokens, target, edit) else { return nil }
        return members
    }

    private func edited(
        _ entries: inout [MapEntry], _ map: MapField, _ tokens: ArraySlice<String>, _ target: FieldID,
        _ edit: AnswerEdit
    ) -> Bool {
        guard let name = tokens.first, let index = entries.firstIndex(where: { JSONName($0.name) == JSONName(name) }),
            let inner = edited(
                entries[index].value, map.field(for: name), tokens.dropFirst(), target, edit, isRequired: true)
        else { return false }
        entries[index].value = inner
        return true
    }

    private func edited(
        _ answer: FieldAnswer, _ tokens: ArraySlice<String>, _ target: FieldID, _ edit: AnswerEdit,
        item: (Int) -> FieldID?
    ) -> FieldAnswer? {
        guard let index = tokens.first.flatMap({ Int($0) }), index >= 0, index < 10_000, let field = item(index) else {
            return nil
        }
        var items = if case .list(let items) = answer { items } else { [FieldAnswer]() }
        // A tuple's later items may be answered first.
        while items.count <= index { items.append(.unset) }
        guard let inner = edited(items[index], field, tokens.dropFirst(), target, edit, isRequired: true) else {
            return nil
        }
        items[index] = inner
        return .list(items)
    }

    // MARK: one field

    private func applied(_ edit: AnswerEdit, to answer: FieldAnswer, _ id: FieldID) -> FieldAnswer? {
        let kind = self[id].kind
        switch (edit, kind) {
        case (.unset, _): return .unset
        case (.null, _): return .null
        case (.json(let json), _): return self.answer(for: json, id)
        case (.text(let text), .text), (.text(let text), .number), (.text(let text), .seed), (.text(let text), .raw):
            return text.isEmpty ? .unset : .text(text)
        case (.toggle(let isOn), .toggle): return .toggle(isOn)
        case (.choose(let value), .choice), (.choose(let value), .constant): return .choice(value)
        case (.sweep(let values), .choice):
            return values.count > 1 ? .choices(values) : values.first.map { .choice($0) } ?? .unset
        case (.chooseCustom, .choice(let choice)):
            guard choice.customField != nil else { return nil }
            if case .custom = answer { return answer }
            return .custom(.unset)
        case (.flip(let value), .multiSelect(let several)): return flipped(value, several, answer)
        case (.branch(let index), .union(let union)):
            guard union.branches.indices.contains(index) else { return nil }
            return chosen(index, union, answer)
        case (.addItem, .list), (.addItem, .tuple):
            if case .list(let items) = answer { return .list(items + [.unset]) }
            return .list([.unset])
        case (.removeItem(let index), _):
            guard case .list(var items) = answer, items.indices.contains(index) else { return nil }
            items.remove(at: index)
            // An empty list differs from no answer only where the default is not empty.
            return items.isEmpty && self[id].defaultValue?.array?.isEmpty != false ? .unset : .list(items)
        case (.moveItem(let from, let to), _):
            guard case .list(var items) = answer, items.indices.contains(from), items.indices.contains(to) else {
                return nil
            }
            items.insert(items.remove(at: from), at: to)
            return .list(items)
        case (.addKey, _), (.removeKey, _), (.renameKey, _): return keyed(edit, kind, answer)
        default: return nil
        }
    }

    private func flipped(_ value: JSON, _ several: MultiSelectField, _ answer: FieldAnswer) -> FieldAnswer {
        var values: [JSON] = if case .choices(let values) = answer { values } else { [] }
        if let index = values.firstIndex(where: { NormalizedJSON($0) == NormalizedJSON(value) }) {
            values.remove(at: index)
        } else {
            values.append(value)
        }
        return values.isEmpty ? .unset : .choices(values)
    }

    private func keyed(_ edit: AnswerEdit, _ kind: FieldKind, _ answer: FieldAnswer) -> FieldAnswer? {
        switch (kind, answer) {
        case (.map, .map(let entries)): return Self.keyed(edit, entries).map { $0.isEmpty ? .unset : .map($0) }
        case (.map, _): return Self.keyed(edit, []).map(FieldAnswer.map)
        case (.group(let group), _):
            var members = if case .group(let members) = answer { members } else { GroupAnswer() }
            guard group.rest != nil, let entries = Self.keyed(edit, members.rest) else { return nil }
            members.rest = entries
            return .group(members)
        default: return nil
        }
    }

    private static func keyed(_ edit: AnswerEdit, _ entries: [MapEntry]) -> [MapEntry]? {
        func place(_ name: String) -> Int? { entries.firstIndex { JSONName($0.name) == JSONName(name) } }
        var entries = entries
        switch edit {
        case .addKey(let name):
            guard place(name) == nil else { return nil }
            entries.append(MapEntry(name: name, value: .unset))
        case .removeKey(let name):
            guard let index = place(name) else { return nil }
            entries.remove(at: index)
        case .renameKey(let name, let other):
            guard let index = place(name), place(other) == nil else { return nil }
            entries[index].name = other
        default: return nil
        }
        return entries
    }

    /// Returns the branch `index` of `union` with the reusable parts of `answer`: members of the same name, or the
    /// text.
    private func chosen(_ index: Int, _ union: UnionField, _ answer: FieldAnswer) -> FieldAnswer {
        if case .branch(index, _) = answer { return answer }
        let branch = union.branches[index]
        let kind = self[branch.field].kind
        let before: FieldAnswer = if case .branch(_, let inner) = answer { inner } else { .unset }
        guard case .group(let group) = kind else {
            switch (kind, before) {
            case (.text, .text), (.number, .text), (.seed, .text), (.list, .list), (.map, .map):
                return .branch(index, before)
            default: return .branch(index, .unset)
            }
        }
        var members = GroupAnswer()
        if case .group(let old) = before {
            for member in group.members { members[member.name] = old[member.name] }
            members.rest = group.rest == nil ? [] : old.rest
        }
        for mark in branch.marks {
            guard let member = group.members.first(where: { $0.name.hasSameBytes(as: mark.name) }) else { continue }
            members[mark.name] = self.answer(for: mark.value, member.field)
        }
        return .branch(index, .group(members))
    }
}
