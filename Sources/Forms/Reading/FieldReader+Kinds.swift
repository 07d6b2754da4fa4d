import JSON

extension FieldReader {
    /// Returns the kind of field for the schemas `all`.
    mutating func kind(of all: Conjunction, _ key: Key, _ notices: inout [String]) -> FieldKind {
        if let reason = all.first("x-easel-raw")?.string { return .raw(reason: reason) }
        if all.isNever(in: schema) { return .raw(reason: "the schema allows no value here") }
        if let constant = all.constant { return .constant(constant) }
        if key.forced == nil {
            if let choice = choice(of: all, key, &notices) { return choice }
            if let union = union(of: all, key) { return union }
        }
        if all.types == .null { return .constant(.null) }
        let types = (key.forced ?? all.types ?? all.impliedTypes)?.subtracting(.null)
        guard let types else {
            // An unknown type is more likely text than any value.
            let named = all.first("type")?.string
            return named.map(TypeAliases.isAnything) ?? true ? anything(key) : .text(text(all, key))
        }
        switch types {
        case []: return .raw(reason: "its types contradict each other")
        case .string:
            let text = text(all, key)
            if let minimum = text.minLength, let maximum = text.maxLength, minimum > maximum {
                notices.append("its limits allow no text: at least \(minimum), at most \(maximum) characters")
            }
            return .text(text)
        case .integer: return number(all, key, isInteger: true, &notices)
        case .number, [.integer, .number]: return number(all, key, isInteger: false, &notices)
        case .boolean: return .toggle
        case .array: return array(all, key, &notices)
        case .object: return object(all, key, &notices)
        default: return .union(UnionField(branches: branches(of: types, key)))
        }
    }

    /// Returns the union of all types, for a field that accepts any value.
    private mutating func anything(_ key: Key) -> FieldKind {
        .union(UnionField(branches: branches(of: JSONTypes.all.subtracting(.null), key)))
    }

    /// Returns a branch for each of `types`.
    private mutating func branches(of types: JSONTypes, _ key: Key) -> [UnionField.Branch] {
        let words: [(JSONTypes, String)] = [
            (.string, "text"), ([.integer, .number], "number"), (.integer, "whole number"), (.boolean, "yes or no"),
            (.array, "list"), (.object, "object"),
        ]
        var branches: [UnionField.Branch] = []
        for (type, label) in words where type.isSubset(of: types) {
            if type == .integer, types.contains(.number) { continue }
            var key = key
            key.forced = type
            key.label = label
            branches.append(UnionField.Branch(label: label, field: field(key), marks: [], types: type, schema: nil))
        }
        return branches
    }

    // MARK: texts

    private static let longNames: Set<String> = [
        "text", "lyrics", "story", "description", "caption", "instructions", "body", "message", "script", "inputs",
    ]
    private static let secretNames: Set<String> = [
        "password", "secret", "apikey", "accesstoken", "authtoken", "privatekey", "clientsecret",
    ]

    private func text(_ all: Conjunction, _ key: Key) -> TextField {
        let words = FieldAnnotations(all, name: key.name)
        var text = TextField()
        for rules in all.nodes.compactMap(\.text) {
            if let minimum = rules.minLength { text.minLength = max(text.minLength ?? minimum, minimum) }
            if let maximum = rules.maxLength { text.maxLength = min(text.maxLength ?? maximum, maximum) }
            text.pattern = text.pattern ?? rules.pattern?.source
            if text.format == .plain, let format = rules.format { text.format = TextFormat(format) }
        }
        for hint in words.hints where text.format == .plain {
            let format = TextFormat(hint)
            if case .other = format { continue }
            text.format = format
        }
        let name = key.name.lowercased().filter { $0 != "_" && $0 != "-" }
        text.needsWords = words.flag("x-easel-needs-words")
        text.mediaType = all.first("contentMediaType")?.string
        text.isFile =
            text.format == .file || text.mediaType != nil || all.first("contentEncoding") != nil
            || ["image", "video", "audio", "file", "imageurl", "image_url"].contains { words.hints.contains($0) }
            || [.address, .plain].contains(text.format)
                && [
                    "imageurl", "image", "mask", "video", "videourl", "audio", "audiourl", "file", "fileurl",
                    "initimage",
                ]
                .contains(name) && (text.format == .address || name.hasSuffix("url"))
        text.isSecret =
            text.format == .password || words.hints.contains("x-cog-secret") || words.flag("writeOnly")
            || Self.secretNames.contains(name)
        let isLongByHint = ["textarea", "longtext", "multiline", "x-multiline", "markdown"].contains {
            words.hints.contains($0)
        }
        text.isMultiline =
            text.format == .plain && !text.isSecret
            && (isLongByHint || Self.longNames.contains(name) || name.hasSuffix("prompt") || name.hasPrefix("prompt")
                || (text.maxLength ?? 0) > 300 || all.first("default")?.string?.contains("\n") == true)
        return text
    }

