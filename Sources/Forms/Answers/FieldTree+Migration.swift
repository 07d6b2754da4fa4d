import JSON

extension FieldTree {
    /// Returns the answers to fields of `old` as answers to the fields of the same name here, as far as they accept the
    /// values.
    func migrateFields(_ answers: FieldAnswer, from old: FieldTree) -> MigrationResult {
        if self == old { return MigrationResult(answers: answers) }
        let (ours, theirs) = (names(root), old.names(old.root))
        let (known, before) = (Set(ours.map { JSONName($0) }), Set(theirs.map { JSONName($0) }))
        let migrated = migrated(answers, root, old, old.root, depth: 0)
        let answered = theirs.filter { old.answer(answers, $0) != .unset }
        let shown = old.withoutSecrets(answers, old.root)
        return MigrationResult(
            answers: migrated, dropped: answered.filter { !known.contains(JSONName($0)) },
            added: ours.filter { !before.contains(JSONName($0)) },
            lost: answered.compactMap { name in
                guard known.contains(JSONName(name)), answer(migrated, name) == .unset,
                    old.value(of: answers, name) != nil
                else {
                    return nil
                }
                return MigrationResult.LostAnswer(name: name, oldValue: old.value(of: shown, name))
            })
    }

    /// Returns answers of an unknown schema, such as a stored draft's, as answers to this tree.
    ///
    /// An answer of another kind than its field's is converted by its value, and lost where that is not possible.
    /// Answers without a field are kept, unsent.
    package func adopt(_ answers: FieldAnswer) -> MigrationResult {
        let names = names(root)
        let adopted = adopted(answers, root)
        return MigrationResult(
            answers: adopted, dropped: unknownKeys(answers),
            lost: names.compactMap { name in
                let before = answer(answers, name)
                guard before != .unset, answer(adopted, name) == .unset, let was = before.plainValue else { return nil }
                return MigrationResult.LostAnswer(name: name, oldValue: was)
            })
    }

    private func names(_ id: FieldID) -> [String] {
        guard case .group(let group) = self[id].kind else { return [] }
        return group.members.flatMap { member in
            if case .group(let inner) = self[member.field].kind, inner.isInline { return names(member.field) }
            return [member.name]
        }
    }

    /// Returns the inline groups of the top level with their answers in `members`.
    private func inlined(_ group: GroupField, _ members: GroupAnswer) -> [(id: FieldID, answer: GroupAnswer)] {
        group.members.compactMap { member in
            guard case .group(let inner) = self[member.field].kind, inner.isInline,
                case .group(let answers) = members[member.name]
            else { return nil }
            return (member.field, answers)
        }
    }

    /// Returns the answer to the top-level field `name`.
    private func answer(_ answers: FieldAnswer, _ name: String) -> FieldAnswer {
        guard case .group(let members) = answers, case .group(let group) = self[root].kind else { return .unset }
        if members[name] != .unset { return members[name] }
        return inlined(group, members).lazy.map { $0.answer[name] }.first { $0 != .unset } ?? .unset
    }

    /// Returns the value that the answer to the top-level field `name` sends; nil where it sends none.
    private func value(of answers: FieldAnswer, _ name: String) -> JSON? {
        guard case .group(let members) = answers, case .group(let group) = self[root].kind else { return nil }
        for (group, answers) in [(group, members)]
            + inlined(group, members).compactMap({ inner in
                if case .group(let group) = self[inner.id].kind { (group, inner.answer) } else { nil }
            })
        {
            guard let member = group.members.first(where: { $0.name.hasSameBytes(as: name) }), answers[name] != .unset
            else {
                continue
            }
            var writer = BodyWriter(self, isChecking: false)
            return writer.value(of: answers[name], member.field, isWanted: true) ?? answers[name].plainValue
        }
        return nil
    }

    /// Returns the answered top-level names without a field.
    private func unknownKeys(_ answers: FieldAnswer) -> [String] {
        guard case .group(let members) = answers, case .group(let group) = self[root].kind else { return [] }
        var found = unasked(members, group)
        for inner in inlined(group, members) {
            if case .group(let group) = self[inner.id].kind { found += unasked(inner.answer, group) }
        }
        return found
    }

    private func unasked(_ answers: GroupAnswer, _ group: GroupField) -> [String] {
        let names = Set(group.members.map { JSONName($0.name) })
        return answers.answeredNames.filter { !names.contains(JSONName($0)) }
    }

    /// Returns `answer` where its kind suits the field `id`, else the answer that its value makes; unset where it makes
    /// none.
    private func adopted(_ answer: FieldAnswer, _ id: FieldID) -> FieldAnswer {
        switch (self[id].kind, answer) {
        case (.group(let group), .group(var members)):
            for member in group.members { members[member.name] = adopted(members[member.name], member.field) }
            return .group(members)
        case (.list(let list), .list(let items)): return .list(items.map { adopted($0, list.item) })
        case (.union(let union), .branch(let index, let inner)):
            guard union.branches.indices.contains(index) else { return .unset }
            return .branch(index, adopted(inner, union.branches[index].field))
        case (.choice(let choice), .custom(let inner)):
            return choice.customField.map { .custom(adopted(inner, $0)) } ?? .unset
        case (_, .unset), (_, .null), (_, .verbatim), (.text, .text), (.number, .text), (.seed, .text), (.raw, .text),
            (.toggle, .toggle), (.choice, .choice), (.choice, .choices), (.constant, .choice),
            (.multiSelect, .choices),
            (.tuple, .list), (.map, .map):
            return answer
        default:
            guard let value = answer.plainValue else { return .unset }
            let adopted = self.answer(for: value, id, coerces: .any)
            if case .verbatim = adopted { return .unset }
            return adopted
        }
    }

    /// Returns `answer` to a field of `old` as an answer to the field `id`: groups member by member, anything else by
    /// the value that it sends.
    private func migrated(_ answer: FieldAnswer, _ id: FieldID, _ old: FieldTree, _ oldID: FieldID, depth: Int)
        -> FieldAnswer
    {
        switch (self[id].kind, old[oldID].kind, answer) {
        case (_, _, .unset): return .unset
        case (.group(let group), .group(let oldGroup), .group(let given)) where depth < 32:
            var members = GroupAnswer()
            let asked = Dictionary(
                oldGroup.members.map { (JSONName($0.name), $0) }, uniquingKeysWith: { first, _ in first })
            for member in group.members where given[member.name] != .unset {
                guard let before = asked[JSONName(member.name)] else { continue }
                members[member.name] = migrated(given[member.name], member.field, old, before.field, depth: depth + 1)
            }
            members.rest = group.rest == nil ? [] : given.rest
            return members.isEmpty ? .unset : .group(members)
        // Typed text is kept as it is: an invalid number is reported beside its field.
        case (.text, _, .text), (.number, _, .text), (.seed, _, .text), (.toggle, .toggle, .toggle): return answer
        default:
            var writer = BodyWriter(old, isChecking: false)
            guard let json = writer.value(of: answer, oldID, isWanted: false) else { return .unset }
            let migrated = self.answer(for: json, id, coerces: .any)
            if case .verbatim = migrated { return .unset }
            return migrated
        }
    }
}

extension FieldAnswer {
    /// The value of a scalar answer; nil for others.
    fileprivate var plainValue: JSON? {
        switch self {
        case .text(let text): .string(text)
        case .toggle(let isOn): .bool(isOn)
        case .choice(let value), .verbatim(let value): value
        case .choices(let values): .array(values)
        case .custom(let inner): inner.plainValue
        case .unset, .null, .list, .map, .branch, .group: nil
        }
    }
}
