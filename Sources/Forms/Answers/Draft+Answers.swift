package import Domain
package import JSON

extension FieldAnswer {
    /// True if there is no answer: unset, or a group without answers.
    package var isBlank: Bool {
        switch self {
        case .unset: true
        case .group(let group):
            group.rest.isEmpty && group.extras.isEmpty && group.answeredNames.allSatisfy { group[$0].isBlank }
        default: false
        }
    }
}

extension FieldTree {
    /// Returns `answers` as a draft stores them: without secrets and constants; nil where nothing is left.
    package func draft(of answers: FieldAnswer) -> JSONObject? {
        let answers = withoutConstants(withoutSecrets(answers, root))
        return answers.isBlank ? nil : answers.draft.object
    }

    /// Returns the answers of a stored draft.
    ///
    /// Drafts of early versions are values by name; values without a field are kept, unsent.
    package func answers(fromDraft draft: JSONObject, for service: Service) -> FieldAnswer {
        if draft["group"]?["members"]?.object != nil { return FieldAnswer(draft: .object(draft)) }
        var values = JSONObject()
        var body = JSONObject()
        for (name, value) in draft where !value.isNull {
            if name == "$useOwnKey" { body["useOwnKey"] = value } else { values[name] = value }
        }
        switch service {
        case .artinstring: body["vars"] = .object(values)
        case .antekirt: body = values
        }
        return keepingUnknownKeys(answers(from: .object(body), coerces: .any))
    }

    /// Returns the answers that make `body`, without constants, as a form shows them.
    package func answers(shown body: JSON) -> FieldAnswer { withoutConstants(answers(from: body)) }

    /// Returns `answer` to the field `id` without secrets, including those whose conditions do not hold.
    func withoutSecrets(_ answer: FieldAnswer, _ id: FieldID) -> FieldAnswer {
        if self[id].isSecret { return .unset }
        func cleaned(_ entries: [MapEntry], _ map: MapField) -> [MapEntry] {
            entries.map { MapEntry(name: $0.name, value: withoutSecrets($0.value, map.field(for: $0.name))) }
        }
        switch (self[id].kind, answer) {
        case (.group(let group), .group(var members)):
            for member in group.members { members[member.name] = withoutSecrets(members[member.name], member.field) }
            if let rest = group.rest { members.rest = cleaned(members.rest, rest) }
            // Answers whose conditions do not hold were kept verbatim.
            for member in group.members where self[member.field].isSecret { members.extras[member.name] = nil }
            return .group(members)
        case (.list(let list), .list(let items)): return .list(items.map { withoutSecrets($0, list.item) })
        case (.tuple(let tuple), .list(let items)):
            return .list(
                items.enumerated().map { index, item in
                    tuple.item(at: index).map { withoutSecrets(item, $0) } ?? item
                })
        case (.map(let map), .map(let entries)): return .map(cleaned(entries, map))
        case (.union(let union), .branch(let index, let inner)) where union.branches.indices.contains(index):
            return .branch(index, withoutSecrets(inner, union.branches[index].field))
        case (.choice(let choice), .custom(let inner)):
            return choice.customField.map { .custom(withoutSecrets(inner, $0)) } ?? answer
        default: return answer
        }
    }

    /// Returns `answers` without those to top-level constants, which are sent anyway.
    private func withoutConstants(_ answers: FieldAnswer) -> FieldAnswer {
        guard case .group(let group) = self[root].kind, case .group(var members) = answers else { return answers }
        for member in group.members {
            if case .constant = self[member.field].kind, member.isRequired { members[member.name] = .unset }
        }
        return .group(members)
    }

    /// Returns `answers` with unknown keys turned into unsent answers, which are kept.
    private func keepingUnknownKeys(_ answers: FieldAnswer) -> FieldAnswer {
        guard case .group(var members) = answers else { return answers }
        for (name, value) in members.extras { members[name] = .verbatim(value) }
        members.extras = JSONObject()
        for name in members.answeredNames {
            guard case .group(let group) = self[root].kind,
                let field = group.members.first(where: { $0.name.hasSameBytes(as: name) })?.field,
                case .group(let inner) = self[field].kind, inner.isInline, case .group(var given) = members[name]
            else { continue }
            for (name, value) in given.extras { given[name] = .verbatim(value) }
            given.extras = JSONObject()
            members[name] = .group(given)
        }
        return .group(members)
    }
}

extension FieldTree {
    /// Returns `answers` to the fields of `old` as answers to this tree.
    ///
    /// Fields of the same name keep their answers, as far as they accept the values. Answers without a field are kept,
    /// unsent, since the field may return with the next version of the schema; secrets among them are dropped.
    package func migrate(_ answers: FieldAnswer, from old: FieldTree) -> MigrationResult {
        var result = migrateFields(answers, from: old)
        result.answers = restoringUnasked(
            old.withoutSecrets(answers, old.root), to: result.answers, root, from: old, old.root)
        return result
    }

    /// Returns `migrated` with the unsent answers of `before`: converted where this tree has a field for them that
    /// `tree` did not have, else kept.
    private func restoringUnasked(
        _ before: FieldAnswer, to migrated: FieldAnswer, _ id: FieldID, from tree: FieldTree, _ oldID: FieldID?
    ) -> FieldAnswer {
        guard case .group(let group) = self[id].kind, case .group(let old) = before else { return migrated }
        var answers = if case .group(let members) = migrated { members } else { GroupAnswer() }
        var asked: [FieldMember] = []
        if let oldID, case .group(let group) = tree[oldID].kind { asked = group.members }
        for name in old.answeredNames {
            let member = group.members.first { $0.name.hasSameBytes(as: name) }
            let before = asked.first { $0.name.hasSameBytes(as: name) }
            switch (member.map { self[$0.field].kind }, old[name]) {
            case (.group(let inner)?, _) where inner.isInline:
                answers[name] = restoringUnasked(
                    old[name], to: answers[name], member?.field ?? root, from: tree, before?.field)
            case (_, _) where answers[name] != .unset: break
            // The field has another type now.
            case (_?, _) where before != nil: break
            case (_?, .verbatim(let json)):
                answers[name] = member.map { answer(for: json, $0.field, coerces: .any) } ?? .unset
            default: answers[name] = old[name]
            }
        }
        for (name, value) in old.extras {
            guard let member = group.members.first(where: { $0.name.hasSameBytes(as: name) }) else {
                answers.extras[name] = value
                continue
            }
            if answers[name] == .unset { answers[name] = answer(for: value, member.field, coerces: .any) }
        }
        return .group(answers)
    }
}