    // MARK: numbers

    /// Zod writes JavaScript's safe integer limits for any whole number.
    private static let safeInteger = ExactDecimal(9_007_199_254_740_991)

    private func number(
        _ all: Conjunction, _ key: Key, isInteger: Bool, _ notices: inout [String]
    ) -> FieldKind {
        var low: (value: JSONNumber, isExclusive: Bool)?
        var high: (value: JSONNumber, isExclusive: Bool)?
        var multiple: JSONNumber?
        func lower(_ bound: JSONNumber?, _ isExclusive: Bool) {
            guard let bound, ExactDecimal(bound) > Self.negated else { return }
            if let current = low {
                let (one, other) = (ExactDecimal(current.value), ExactDecimal(bound))
                if one > other || one == other && !isExclusive { return }
            }
            low = (bound, isExclusive)
        }
        func upper(_ bound: JSONNumber?, _ isExclusive: Bool) {
            guard let bound, ExactDecimal(bound) < Self.safeInteger || isSeed(key.name) else { return }
            if let current = high {
                let (one, other) = (ExactDecimal(current.value), ExactDecimal(bound))
                if one < other || one == other && !isExclusive { return }
            }
            high = (bound, isExclusive)
        }
        for node in all.nodes {
            guard let rules = node.number else { continue }
            lower(rules.lexemes["minimum"], node.source["exclusiveMinimum"] == true)
            lower(rules.lexemes["exclusiveMinimum"], true)
            upper(rules.lexemes["maximum"], node.source["exclusiveMaximum"] == true)
            upper(rules.lexemes["exclusiveMaximum"], true)
            if rules.multipleOf != nil, let next = rules.lexemes["multipleOf"] ?? rules.lexemes["divisibleBy"] {
                multiple = multiple.map { Self.commonMultiple($0, next) } ?? next
            }
        }
        // Cog has Pydantic's limits too.
        if low == nil {
            lower(all.first("ge")?.number, false)
            lower(all.first("gt")?.number, true)
        }
        if high == nil {
            upper(all.first("le")?.number, false)
            upper(all.first("lt")?.number, true)
        }
        // The limits of whole numbers are made whole and inclusive.
        if isInteger {
            low = low.map { (Self.whole($0.value, $0.isExclusive, direction: 1), false) }
            high = high.map { (Self.whole($0.value, $0.isExclusive, direction: -1), false) }
            multiple = multiple.map(Self.wholeMultiple)
        }
        let hint = all.first(of: ["x-step", "x-imgly-step", "step"])?.number.flatMap {
            $0.double > 0 && (!isInteger || ExactDecimal($0).isWhole) ? $0 : nil
        }
        let number = NumberField(
            isInteger: isInteger, minimum: low?.value, maximum: high?.value, excludesMinimum: low?.isExclusive ?? false,
            excludesMaximum: high?.isExclusive ?? false, multipleOf: multiple,
            step: multiple ?? hint ?? Self.step(isInteger, low?.value.double, high?.value.double))
        if !number.isPossible { notices.append("its limits allow no number") }
        return isSeed(key.name) ? .seed(number) : .number(number)
    }

