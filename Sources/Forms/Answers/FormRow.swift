package import JSON

/// A row of a form: a field at its place, with its answer.
package struct FormRow: Sendable {
    /// The role of a row under its parent.
    package enum Role: Hashable, Sendable {
        /// The root, or a field of a group.
        case field
        /// An item of a list or tuple, by index.
        case item(Int)
        /// An entry of a map, by name.
        case entry(String)
        /// The chosen branch of a union, or the custom value of a choice.
        case chosen
    }

    package let place: FieldPlace
    package let role: Role
    /// The nesting level; 0 for top-level fields.
    package let level: Int
    /// The text shown: the field's label, the item's number (from 1) or the entry's name.
    package let label: String
    /// True if the service rejects a body without it.
    package let isRequired: Bool
    package let answer: FieldAnswer
    /// True if it has rows under it, folded or not.
    package let isFoldable: Bool
    package let isFolded: Bool

    /// The place of its value in the body.
    package var path: JSONPointer { place.path }

    /// Returns the row with another answer.
    package func answered(_ answer: FieldAnswer) -> FormRow {
        FormRow(
            place: place, role: role, level: level, label: label, isRequired: isRequired, answer: answer,
            isFoldable: isFoldable, isFolded: isFolded)
    }
}

/// A builder of a form's rows.
private struct RowBuilder {
    let tree: FieldTree
    let isFolded: (FieldPlace, FieldNode, FieldAnswer) -> Bool?
    var writer: BodyWriter
    var rows: [FormRow] = []
    /// The enclosing fields: an unanswered group inside itself is not opened, to stop the recursion.
    var around: [Int] = []
    static let maxRows = 20_000
    /// The number of rows from which unanswered groups start folded.
    private static let manyRows = 5000
    /// The same for rows at `deepLevel` and below.
    private static let manyDeepRows = 200
    private static let deepLevel = 8

    /// Returns true if unanswered groups at `level` start folded.
    private func beginsFolded(_ level: Int) -> Bool {
        rows.count >= Self.manyRows || level >= Self.deepLevel && rows.count >= Self.manyDeepRows
    }

    mutating func add(
        _ id: FieldID, _ answer: FieldAnswer, _ path: JSONPointer, level: Int, role: FormRow.Role, label: String? = nil,
        isRequired: Bool, hidesHeader: Bool = false
    ) {
        guard rows.count < Self.maxRows else { return }
        let node = tree[id]
        let place = FieldPlace(path: path, field: id)
        let opens: Bool =
            switch node.kind {
            case .group, .tuple:
                answer != .unset || around.count < FieldReader.maxUnansweredDepth && !around.contains(id.index)
            case .list, .map, .union, .choice: true
            default: false
            }
        let isFoldable =
            switch (node.kind, answer) {
            case (.group, _), (.tuple, _), (.list, .list), (.map, .map): true
            default: false
            }
        let folds =
            isFoldable && !hidesHeader
            && (!opens || isFolded(place, node, answer) ?? (answer.isBlank && beginsFolded(level)))
        if !hidesHeader {
            rows.append(
                FormRow(
                    place: place, role: role, level: level, label: label ?? node.label, isRequired: isRequired,
                    answer: answer, isFoldable: isFoldable, isFolded: folds))
        }
        guard opens, !folds else { return }
        around.append(id.index)
        defer { around.removeLast() }
        addContents(node, answer, path, level: hidesHeader ? level : level + 1)
    }

