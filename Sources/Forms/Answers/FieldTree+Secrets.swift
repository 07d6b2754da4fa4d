package import JSON

/// A finder of the values in a body that belong to secret fields.
private struct SecretFinder {
    let tree: FieldTree

    /// Returns `json` at `path`, the value of one of the fields `ids`, with its secrets changed.
    func changed(
        _ json: JSON, at path: JSONPointer = .root, _ ids: Set<FieldID>, _ change: (JSONPointer, JSON) -> JSON
    ) -> JSON {
        var fields: Set<FieldID> = []
        for id in ids { open(id, into: &fields) }
        // A value without a field is not known to be a secret.
        guard !fields.isEmpty, !json.isNull else { return json }
        if fields.contains(where: { tree[$0].isSecret }) { return change(path, json) }
        switch json {
        case .object(let object):
            let asked = asked(of: fields)
            return .object(
                JSONObject(
                    object.map {
                        let inner = members($0.name, asked, of: fields)
                        return ($0.name, changed($0.value, at: path.appending($0.name), inner, change))
                    }))
        case .array(let values):
            return .array(
                values.enumerated().map {
                    changed($0.element, at: path.appending($0.offset), items($0.offset, of: fields), change)
                })
        default: return json
        }
    }

    /// Adds `id` and the fields that may stand in its place, since the branch of a union is not always known.
    private func open(_ id: FieldID, into fields: inout Set<FieldID>) {
        guard fields.insert(id).inserted else { return }
        switch tree[id].kind {
        case .union(let union): for branch in union.branches { open(branch.field, into: &fields) }
        case .choice(let choice): if let own = choice.customField { open(own, into: &fields) }
        default: break
        }
    }

    /// Returns the members of the groups among `fields`, by name, including those whose conditions do not hold: their
    /// values are sent too.
    private func asked(of fields: Set<FieldID>) -> [FieldID: [JSONName: [FieldID]]] {
        var asked: [FieldID: [JSONName: [FieldID]]] = [:]
        for id in fields {
            guard case .group(let group) = tree[id].kind else { continue }
            asked[id] = Dictionary(grouping: group.members) { JSONName($0.name) }.mapValues { $0.map(\.field) }
        }
        return asked
    }

    private func members(
        _ name: String, _ asked: [FieldID: [JSONName: [FieldID]]], of fields: Set<FieldID>
    ) -> Set<FieldID> {
        var members: Set<FieldID> = []
        for id in fields {
            switch tree[id].kind {
            case .group(let group):
                let asked = asked[id]?[JSONName(name)] ?? []
                if asked.isEmpty, let rest = group.rest { members.insert(rest.field(for: name)) }
                members.formUnion(asked)
            case .map(let map): members.insert(map.field(for: name))
            default: break
            }
        }
        return members
    }

    private func items(_ index: Int, of fields: Set<FieldID>) -> Set<FieldID> {
        var items: Set<FieldID> = []
        for id in fields {
            switch tree[id].kind {
            case .list(let list): items.insert(list.item)
            case .tuple(let tuple):
                if let item = tuple.item(at: index) { items.insert(item) }
            default: break
            }
        }
        return items
    }
}

extension FieldTree {
    /// Returns `body` with `change` applied to the value of each secret field, whether its conditions hold or not. Null
    /// is not a secret.
    package func changingSecrets(in body: JSON, _ change: (JSON) -> JSON) -> JSON {
        SecretFinder(tree: self).changed(body, [root]) { change($1) }
    }

    /// The text shown in place of a secret.
    package static let hiddenSecret = "(hidden)"

    /// Returns `body` with its secrets replaced by `hiddenSecret`.
    package func hidingSecrets(in body: JSON) -> JSON {
        changingSecrets(in: body) { _ in .string(Self.hiddenSecret) }
    }

    /// Returns the places of secrets in `body`, whether their conditions hold or not.
    package func secrets(in body: JSON) -> [JSONPointer] {
        var paths: [JSONPointer] = []
        _ = SecretFinder(tree: self).changed(body, [root]) { path, value in
            paths.append(path)
            return value
        }
        return paths
    }
}
