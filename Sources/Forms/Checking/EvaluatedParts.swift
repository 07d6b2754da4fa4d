import JSON

/// Which members and elements of a value some schema has looked at, for `unevaluatedProperties` and
/// `unevaluatedItems` (JSON Schema 2020-12, core, section 11).
struct EvaluatedParts {
    var names: Set<JSONName> = []
    var hasAllNames = false
    /// How many elements from the first on.
    var prefix = 0
    var hasAllItems = false
    /// Elements beyond the prefix.
    var indices: Set<Int> = []

    mutating func merge(_ other: EvaluatedParts) {
        names.formUnion(other.names)
        hasAllNames = hasAllNames || other.hasAllNames
        prefix = max(prefix, other.prefix)
        hasAllItems = hasAllItems || other.hasAllItems
        indices.formUnion(other.indices)
    }

    func holds(_ index: Int) -> Bool { hasAllItems || index < prefix || indices.contains(index) }

    func holds(_ name: String) -> Bool { hasAllNames || names.contains(JSONName(name)) }
}
