import JSON

extension FieldAnswer {
    /// These answers, read from `after`, with those of `old` beside them that neither `before`, the body of `old`, nor
    /// `after` sends: what is no number yet, several choices that make a run each, questions that are not asked now.
    ///
    /// What `before` sends and `after` does not was taken out on purpose. Items are kept only where none has changed:
    /// without one of them the others stand elsewhere.
    func keeping(_ old: FieldAnswer, unsentBy before: JSON?, and after: JSON?) -> FieldAnswer {
        switch (self, old) {
        case (.unset, _) where before == nil && after == nil: return old
        case (.unset, .group) where before?.object != nil && after?.object != nil:
            let nothing = FieldAnswer.group(GroupAnswer())
            let kept = nothing.keeping(old, unsentBy: before, and: after)
            return kept == nothing ? self : kept
        case (.group(var members), .group(let olds)):
            for name in olds.answeredNames {
                members[name] = members[name].keeping(olds[name], unsentBy: before?[name], and: after?[name])
            }
            members.rest = Self.keeping(members.rest, olds.rest, before, after)
            return .group(members)
        case (.map(let entries), .map(let olds)): return .map(Self.keeping(entries, olds, before, after))
        case (.branch(let index, let inner), .branch(let oldIndex, let oldInner)) where index == oldIndex:
            return .branch(index, inner.keeping(oldInner, unsentBy: before, and: after))
        case (.custom(let inner), .custom(let oldInner)):
            return .custom(inner.keeping(oldInner, unsentBy: before, and: after))
        case (.list, .list) where before == after: return old
        default: return self
        }
    }

    private static func keeping(_ entries: [MapEntry], _ olds: [MapEntry], _ before: JSON?, _ after: JSON?)
        -> [MapEntry]
    {
        var entries = entries
        for old in olds {
            let (sent, given) = (before?[old.name], after?[old.name])
            if let index = entries.firstIndex(where: { $0.name.hasSameBytes(as: old.name) }) {
                entries[index].value = entries[index].value.keeping(old.value, unsentBy: sent, and: given)
            } else if sent == nil, given == nil {
                entries.append(old)
            }
        }
        return entries
    }
}
