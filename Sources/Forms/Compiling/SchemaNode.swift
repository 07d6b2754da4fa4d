import JSON

/// One schema, its keywords read and its references followed. Other schemas are named by their index in
/// `CompiledSchema.nodes`, so that a schema may refer to itself.
final class SchemaNode: Sendable {
    /// What numbers must be (JSON Schema 2020-12, validation, section 6.2).
    struct NumberRules: Sendable {
        var minimum: ExactDecimal?
        var maximum: ExactDecimal?
        var exclusiveMinimum: ExactDecimal?
        var exclusiveMaximum: ExactDecimal?
        var multipleOf: ExactDecimal?
        /// The bounds as written, by keyword.
        var lexemes: [String: JSONNumber] = [:]
    }

    /// What texts must be (section 6.3), and what they should (section 7).
    struct TextRules: Sendable {
        var minLength: Int?
        var maxLength: Int?
        var pattern: SchemaPattern?
        var format: String?
    }

    /// What arrays must be (section 6.4; core, section 10.3.1).
    struct ArrayRules: Sendable {
        var minItems: Int?
        var maxItems: Int?
        var isUnique = false
        var prefix: [Int] = []
        var items: Int?
        var contains: Int?
        var minContains = 1
        var maxContains: Int?
        var unevaluated: Int?
    }

    /// What objects must be (section 6.5; core, section 10.3.2).
    struct ObjectRules: Sendable {
        var properties: [(name: String, node: Int)] = []
        var places: [JSONName: Int] = [:]
        var patterns: [(pattern: SchemaPattern, node: Int)] = []
        var additional: Int?
        var names: Int?
        /// The names that must be there. One with a default, or that only the service writes, may be left out all
        /// the same: Zod's output form marks it required.
        var required: [(name: String, isForgiven: Bool)] = []
        var minProperties: Int?
        var maxProperties: Int?
        var dependentRequired: [(name: String, needs: [String])] = []
        var dependentSchemas: [(name: String, node: Int)] = []
        var unevaluated: Int?
    }

    /// The values that are allowed (section 6.1).
    struct ValueRules: Sendable {
        /// The options as written, at most `CompiledSchema.maxOptions` of them.
        var options: [JSON]?
        var set: Set<NormalizedJSON> = []
        /// How many options there are in all.
        var count = 0
        var constant: JSON?
        var sameConstant: NormalizedJSON?
    }

    let place: String
    /// The keywords as written; empty for `true` and `false`.
    let source: JSONObject
    /// True if the schema is `false`, which nothing fits.
    let isNever: Bool
    let types: JSONTypes?
    let isNullable: Bool
    let values: ValueRules?
    let number: NumberRules?
    let text: TextRules?
    let array: ArrayRules?
    let object: ObjectRules?
    /// What `$ref` means; nil without one.
    let reference: Int?
    /// A `$ref` that leads out of the document, or nowhere.
    let unresolved: String?
    let allOf: [Int]
    let anyOf: [Int]
    let oneOf: [Int]
    let not: Int?
    let condition: Int?
    let then: Int?
    let otherwise: Int?

    init(_ draft: SchemaNodeDraft) {
        place = draft.place
        source = draft.source
        isNever = draft.isNever
        types = draft.types
        isNullable = draft.isNullable
        values = draft.values
        number = draft.number
        text = draft.text
        array = draft.array
        object = draft.object
        reference = draft.reference
        unresolved = draft.unresolved
        allOf = draft.allOf
        anyOf = draft.anyOf
        oneOf = draft.oneOf
        not = draft.not
        condition = draft.condition
        then = draft.then
        otherwise = draft.otherwise
    }
}

/// A `SchemaNode` in the making.
struct SchemaNodeDraft {
    var place = ""
    var source = JSONObject()
    var isNever = false
    var types: JSONTypes?
    var isNullable = false
    var values: SchemaNode.ValueRules?
    var number: SchemaNode.NumberRules?
    var text: SchemaNode.TextRules?
    var array: SchemaNode.ArrayRules?
    var object: SchemaNode.ObjectRules?
    var reference: Int?
    var unresolved: String?
    var allOf: [Int] = []
    var anyOf: [Int] = []
    var oneOf: [Int] = []
    var not: Int?
    var condition: Int?
    var then: Int?
    var otherwise: Int?
}

/// A pattern of a schema, which may be none that can be used here.
struct SchemaPattern: Sendable {
    let source: String
    let pattern: ECMAPattern?
    /// Why the pattern cannot be used; nil when it can.
    let reason: String?

    init(_ source: String) {
        self.source = source
        do {
            pattern = try ECMAPattern(source)
            reason = nil
        } catch {
            pattern = nil
            reason = error.reason
        }
    }

    /// Takes from `budget` what the making of the pattern has cost.
    func charge(_ budget: inout WorkBudget) {
        let length = pattern?.length ?? 0
        _ = budget.spend(length + source.utf8.count / 4) && budget.make(1 + length / 16)
    }

    func tried(on text: String, _ budget: inout WorkBudget) -> ECMAPattern.Verdict {
        pattern?.tried(on: text, &budget) ?? .undecided
    }
}
