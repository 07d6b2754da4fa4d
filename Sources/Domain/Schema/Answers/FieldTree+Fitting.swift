extension FieldTree {
    /// What became of answers that were kept when the schema was another.
    package struct Fitting: Hashable, Sendable {
        package let answers: FieldAnswer
        /// The names of the whole's fields whose answers no field asks for any more.
        package let dropped: [String]
        /// The names of the whole's fields that are asked now and were not before.
        package let added: [String]
    }

    /// Fits answers that were given to `old` to this tree: those of fields with the same name stay, as far as the new
    /// field takes their value.
    package func fitting(_ answers: FieldAnswer, from old: FieldTree) -> Fitting {
        if self == old { return Fitting(answers: answers, dropped: [], added: []) }
        let (ours, theirs) = (names(root), old.names(old.root))
        return Fitting(
            answers: fitted(answers, root, old, old.root, depth: 0),
            dropped: theirs.filter { name in !ours.contains(name) && old.isAnswered(answers, name) },
            added: ours.filter { !theirs.contains($0) })
    }

    private func names(_ id: FieldID) -> [String] {
        guard case .group(let group) = self[id].kind else { return [] }
        return group.members.flatMap { member in
            if case .group(let inner) = self[member.field].kind, inner.isInline { return names(member.field) }
            return [member.name]
        }
    }

    private func isAnswered(_ answers: FieldAnswer, _ name: String) -> Bool {
        guard case .group(let members) = answers, case .group(let group) = self[root].kind else { return false }
        return members[name] != .unset
            || group.members.contains { member in
                guard case .group(let inner) = self[member.field].kind, inner.isInline,
                    case .group(let answers) = members[member.name]
                else { return false }
                return answers[name] != .unset
            }
    }

    /// A group keeps what its members keep; anything else goes by the value that it sends.
    private func fitted(_ answer: FieldAnswer, _ id: FieldID, _ old: FieldTree, _ oldID: FieldID, depth: Int)
        -> FieldAnswer
    {
        switch (self[id].kind, old[oldID].kind, answer) {
        case (_, _, .unset): return .unset
        case (.group(let group), .group(let oldGroup), .group(let given)) where depth < 32:
            var members = GroupAnswer()
            for member in group.members {
                guard let before = oldGroup.members.first(where: { $0.name == member.name }) else { continue }
                members[member.name] = fitted(given[member.name], member.field, old, before.field, depth: depth + 1)
            }
            members.rest = group.rest == nil ? [] : given.rest
            return members.isEmpty ? .unset : .group(members)
        case (.text, .text, .text), (.number, .number, .text), (.seed, .seed, .text), (.toggle, .toggle, .toggle):
            return answer
        default:
            var writer = BodyWriter(old, isChecking: false)
            guard let json = writer.value(of: answer, oldID, isWanted: false) else { return .unset }
            let fitted = self.answer(for: json, id, coerces: true)
            if case .verbatim = fitted { return .unset }
            return fitted
        }
    }
}