    private mutating func addContents(_ node: FieldNode, _ answer: FieldAnswer, _ path: JSONPointer, level: Int) {
        switch (node.kind, answer) {
        case (.group(let group), _):
            let given = if case .group(let members) = answer { members } else { GroupAnswer() }
            add(group, given, answer, node, path, level: level)
        case (.list(let list), .list(let items)):
            for (index, item) in items.enumerated() {
                add(
                    list.item, item, path.appending(index), level: level, role: .item(index), label: "\(index + 1)",
                    isRequired: true)
            }
        case (.tuple(let tuple), _):
            let items = if case .list(let items) = answer { items } else { [FieldAnswer]() }
            for index in 0..<max(items.count, tuple.items.count) {
                guard let field = tuple.item(at: index) else { break }
                let label = tree[field].label
                add(
                    field, index < items.count ? items[index] : .unset, path.appending(index), level: level,
                    role: .item(index), label: label.isEmpty ? "\(index + 1)" : label,
                    isRequired: index < (tuple.minCount ?? 0))
            }
        case (.map(let map), .map(let entries)): add(entries, map, path, level: level)
        case (.union(let union), .branch(let index, let inner)) where union.branches.indices.contains(index):
            addChosen(union.branches[index].field, inner, path, level: level)
        case (.choice(let choice), .custom(let inner)):
            if let own = choice.customField { addChosen(own, inner, path, level: level) }
        default: break
        }
    }

    /// A group that was chosen needs no header of its own: the chooser is one.
    private mutating func addChosen(_ id: FieldID, _ answer: FieldAnswer, _ path: JSONPointer, level: Int) {
        let isGroup = if case .group = tree[id].kind { true } else { false }
        add(id, answer, path, level: level, role: .chosen, isRequired: true, hidesHeader: isGroup)
    }

    private mutating func add(_ entries: [MapEntry], _ map: MapField, _ path: JSONPointer, level: Int) {
        for entry in entries {
            add(
                map.field(for: entry.name), entry.value, path.appending(entry.name), level: level,
                role: .entry(entry.name), label: entry.name, isRequired: true)
        }
    }

    private mutating func add(
        _ group: GroupField, _ given: GroupAnswer, _ answer: FieldAnswer, _ node: FieldNode, _ path: JSONPointer,
        level: Int
    ) {
        var values: JSONObject?
        var asked: Set<JSONName> = []
        var late: [FieldMember] = []
        for member in group.members {
            if !member.conditions.isEmpty {
                if values == nil {
                    values = writer.values(of: given, group)
                }
                guard writer.isAsked(member, in: values ?? JSONObject()), asked.insert(JSONName(member.name)).inserted
                else { continue }
            }
            // Required fields precede advanced and deprecated ones.
            if isLate(member) { late.append(member) } else { add(member, given, path, level: level) }
        }
        for member in late { add(member, given, path, level: level) }
        if let rest = group.rest { add(given.rest, rest, path, level: level) }
    }

    private func isLate(_ member: FieldMember) -> Bool {
        let node = tree[member.field]
        return !member.isRequired && (node.isAdvanced || node.isDeprecated)
    }

    private mutating func add(_ member: FieldMember, _ given: GroupAnswer, _ path: JSONPointer, level: Int) {
        let inner = tree[member.field]
        // A read-only constant, such as the id of the entry, needs no row.
        if case .constant = inner.kind, inner.isReadOnly { return }
        let isInline = if case .group(let group) = inner.kind { group.isInline } else { false }
        add(
            member.field, given[member.name], path.appending(member.name), level: level, role: .field,
            isRequired: member.isRequired, hidesHeader: isInline)
    }
}

extension FieldTree {
    /// Returns the rows of the form with `answers`, from top to bottom: the fields whose conditions hold.
    ///
    /// - `isFolded`: Returns true to fold a field, false to unfold it, and nil for the default.
    package func rows(
        for answers: FieldAnswer,
        isFolded: @escaping (FieldPlace, FieldNode, FieldAnswer) -> Bool? = { _, _, _ in nil }
    ) -> [FormRow] {
        var builder = RowBuilder(tree: self, isFolded: isFolded, writer: BodyWriter(self, isChecking: false))
        let isGroup = if case .group = self[root].kind { true } else { false }
        builder.add(root, answers, .root, level: 0, role: .field, isRequired: true, hidesHeader: isGroup)
        return builder.rows
    }
}
