package import JSON

/// A schema with its references resolved, compiled once so that values can be checked at each keystroke.
package struct CompiledSchema: Sendable {
    /// The maximum number of schemas that are read; those beyond accept any value.
    static let maxNodes = 30_000
    /// The maximum number of values of an `enum` that are kept; a longer one accepts other values too.
    static let maxOptions = 20_000

    private(set) var nodes: [SchemaNode]
    /// The index of the entry schema.
    let root: Int
    /// True if any schema uses `unevaluatedProperties` or `unevaluatedItems`, for which evaluated parts are recorded.
    let notesEvaluation: Bool
    /// Notices for the user: parts that were cut, or are in another document.
    package let notices: [String]

    subscript(index: Int) -> SchemaNode { nodes[index] }

    /// Compiles the schema at `entry` of `document`. Never fails: unknown parts accept any value.
    package init(_ document: JSON, entry: JSONPointer = .root) {
        var budget = WorkBudget.reading
        self.init(document, entry: entry, &budget)
    }

    /// Compiles the schema at `entry` of `document` within `budget`; parts beyond accept any value.
    init(_ document: JSON, entry: JSONPointer, _ budget: inout WorkBudget) {
        var compiler = SchemaCompiler(document, budget)
        compiler.compile(entry.text)
        nodes = compiler.nodes
        root = 0
        notesEvaluation = compiler.notesEvaluation
        notices = compiler.notices
        if compiler.requireUnusableDefaults(using: self) { nodes = compiler.nodes }
        budget = compiler.budget
    }
}

extension CompiledSchema {
    /// Returns the report of a check of `value`.
    ///
    /// - `allowsMissingDefaults`: True if a required name with a default may be missing, as with Zod's output
    ///   form.
    package func report(
        on value: JSON, lengths: LengthUnit = .utf16, allowsMissingDefaults: Bool = true
    ) -> CheckReport {
        var check = SchemaCheck(self, lengths: lengths, allowsMissingDefaults: allowsMissingDefaults)
        _ = check.validate(value, root)
        return check.report
    }
}
