extension FieldReader {
    /// The maximum number of members of nested required groups that are written without answers.
    static let maxUnanswered = 4000
    /// The maximum nesting of required groups that are written without answers.
    static let maxUnansweredDepth = 64

    /// Turns required groups beyond the limits into raw fields: nested required groups can multiply without bound.
    mutating func boundUnanswered() {
        for index in fields.indices {
            guard case .group(let group) = fields[index].kind,
                group.members.contains(where: { $0.isRequired && isGroup($0.field) })
            else { continue }
            for id in tooMuch(inside: FieldID(index: index)) {
                note(
                    "required parts are nested too deeply for a form: the innermost are entered as JSON"
                )
                fields[id.index] = fields[id.index].raw(
                    reason: "too many required parts for a form: enter JSON")
            }
        }
    }

    private func isGroup(_ id: FieldID) -> Bool { if case .group = fields[id.index].kind { true } else { false } }

    /// Returns the groups inside `start` that exceed the limits; none as a rule.
    private mutating func tooMuch(inside start: FieldID) -> [FieldID] {
        var open: [(id: FieldID, parent: Int, depth: Int)] = [(start, -1, 0)]
        var done = 0
        var count = 0
        while done < open.count {
            let (id, _, depth) = open[done]
            guard case .group(let group) = fields[id.index].kind else { return [] }
            count += 1 + group.members.count
            guard done == 0 || count <= Self.maxUnanswered && depth < Self.maxUnansweredDepth,
                budget.spend(1 + group.members.count / 4)
            else { return open[max(1, done)...].map(\.id) }
            for member in group.members where member.isRequired && isGroup(member.field) {
                // A group inside itself is not written.
                var around = done
                while around >= 0, open[around].id != member.field { around = open[around].parent }
                if around < 0 { open.append((member.field, done, depth + 1)) }
            }
            done += 1
        }
        return []
    }
}
