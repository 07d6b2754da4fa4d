import JSON

/// The members and elements of a value that a schema has evaluated, for `unevaluatedProperties` and
/// `unevaluatedItems` (JSON Schema 2020-12, core, section 11).
struct EvaluatedParts {
    var names: Set<JSONName> = []
    var hasAllNames = false
    /// The number of evaluated elements from the first on.
    var prefix = 0
    var hasAllItems = false
    /// The evaluated elements beyond the prefix.
    var indices: Set<Int> = []

    /// Adds the parts that another schema has evaluated.
    mutating func merge(_ other: EvaluatedParts) {
        names.formUnion(other.names)
        hasAllNames = hasAllNames || other.hasAllNames
        prefix = max(prefix, other.prefix)
        hasAllItems = hasAllItems || other.hasAllItems
        indices.formUnion(other.indices)
    }

    /// Returns true if the element `index` was evaluated.
    func holds(_ index: Int) -> Bool { hasAllItems || index < prefix || indices.contains(index) }

    /// Returns true if the member `name` was evaluated.
    func holds(_ name: String) -> Bool { hasAllNames || names.contains(JSONName(name)) }
}
