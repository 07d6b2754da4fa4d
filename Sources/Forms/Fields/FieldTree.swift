package import JSON

/// The form of a schema: its fields in order, and how their answers make a body.
///
/// It is a graph of fields rather than a tree of paths: a schema that refers to itself has finitely many fields, which
/// repeat at each level that the answers reach. `FieldReader` creates it once per schema; everything else is a function
/// of the tree and the answers.
package struct FieldTree: Sendable {
    /// The dialect of the schema.
    package let dialect: SchemaDialect
    /// Notices about the schema as a whole.
    package let notices: [String]
    /// The field of the whole body.
    package let root: FieldID
    /// True if some fields are shown only under conditions.
    package let asksByAnswers: Bool
    /// True if the budget was sufficient for the whole schema.
    package let isWhole: Bool
    let fields: [FieldNode]
    let schema: CompiledSchema
    let source: SchemaSource

    /// Reads `schema`; nil, null and `{}` give a tree without fields. Never fails: unknown parts become raw fields.
    ///
    /// - `budget`: The budget for the reading; parts beyond become raw fields.
    package init(schema: JSON?, budget: WorkBudget = .reading) {
        var budget = budget
        let source = SchemaSource(schema, &budget)
        self.init(source, budget: budget)
    }

    init(_ source: SchemaSource, budget: WorkBudget = .reading) {
        self.source = source
        dialect = source.dialect
        var budget = budget
        // Half for each step: parts that are not compiled are not checked, and parts without a field cannot be answered.
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

    /// The field `id`.
    package subscript(id: FieldID) -> FieldNode { fields[id.index] }

    /// The number of fields.
    package var count: Int { fields.count }

    /// The fields that are entered as JSON.
    package var rawFields: [FieldNode] {
        fields.filter { if case .raw = $0.kind { true } else { false } }
    }
}

extension FieldTree: Hashable {
    /// Trees are equal if they were read from equal schemas to the same extent.
    package static func == (left: FieldTree, right: FieldTree) -> Bool {
        left.isWhole == right.isWhole && left.count == right.count && left.source == right.source
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(source.dialect)
        hasher.combine(count)
    }
}
