package import JSON

extension FieldTree {
    /// The groups without a header that take further values by name: the whole, and what is shown as part of it.
    package var openGroups: [FieldPlace] { inlinePlaces.filter { takesMore($0.field) } }

    /// The whole, and the groups that are shown as part of it.
    package var inlinePlaces: [FieldPlace] {
        let whole = FieldPlace(path: .root, field: root)
        guard case .group(let group) = self[root].kind else { return [] }
        return [whole]
            + group.members.compactMap { member in
                guard case .group(let inner) = self[member.field].kind, inner.isInline else { return nil }
                return FieldPlace(path: JSONPointer([member.name]), field: member.field)
            }
    }

    private func takesMore(_ id: FieldID) -> Bool {
        if case .group(let group) = self[id].kind { group.rest != nil } else { false }
    }

    /// The name of the field at `path` in words, without what is around every field.
    package func name(of path: JSONPointer) -> String {
        let inline = inlinePlaces.last { $0.path.tokens.count == 1 && $0.path.contains(path) }
        let tokens = path.tokens.dropFirst(inline?.path.tokens.count ?? 0)
        return tokens.isEmpty ? "the form" : tokens.joined(separator: ".")
    }
}
