import JSON

/// The set of schemas that apply to one value at once: the written ones, the targets of their references, the parts of
/// their `allOf`, and the only branch of a union besides null.
///
/// It is a set of schemas, not a merged copy of them, so that a schema that refers to itself leads back to the same
/// conjunction instead of a larger one.
struct Conjunction {
    /// A union without a chosen branch.
    struct Union {
        let location: Int
        let isOne: Bool
        /// The branches, without null.
        let branches: [Int]

        /// The identity of the union among the settled ones.
        var mark: Int { location * 2 + (isOne ? 1 : 0) }
    }

    private(set) var locations: [Int] = []
    private(set) var nodes: [SchemaNode] = []
    /// True for each node that was reached through a reference, whose title names a type rather than this value.
    private(set) var isReferenced: [Bool] = []
    private(set) var unions: [Union] = []
    private(set) var allowsNull = false
    private(set) var loops = false
    private(set) var unresolved: String?

    private static let maxLocations = 300

    /// Collects the schemas that apply together with those at `start`.
    ///
    /// - `settled`: The unions for which `start` contains the chosen branch (`Union.mark`).
    /// - `budget`: The budget for the search; where it is spent, schemas are missing.
    init(_ start: [Int], settled: Set<Int>, in schema: CompiledSchema, _ budget: inout WorkBudget) {
        var open = start.reversed().map { (location: $0, isReferenced: false) }
        var seen: Set<Int> = []
        var referrers: Set<Int> = []
        while let (location, isReferenced) = open.popLast(), locations.count < Self.maxLocations {
            let node = schema[location]
            let parts = node.allOf.count + node.anyOf.count + node.oneOf.count
            guard budget.spend(10 + parts + (node.object?.properties.count ?? 0)) else { break }
            guard seen.insert(location).inserted else {
                loops = loops || referrers.contains(location)
                continue
            }
            locations.append(location)
            nodes.append(node)
            self.isReferenced.append(isReferenced)
            allowsNull = allowsNull || node.isNullable
            unresolved = unresolved ?? node.unresolved
            var next: [(location: Int, isReferenced: Bool)] = []
            if let reference = node.reference {
                referrers.insert(location)
                next.append((reference, true))
            }
            next += node.allOf.map { ($0, isReferenced) }
            for (branches, isOne) in [(node.anyOf, false), (node.oneOf, true)] where !branches.isEmpty {
                let union = Union(
                    location: location, isOne: isOne, branches: branches.filter { !Self.isNull(schema[$0]) })
                if union.branches.count < branches.count { allowsNull = true }
                if settled.contains(union.mark) { continue }
                if union.branches.count == 1 {
                    next.append((union.branches[0], isReferenced))
                } else if union.branches.count > 1 {
                    unions.append(union)
                }
            }
            open += next.reversed()
        }
    }

    private static func isNull(_ node: SchemaNode) -> Bool {
        node.types == .null || node.values?.constant?.isNull == true
            || node.values?.options.map { $0.count == 1 && $0[0].isNull } == true
    }

    /// Returns the value of `keyword` in the first schema that has it.
    func first(_ keyword: String) -> JSON? {
        for node in nodes { if let value = node.source[keyword] { return value } }
        return nil
    }

    /// Returns the value of the first of `keywords` that any schema has.
    func first(of keywords: [String]) -> JSON? {
        for keyword in keywords { if let value = first(keyword) { return value } }
        return nil
    }

    /// The types that every schema allows, including null; nil where none gives types.
    var types: JSONTypes? {
        let named = nodes.compactMap(\.types)
        return named.isEmpty ? nil : named.reduce(.all) { $0.intersection($1) }
    }

    /// True if null is allowed.
    var isNullable: Bool { allowsNull || types?.contains(.null) == true || hasNullOption }

    private var hasNullOption: Bool {
        types?.contains(.null) != false && nodes.contains { $0.values?.options?.contains { $0.isNull } == true }
    }

    /// Returns true if no value is valid.
    func isNever(in schema: CompiledSchema) -> Bool {
        nodes.contains { node in
            if node.isNever { return true }
            guard let not = node.not else { return false }
            return schema[not].source.isEmpty && !schema[not].isNever
        }
    }

    /// The types that the keywords imply, for schemas without `type`.
    var impliedTypes: JSONTypes? {
        for node in nodes {
            if let rules = node.object,
                !rules.properties.isEmpty || !rules.patterns.isEmpty || rules.additional != nil || rules.names != nil
                    || !rules.required.isEmpty || !rules.dependentSchemas.isEmpty || !rules.dependentRequired.isEmpty
            {
                return .object
            }
            if node.condition != nil, node.then != nil || node.otherwise != nil { return .object }
        }
        if nodes.contains(where: { $0.array != nil }) { return .array }
        if nodes.contains(where: { $0.text != nil }) { return .string }
        if nodes.contains(where: { $0.number != nil }) { return [.integer, .number] }
        for value in [first("default"), first("examples")?[0], first("example")] {
            guard let value, !value.isNull else { continue }
            let types = JSONTypes(of: value)
            return types == .number ? [.integer, .number] : types
        }
        return nil
    }

    /// The required names.
    var required: Set<JSONName> {
        Set(nodes.flatMap { $0.object?.required.map { JSONName($0.name) } ?? [] })
    }

    /// The schemas of each property, in their order.
    var properties: [(name: String, locations: [Int])] {
        var places: [JSONName: Int] = [:]
        var properties: [(name: String, locations: [Int])] = []
        for node in nodes {
            for (name, location) in node.object?.properties ?? [] {
                if let place = places[JSONName(name)] {
                    properties[place].locations.append(location)
                } else {
                    places[JSONName(name)] = properties.count
                    properties.append((name, [location]))
                }
            }
        }
        return properties
    }

    /// The only allowed value; nil where there are several.
    var constant: JSON? {
        for node in nodes {
            if let constant = node.values?.constant { return constant }
            // Draft 4 had no `const`.
            if let rules = node.values, rules.count == 1, let only = rules.options?.first { return only }
        }
        return nil
    }
}
