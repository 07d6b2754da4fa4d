import JSON

/// A schema with its keywords read and references resolved. Other schemas are given as indices into
/// `CompiledSchema.nodes`, so that a schema may refer to itself.
final class SchemaNode: Sendable {
    /// The rules for numbers (JSON Schema 2020-12, validation, section 6.2).
    struct NumberRules: Sendable {
        var minimum: ExactDecimal?
        var maximum: ExactDecimal?
        var exclusiveMinimum: ExactDecimal?
        var exclusiveMaximum: ExactDecimal?
        var multipleOf: ExactDecimal?
        /// The limits as written, by keyword.
        var lexemes: [String: JSONNumber] = [:]
    }

    /// The rules for strings (section 6.3) and their format (section 7).
    struct TextRules: Sendable {
        var minLength: Int?
        var maxLength: Int?
        var pattern: SchemaPattern?
        var format: String?
    }

    /// The rules for arrays (section 6.4; core, section 10.3.1).
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

    /// The rules for objects (section 6.5; core, section 10.3.2).
    struct ObjectRules: Sendable {
        var properties: [(name: String, node: Int)] = []
        var places: [JSONName: Int] = [:]
        var patterns: [(pattern: SchemaPattern, node: Int)] = []
        var additional: Int?
        var names: Int?
        /// The required members. `isDefaulted` marks those with a default or set by the service, which may be missing:
        /// Zod's output form lists them as required.
        var required: [(name: String, isDefaulted: Bool)] = []
        var minProperties: Int?
        var maxProperties: Int?
        var dependentRequired: [(name: String, needs: [String])] = []
        var dependentSchemas: [(name: String, node: Int)] = []
        var unevaluated: Int?
    }

    /// The allowed values (section 6.1).
    struct ValueRules: Sendable {
        /// The values of `enum` as written, at most `CompiledSchema.maxOptions`.
        var options: [JSON]?
        var set: Set<NormalizedJSON> = []
        /// The number of values of `enum`.
        var count = 0
        var constant: JSON?
        var sameConstant: NormalizedJSON?
    }

    let place: String
    /// The schema as written; empty for `true` and `false`.
    let source: JSONObject
    /// True for the schema `false`, which rejects every value.
    let isNever: Bool
    let types: JSONTypes?
    let isNullable: Bool
    let values: ValueRules?
    let number: NumberRules?
    let text: TextRules?
    let array: ArrayRules?
    let object: ObjectRules?
    /// The target of `$ref`; nil without one.
    let reference: Int?
    /// A `$ref` whose target is not in the document.
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

/// The mutable draft of a `SchemaNode`.
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

/// A pattern of a schema, which may be unusable.
struct SchemaPattern: Sendable {
    let source: String
    let pattern: ECMAPattern?
    /// The reason why the pattern is unusable; nil where it is usable.
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

    /// Spends the cost of compiling the pattern.
    func charge(_ budget: inout WorkBudget) {
        let length = pattern?.length ?? 0
        _ = budget.spend(length + source.utf8.count / 4) && budget.make(1 + length / 16)
    }

    /// Returns the result of matching `text` within `budget`; `undecided` for an unusable pattern.
    func tried(on text: String, _ budget: inout WorkBudget) -> ECMAPattern.Verdict {
        pattern?.tried(on: text, &budget) ?? .undecided
    }
}
