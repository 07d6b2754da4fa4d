import JSON

/// The compiler of a `CompiledSchema`: it creates one node for each place in the document that the entry leads to.
///
/// It works through a list instead of recursing, so that nesting takes no stack.
struct SchemaCompiler {
    private let document: JSON
    private let index: SchemaIndex
    var drafts: [SchemaNodeDraft] = []
    private var indices: [JSONName: Int] = [:]
    private var open: [(index: Int, schema: JSON, base: String)] = []
    /// The number of further listed values that are compared with types.
    var listingSteps = 50_000
    /// The node for every schema beyond the limit.
    private var overflow: Int?
    private(set) var notesEvaluation = false
    private(set) var notices: [String] = []
    var budget: WorkBudget

    init(_ document: JSON, _ budget: WorkBudget) {
        self.document = document
        self.budget = budget
        index = SchemaIndex(document, &self.budget)
    }

    var nodes: [SchemaNode] { drafts.map(SchemaNode.init) }

    mutating func compile(_ entry: String) {
        guard let pointer = JSONPointer(text: entry), let schema = document[pointer] else {
            drafts.append(SchemaNodeDraft(isNever: false, unresolved: entry))
            return
        }
        _ = node(at: entry, schema, base: index.base(at: entry))
        while let next = open.popLast() {
            guard budget.spend(30) else {
                // A schema without keywords takes any value.
                note(Self.tooLarge)
                continue
            }
            read(next.index, next.schema, base: next.base)
        }
        for place in drafts.indices { reconcile(place) }
        for place in drafts.indices { require(place) }
        for place in drafts.indices { markDefaulted(place) }
    }

    /// Returns the index of the schema at `place`; a new one is read later.
    private mutating func node(at place: @autoclosure () -> String, _ schema: JSON, base: String) -> Int {
        if let overflow { return overflow }
        let place = place()
        let name = JSONName(place)
        if let known = indices[name] { return known }
        let new = drafts.count
        // Each node stores its full path.
        guard new < CompiledSchema.maxNodes, budget.make(1 + place.utf8.count / 256) else {
            note(Self.tooLarge)
            overflow = new
            // A schema without keywords takes any value.
            drafts.append(SchemaNodeDraft())
            return new
        }
        indices[name] = new
        drafts.append(SchemaNodeDraft(place: place))
        open.append((new, schema, base))
        return new
    }

    private static let tooLarge = "the schema is very large: parts of it are not checked"

    private mutating func note(_ notice: String) {
        if !notices.contains(notice) { notices.append(notice) }
    }

    private mutating func read(_ place: Int, _ schema: JSON, base outer: String) {
        guard let source = schema.object else {
            drafts[place].isNever = schema == .bool(false)
            return
        }
        let at = drafts[place].place
        let base = source["$id"] == nil && source["id"] == nil ? outer : index.base(at: at)
        drafts[place].source = source
        drafts[place].isNullable = source["nullable"]?.bool == true || source["x-nullable"]?.bool == true
        drafts[place].types = SchemaRules.types(source)
        guard budget.spend(Self.weight(of: source)) else { return note(Self.tooLarge) }
        drafts[place].values = SchemaRules.values(source)
        drafts[place].number = SchemaRules.number(source)
        drafts[place].text = SchemaRules.text(source)
        if let pattern = drafts[place].text?.pattern { pattern.charge(&budget) }
        follow(place, source, base: base)
        func part(_ keyword: String) -> Int? {
            guard let part = source[keyword], part.object != nil || part.bool != nil else { return nil }
            return node(at: at + "/" + keyword, part, base: base)
        }
        func list(_ keyword: String) -> [Int] {
            guard let parts = source[keyword]?.array else { return [] }
            return parts.enumerated().map { node(at: "\(at)/\(keyword)/\($0.offset)", $0.element, base: base) }
        }
        func map(_ keyword: String) -> [(name: String, node: Int)] {
            guard let parts = source[keyword]?.object else { return [] }
            return parts.compactMap { name, part in
                guard part.object != nil || part.bool != nil else { return nil }
                return (name, node(at: "\(at)/\(keyword)/\(JSONPointer.escaped(name))", part, base: base))
            }
        }
        drafts[place].allOf = list("allOf")
        drafts[place].anyOf = list("anyOf")
        drafts[place].oneOf = list("oneOf")
        drafts[place].not = part("not")
        drafts[place].condition = part("if")
        drafts[place].then = part("then")
        drafts[place].otherwise = part("else")

        if SchemaRules.hasArrayKeywords(source) {
            var rules = SchemaRules.array(source)
            rules.contains = part("contains")
            rules.unevaluated = part("unevaluatedItems")
            // Until draft 2019-09 a list of `items` was what `prefixItems` is now.
            let isOldTuple = source["items"]?.array != nil
            rules.prefix = list(isOldTuple ? "items" : "prefixItems")
            rules.items = part(isOldTuple ? "additionalItems" : "items")
            drafts[place].array = rules
            notesEvaluation = notesEvaluation || rules.unevaluated != nil
        }
        if SchemaRules.hasObjectKeywords(source) {
            var rules = SchemaRules.object(source)
            rules.properties = map("properties")
            rules.places = Dictionary(
                rules.properties.map { (JSONName($0.name), $0.node) }, uniquingKeysWith: { first, _ in first })
            for (name, node) in map("patternProperties") {
                // A short pattern may expand to thousands of instructions.
                guard !budget.isSpent else { break }
                let pattern = SchemaPattern(name)
                pattern.charge(&budget)
                rules.patterns.append((pattern, node))
            }
            rules.additional = part("additionalProperties")
            rules.names = part("propertyNames")
            rules.dependentSchemas = map("dependentSchemas") + map("dependencies")
            rules.unevaluated = part("unevaluatedProperties")
            drafts[place].object = rules
            notesEvaluation = notesEvaluation || rules.unevaluated != nil
        }
    }

    /// Returns the approximate cost of reading the keywords whose values are not schemas.
    private static func weight(of source: JSONObject) -> Int {
        // Options beyond the limit are not kept.
        let options = source["enum"]?.array?.prefix(CompiledSchema.maxOptions).reduce(0) { $0 + $1.weight } ?? 0
        return 3 * (options + (source["const"]?.weight ?? 0) + (source["required"]?.array?.count ?? 0))
            + (source["pattern"]?.weight ?? 0)
    }

    private mutating func follow(_ place: Int, _ source: JSONObject, base: String) {
        guard
            let reference = (source["$ref"] ?? source["$dynamicRef"] ?? source["$recursiveRef"])?.string
        else { return }
        guard budget.spend(30 + reference.utf8.count / 16) else { return note(Self.tooLarge) }
        guard let target = index.place(of: reference, from: base), let pointer = JSONPointer(text: target),
            let schema = document[pointer]
        else {
            drafts[place].unresolved = reference
            note("part of the schema is in another document, which is not fetched")
            return
        }
        drafts[place].reference = indices[JSONName(target)] ?? node(at: target, schema, base: index.base(at: target))
    }
}
