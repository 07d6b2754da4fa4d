package import JSON

/// A schema with all it refers to inside its document, read once, so that values can be checked against it at each
/// keystroke.
package struct CompiledSchema: Sendable {
    /// The most schemas that are read; what lies beyond takes any value.
    static let maxNodes = 30_000
    /// The most options of one choice that are kept; a choice with more takes other values too.
    static let maxOptions = 20_000

    private(set) var nodes: [SchemaNode]
    /// The index of the schema that the document was entered at.
    let root: Int
    /// True if any schema asks what others have looked at (`unevaluatedProperties`, `unevaluatedItems`), which costs
    /// time to note.
    let notesEvaluation: Bool
    /// What a reader should know: that something was cut, or lies outside.
    package let notices: [String]

    subscript(index: Int) -> SchemaNode { nodes[index] }

    /// Compiles the schema at `entry` of `document`. Never fails: what is not understood allows everything.
    package init(_ document: JSON, entry: JSONPointer = .root) {
        var budget = WorkBudget.reading
        self.init(document, entry: entry, &budget)
    }

    /// Compiles the schema at `entry` of `document` for what is left of `budget`; what is beyond takes any value.
    init(_ document: JSON, entry: JSONPointer, _ budget: inout WorkBudget) {
        var compiler = SchemaCompiler(document, budget)
        compiler.compile(entry.text)
        nodes = compiler.nodes
        root = 0
        notesEvaluation = compiler.notesEvaluation
        notices = compiler.notices
        if compiler.needDefaults(judgedBy: self) { nodes = compiler.nodes }
        budget = compiler.budget
    }
}

extension CompiledSchema {
    /// Checks `value` as a whole.
    ///
    /// - Parameter forgivesDefaults: True if a required name with a default may be missing, as with Zod's output form.
    package func report(
        on value: JSON, lengths: LengthUnit = .utf16, forgivesDefaults: Bool = true
    ) -> CheckReport {
        var check = SchemaCheck(self, lengths: lengths, forgivesDefaults: forgivesDefaults)
        _ = check.tell(value, root)
        return check.report
    }
}
