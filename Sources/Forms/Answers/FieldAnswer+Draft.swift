package import JSON

/// Answers as JSON for storage. Unlike a body, it preserves incomplete numbers, chosen branches and answers to fields
/// whose conditions do not hold.
extension FieldAnswer {
    /// The answer as JSON: an object with one member, named for the kind of answer; null for unset.
    package var draft: JSON {
        switch self {
        case .unset: .null
        case .null: ["null": true]
        case .text(let text): ["text": .string(text)]
        case .toggle(let isOn): ["toggle": .bool(isOn)]
        case .choice(let value): ["choice": value]
        case .choices(let values): ["choices": .array(values)]
        case .custom(let answer): ["own": answer.draft]
        case .list(let items): ["list": .array(items.map(\.draft))]
        case .map(let entries): ["map": Self.draft(entries)]
        case .branch(let index, let answer): ["branch": .number(JSONNumber(index)), "of": answer.draft]
        case .group(let group): ["group": group.draft]
        case .verbatim(let json): ["json": json]
        }
    }

    /// Creates the answer that `draft` has written; what cannot be read is unset.
    package init(draft json: JSON) {
        guard let object = json.object else {
            self = .unset
            return
        }
        if let text = object["text"]?.string {
            self = .text(text)
        } else if let isOn = object["toggle"]?.bool {
            self = .toggle(isOn)
        } else if let value = object["choice"] {
            self = .choice(value)
        } else if let values = object["choices"]?.array {
            self = .choices(values)
        } else if let answer = object["own"] {
            self = .custom(FieldAnswer(draft: answer))
        } else if let items = object["list"]?.array {
            self = .list(items.map(FieldAnswer.init(draft:)))
        } else if let entries = object["map"] {
            self = .map(Self.entries(entries))
        } else if let index = object["branch"]?.lenientInt {
            self = .branch(index, FieldAnswer(draft: object["of"] ?? .null))
        } else if let group = object["group"]?.object {
            self = .group(GroupAnswer(draft: group))
        } else if let value = object["json"] {
            self = .verbatim(value)
        } else {
            self = object["null"] == true ? .null : .unset
        }
    }

    fileprivate static func draft(_ entries: [MapEntry]) -> JSON {
        .array(entries.map { [.string($0.name), $0.value.draft] })
    }

    fileprivate static func entries(_ json: JSON) -> [MapEntry] {
        (json.array ?? []).compactMap { pair in
            pair[0]?.string.map { MapEntry(name: $0, value: FieldAnswer(draft: pair[1] ?? .null)) }
        }
    }
}

extension GroupAnswer {
    fileprivate var draft: JSON {
        var object = JSONObject()
        // Sorted, so that equal answers are stored as equal text.
        var members = JSONObject()
        for name in answeredNames { members[name] = self[name].draft }
        object["members"] = .object(members)
        if !rest.isEmpty { object["rest"] = FieldAnswer.draft(rest) }
        if !extras.isEmpty { object["extras"] = .object(extras) }
        return .object(object)
    }

    fileprivate init(draft object: JSONObject) {
        self.init()
        for (name, value) in object["members"]?.object ?? JSONObject() { self[name] = FieldAnswer(draft: value) }
        rest = object["rest"].map(FieldAnswer.entries) ?? []
        extras = object["extras"]?.object ?? JSONObject()
    }
}
