package import Domain
package import JSON

extension FieldAnswer {
    /// True if nobody has answered anything: unset, or groups of which nothing is answered.
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
    /// What a draft keeps of `answers`: all but secrets and what is always the same; nil when nothing is left.
    package func draft(of answers: FieldAnswer) -> JSONObject? {
        let answers = withoutConstants(withoutSecrets(answers, root))
        return answers.isBlank ? nil : answers.draft.object
    }

    /// The answers that `draft` keeps.
    ///
    /// Drafts of early versions are the values by name. What of them no field asks for is kept and not sent.
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

    /// The answers that made `body`, as a form shows them.
    package func answers(shown body: JSON) -> FieldAnswer { withoutConstants(answers(from: body)) }

    /// `answer` to the field `id` without secrets, those too that no condition asks for now.
    func withoutSecrets(_ answer: FieldAnswer, _ id: FieldID) -> FieldAnswer {
        if self[id].isSecret { return .unset }
        func cleaned(_ entries: [MapEntry], _ map: MapField) -> [MapEntry] {
            entries.map { MapEntry(name: $0.name, value: withoutSecrets($0.value, map.field(for: $0.name))) }
        }
        switch (self[id].kind, answer) {
        case (.group(let group), .group(var members)):
            for member in group.members { members[member.name] = withoutSecrets(members[member.name], member.field) }
            if let rest = group.rest { members.rest = cleaned(members.rest, rest) }
            // What a condition does not ask for at the moment came in as it was.
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

    /// `answers` without those to the whole's constants, which are sent anyhow.
    private func withoutConstants(_ answers: FieldAnswer) -> FieldAnswer {
        guard case .group(let group) = self[root].kind, case .group(var members) = answers else { return answers }
        for member in group.members {
            if case .constant = self[member.field].kind, member.isRequired { members[member.name] = .unset }
        }
        return .group(members)
    }

    /// `answers` with what no field asks for as answers to fields that are not there: kept, and not sent.
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
    /// `answers` that were given to `old`, for this tree. Answers that no field asks for now stay, unsent: the field
    /// may come back with another reading of the schema. Secrets go with their fields.
    package func migrate(_ answers: FieldAnswer, from old: FieldTree) -> MigrationResult {
        var result = migrateFields(answers, from: old)
        result.answers = restoringUnasked(
            old.withoutSecrets(answers, old.root), to: result.answers, root, from: old, old.root)
        return result
    }

    /// `migrated` with those of `before` that `tree` did not ask for, read anew where a field asks for them now, and
    /// with those that nobody asks for any more.
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
            // The field asks for something else now.
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