    /// Returns the first whole number inside `bound`.
    private static func whole(_ bound: JSONNumber, _ isExclusive: Bool, direction: Int) -> JSONNumber {
        let value = ExactDecimal(bound)
        guard isExclusive || !value.isWhole else { return bound }
        return value.stepped(by: ExactDecimal(1), direction: direction) ?? bound
    }

    /// Returns the smallest whole multiple of `step` within 100 steps, else `step`.
    private static func wholeMultiple(_ step: JSONNumber) -> JSONNumber {
        let one = ExactDecimal(step)
        var next = step
        for _ in 0..<100 where !ExactDecimal(next).isWhole {
            next = ExactDecimal(next).stepped(by: one, direction: 1) ?? step
        }
        return ExactDecimal(next).isWhole ? next : step
    }

    /// Returns the least common multiple of small whole numbers, else the greater one.
    private static func commonMultiple(_ one: JSONNumber, _ other: JSONNumber) -> JSONNumber {
        guard let left = one.int, let right = other.int, (1...100_000).contains(left), (1...100_000).contains(right)
        else { return ExactDecimal(one) < ExactDecimal(other) ? other : one }
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return JSONNumber(left / a * right)
    }

    private static let negated = ExactDecimal(-9_007_199_254_740_991)

    private func isSeed(_ name: String) -> Bool { SchemaCheck.isSeed(name) }

    /// Returns a convenient step for the range.
    private static func step(_ isInteger: Bool, _ low: Double?, _ high: Double?) -> JSONNumber {
        guard !isInteger, let low, let high else { return JSONNumber(1) }
        let step = high - low <= 2 ? "0.05" : high - low <= 20 ? "0.1" : "0.5"
        return JSONNumber(lexeme: step) ?? JSONNumber(1)
    }

    // MARK: arrays

    private mutating func array(_ all: Conjunction, _ key: Key, _ notices: inout [String]) -> FieldKind {
        let rules = all.nodes.compactMap(\.array)
        let minimum = rules.compactMap(\.minItems).max()
        let maximum = rules.compactMap(\.maxItems).min()
        let items = rules.compactMap(\.items).filter { !schema[$0].isNever }
        if let minimum, let maximum, minimum > maximum {
            notices.append("its limits allow no list: at least \(minimum), at most \(maximum) items")
        }
        let length = rules.map(\.prefix.count).max() ?? 0
        if length > 0 {
            if length > 100 { notices.append("showing the first 100 of \(length) items") }
            let fields = (0..<min(length, 100)).map { index in
                field(Key(locations: rules.compactMap { index < $0.prefix.count ? $0.prefix[index] : $0.items }))
            }
            // Without `items` JSON Schema allows further items; tuples in practice do not.
            return .tuple(
                TupleField(
                    items: fields, rest: items.isEmpty ? nil : field(Key(locations: items)), minCount: minimum,
                    maxCount: maximum))
        }
        let item = Key(locations: items)
        let isList = all.first("uniqueItems")?.bool == false
        var ignored: [String] = []
        let inner = conjunction(item)
        if !isList, inner.constant == nil, case .choice(let choice)? = choice(of: inner, item, &ignored),
            choice.customField == nil
        {
            return .multiSelect(MultiSelectField(options: choice.options, minCount: minimum, maxCount: maximum))
        }
        // A single checkbox.
        if let constant = inner.constant, all.first("uniqueItems")?.bool == true {
            let label = FieldAnnotations(inner, name: "").label(branch: "", kind: .constant(constant))
            let option = ChoiceOption(value: constant, label: label.isEmpty ? nil : label)
            return .multiSelect(MultiSelectField(options: [option], minCount: minimum, maxCount: maximum))
        }
        return .list(
            ListField(item: field(item), minCount: minimum, maxCount: maximum, isUnique: rules.contains { $0.isUnique })
        )
    }
}
