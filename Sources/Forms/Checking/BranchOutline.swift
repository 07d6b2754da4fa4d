import JSON

/// The properties that distinguish a branch of a union from the others, derived from its schemas without a value.
struct BranchOutline {
    /// The types that the branch accepts; nil for any.
    private(set) var types: JSONTypes?
    /// The values to which the branch restricts the whole value; nil where it does not.
    private(set) var options: [JSON]?
    /// The allowed values of members, by name: constants and lists of values.
    private(set) var allowed: [JSONName: Set<NormalizedJSON>] = [:]
    /// The allowed values as written, for messages.
    private(set) var allowedOptions: [JSONName: [JSON]] = [:]
    /// The members that the branch describes.
    private(set) var described: Set<JSONName> = []
    private(set) var patterns: [SchemaPattern] = []
    /// The required members without a default, in their order.
    private(set) var required: [String] = []

    /// The maximum number of schemas visited for a branch.
    private static let maxNodes = 200
    private static let maxPatterns = 8
    private static let maxDepth = 12

    init(_ branch: Int, in schema: CompiledSchema, _ budget: inout WorkBudget) {
        var room = Self.maxNodes
        self.init(branch, in: schema, depth: 0, room: &room)
        _ = budget.spend(Self.maxNodes - room)
    }

    private init(_ branch: Int, in schema: CompiledSchema, depth: Int, room: inout Int) {
        var open = [branch]
        var seen: Set<Int> = []
        while let index = open.popLast(), room > 0 {
            guard seen.insert(index).inserted else { continue }
            room -= 1
            let node = schema[index]
            if let own = node.types { types = types.map { $0.intersection(own) } ?? own }
            if let values = node.values { note(values.constant.map { [$0] } ?? values.options ?? []) }
            for (name, part) in node.object?.properties ?? [] {
                described.insert(JSONName(name))
                note(part, name, schema, &room)
            }
            patterns += node.object?.patterns.map(\.pattern).prefix(Self.maxPatterns) ?? []
            required += node.object?.required.filter { !$0.isDefaulted }.map(\.name) ?? []
            if let reference = node.reference { open.append(reference) }
            open += node.allOf
            guard depth < Self.maxDepth else { continue }
            for branches in [node.anyOf, node.oneOf] where !branches.isEmpty {
                adopt(branches.map { BranchOutline($0, in: schema, depth: depth + 1, room: &room) })
            }
            for part in [node.then, node.otherwise].compactMap(\.self)
                + (node.object?.dependentSchemas.map(\.node) ?? [])
            {
                let inner = BranchOutline(part, in: schema, depth: depth + 1, room: &room)
                described.formUnion(inner.described)
            }
        }
    }

    private mutating func note(_ listed: [JSON]) {
        options = options ?? listed
        guard types == nil, !listed.isEmpty else { return }
        let own = listed.reduce(JSONTypes()) { $0.union(JSONTypes(of: $1)) }
        types = own.isDisjoint(with: [.integer, .number]) ? own : own.union([.integer, .number])
    }

    /// Records the values that the schema `part` allows for the member `name`.
    private mutating func note(_ part: Int, _ name: String, _ schema: CompiledSchema, _ room: inout Int) {
        var open = [part]
        var seen: Set<Int> = []
        while let index = open.popLast(), room > 0 {
            guard seen.insert(index).inserted else { continue }
            room -= 1
            let node = schema[index]
            if let values = node.values {
                let same = values.sameConstant.map { [$0] } ?? values.set
                restrict(JSONName(name), to: same, values.constant.map { [$0] } ?? values.options ?? [])
            }
            if let reference = node.reference { open.append(reference) }
            open += node.allOf
        }
    }

    private mutating func restrict(_ name: JSONName, to values: Set<NormalizedJSON>, _ options: [JSON]) {
        guard let known = allowed[name] else {
            (allowed[name], allowedOptions[name]) = (values, options)
            return
        }
        let both = known.intersection(values)
        allowed[name] = both
        allowedOptions[name] = allowedOptions[name]?.filter { both.contains(NormalizedJSON($0)) }
    }

    /// Merges the common properties of the branches of an inner union.
    private mutating func adopt(_ inner: [BranchOutline]) {
        for outline in inner {
            described.formUnion(outline.described)
            patterns += outline.patterns
        }
        guard let first = inner.first else { return }
        if inner.allSatisfy({ $0.types != nil }) {
            let all = inner.compactMap(\.types).reduce(JSONTypes()) { $0.union($1) }
            types = types.map { $0.intersection(all) } ?? all
        }
        for name in first.allowed.keys where inner.allSatisfy({ $0.allowed[name] != nil }) {
            restrict(
                name, to: inner.reduce(into: []) { $0.formUnion($1.allowed[name] ?? []) },
                inner.flatMap { $0.allowedOptions[name] ?? [] })
        }
        required += first.required.filter { name in
            inner.allSatisfy { $0.required.contains { JSONName($0) == JSONName(name) } }
        }
    }

    /// Returns true if the branch requires the member `name`.
    func requires(_ name: JSONName) -> Bool { required.contains { JSONName($0) == name } }

    /// Returns true if `value` has a type that the branch accepts.
    func takesType(of value: JSON) -> Bool { types?.contains(JSONTypes(of: value)) ?? true }
}
