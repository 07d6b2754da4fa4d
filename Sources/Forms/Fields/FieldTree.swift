package import JSON

/// What a schema becomes: the questions to ask, in order, and how their answers make a body.
///
/// A graph of fields rather than a tree of paths: a schema that refers to itself has finitely many fields, which are
/// asked again at each level that the answers reach. Made once per schema by `FieldReader`; everything else is a
/// function of it and the answers.
package struct FieldTree: Sendable {
    /// The way the schema was written.
    package let dialect: SchemaDialect
    /// What a person should know of the schema as a whole.
    package let notices: [String]
    /// The field that the whole body answers.
    package let root: FieldID
    /// True if some fields are asked only where other answers call for them.
    package let asksByAnswers: Bool
    /// True if the budget was enough for all of the schema.
    package let isWhole: Bool
    let fields: [FieldNode]
    let schema: CompiledSchema
    let source: SchemaSource

    /// Reads `schema`; a tree without questions for nil, null and `{}`. Never fails: what is not understood becomes a
    /// raw field.
    ///
    /// - Parameter budget: What the reading may cost; what is beyond becomes a raw field too.
    package init(schema: JSON?, budget: WorkBudget = .reading) {
        var budget = budget
        let source = SchemaSource(schema, &budget)
        self.init(source, budget: budget)
    }

    init(_ source: SchemaSource, budget: WorkBudget = .reading) {
        self.source = source
        dialect = source.dialect
        var budget = budget
        // What is not compiled is not checked; what has no field cannot even be answered.
        var compiling = budget.takeHalf()
        schema = CompiledSchema(source.document, entry: source.entry, &compiling)
        budget.giveBack(compiling)
        var reader = FieldReader(schema, budget: budget)
        root = reader.read()
        fields = reader.fields
        isWhole = !compiling.isSpent && !reader.budget.isSpent
        asksByAnswers = reader.fields.contains { field in
            guard case .group(let group) = field.kind else { return false }
            return group.members.contains { !$0.conditions.isEmpty }
        }
        notices = source.notices + schema.notices + reader.notices
    }

    package subscript(id: FieldID) -> FieldNode { fields[id.index] }

    /// How many fields there are.
    package var count: Int { fields.count }

    /// The fields that are typed as JSON.
    package var rawFields: [FieldNode] {
        fields.filter { if case .raw = $0.kind { true } else { false } }
    }
}

extension FieldTree: Hashable {
    /// Trees are equal when they were read from equal schemas, as far.
    package static func == (left: FieldTree, right: FieldTree) -> Bool {
        left.isWhole == right.isWhole && left.count == right.count && left.source == right.source
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source.dialect)
        hasher.combine(count)
    }
}
