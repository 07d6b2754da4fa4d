import JSON

/// The reader that turns a compiled schema into fields.
///
/// Each conjunction of schemas becomes one field, however many paths lead to it, and fields are created from a list:
/// neither recursion in the schema nor its depth costs more than its size.
struct FieldReader {
    /// The identity of a field while reading.
    struct Key: Hashable {
        var locations: [Int]
        /// The unions whose branch is among the locations.
        var settled: Set<Int> = []
        /// The chosen type of several.
        var forced: JSONTypes?
        /// The name, compared by its bytes.
        var name: String {
            get { ownName.text }
            set { ownName = JSONName(newValue) }
        }
        private var ownName = JSONName("")
        /// The label of a branch; empty for other fields.
        var label = ""

        init(locations: [Int], name: String = "") {
            self.locations = locations
            ownName = JSONName(name)
        }
    }

    /// The maximum number of fields of a form; those beyond are entered as JSON.
    static let maxFields = 8000
    /// The maximum number of members of a group.
    static let maxMembers = 2000

    let schema: CompiledSchema
    var fields: [FieldNode] = []
    private(set) var notices: [String] = []
    private var ids: [Key: FieldID] = [:]
    /// The fields in breadth-first order.
    private var open: [(id: FieldID, key: Key)] = []
    private var overflow: FieldID?
    /// The budget left, since a schema can contain every part of itself in every other.
    var budget: WorkBudget

    init(_ schema: CompiledSchema, budget: WorkBudget) {
        self.schema = schema
        self.budget = budget
    }

    /// Creates all fields, and returns the root.
    mutating func read() -> FieldID {
        let root = field(Key(locations: [schema.root]))
        var done = 0
        while done < open.count {
            let (id, key) = open[done]
            fields[id.index] = node(key)
            done += 1
        }
        boundUnanswered()
        return root
    }

    mutating func note(_ notice: String) {
        if !notices.contains(notice) { notices.append(notice) }
    }

    /// Returns the field of `key`; a new one is created later.
    mutating func field(_ key: Key) -> FieldID {
        if let known = ids[key] { return known }
        if fields.count >= Self.maxFields {
            note("the schema has very many fields: those after the first \(Self.maxFields) are entered as JSON")
            if let overflow { return overflow }
        }
        let id = FieldID(index: fields.count)
        fields.append(Self.placeholder)
        if fields.count > Self.maxFields {
            overflow = id
        } else {
            ids[key] = id
            open.append((id, key))
        }
        return id
    }

    private static let tooIntricate = "the schema is very complex: parts of it are entered as JSON"

    /// The placeholder for a field that is not created yet, and for those beyond the limit.
    private static let placeholder = FieldNode(
        name: "", label: "", help: "", placeholder: "", examples: [], defaultValue: nil, isNullable: true,
        isReadOnly: false, isWriteOnly: false, isDeprecated: false, isAdvanced: false,
        kind: .raw(reason: "the form is too large"), notices: [], schemas: [])

    mutating func conjunction(_ key: Key) -> Conjunction { conjunction(key.locations, settled: key.settled) }

    mutating func conjunction(_ locations: [Int], settled: Set<Int> = []) -> Conjunction {
        Conjunction(locations, settled: settled, in: schema, &budget)
    }

    private mutating func node(_ key: Key) -> FieldNode {
        let all = conjunction(key)
        var notices: [String] = []
        if all.loops { notices.append("the schema refers to itself here: the cycle is cut") }
        if all.unresolved != nil {
            notices.append("defined in another document, which is not fetched: any value is accepted")
        }
        // Annotations are searched under many keywords in each schema.
        _ = budget.spend(50 * all.nodes.count)
        var kind = budget.isSpent ? FieldKind.raw(reason: "") : kind(of: all, key, &notices)
        if budget.isSpent {
            note(Self.tooIntricate)
            kind = .raw(reason: "the schema is too complex for a form")
        }
        let words = FieldAnnotations(all, name: key.name)
        // The default applies to one branch at most, and is shown at the union.
        let isBranch = !key.label.isEmpty || key.forced != nil
        var initial = isBranch ? nil : (all.first("default") ?? words.hintedDefault).map { Self.coerced($0, kind) }
        if let value = initial, value.isNull, !all.isNullable { initial = nil }
        if let value = initial, let reason = defaultProblem(value, key) {
            notices.append("invalid default: \(reason)")
        }
        return FieldNode(
            name: key.name, label: words.label(branch: key.label, kind: kind), help: words.help,
            placeholder: words.placeholder, examples: words.examples, defaultValue: initial,
            isNullable: all.isNullable, isReadOnly: words.flag("readOnly", "readonly", "ui:readonly", "disabled"),
            isWriteOnly: words.flag("writeOnly"), isDeprecated: words.flag("deprecated", "x-deprecated"),
            isAdvanced: words.flag("x-advanced", "advanced", "x-hidden", "x-fal-advanced") || words.isHidden,
            kind: kind, notices: notices, schemas: key.locations)
    }

    /// Returns a default converted to the field's type: schemas write `"true"` for true, 512 for the choice `"512"`.
    private static func coerced(_ value: JSON, _ kind: FieldKind) -> JSON {
        switch (kind, value) {
        case (.toggle, .string), (.toggle, .number): value.spellings.first { $0.bool != nil } ?? value
        case (.number, .string(let text)), (.seed, .string(let text)):
            JSONNumber(lexeme: text).map(JSON.number) ?? value
        case (.text, .number), (.text, .bool): value.lenientString.map(JSON.string) ?? value
        case (.choice(let choice), _): choice.option(meaning: value)?.value ?? value
        case (.multiSelect(let several), .array(let values)):
            .array(
                values.map { ChoiceField(options: several.options, customField: nil).option(meaning: $0)?.value ?? $0 })
        default: value
        }
    }

    /// Returns true if the service can use the default `value` for the field `name`.
    mutating func isUsableDefault(_ value: JSON, for name: String, _ locations: [Int]) -> Bool {
        let steps = min(budget.steps, WorkBudget.check.steps)
        var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
        defer { budget.spend(check.budget, of: steps) }
        return check.isUsableDefault(value, for: name, locations)
    }

    /// Returns the problem of the default `value` with the field's schemas; nil where it is valid.
    private mutating func defaultProblem(_ value: JSON, _ key: Key) -> String? {
        let steps = min(budget.steps, WorkBudget.check.steps)
        var check = SchemaCheck(schema, budget: WorkBudget(steps: steps))
        defer { budget.spend(check.budget, of: steps) }
        for location in key.locations where !check.validate(value, location) {
            let problem = check.report.problems.first
            return problem.map { ($0.path.tokens.isEmpty ? "" : $0.path.text + " ") + $0.reason }
        }
        return nil
    }
}
