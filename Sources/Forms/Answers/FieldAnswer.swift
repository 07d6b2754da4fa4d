package import JSON

/// What a person has answered to a field so far, and to the fields inside it.
///
/// Unset, null and a value are three things: unset is left out of the body.
package indirect enum FieldAnswer: Hashable, Sendable {
    /// Nothing: the field is left out, and the service's default holds.
    case unset
    /// Null, where the schema takes it.
    case null
    /// Text as typed: of texts, and of numbers, seeds and raw JSON too, which may not be whole yet.
    case text(String)
    case toggle(Bool)
    /// A choice's value, or a constant's.
    case choice(JSON)
    /// The values of several choices; of a single choice, those that make a run each.
    case choices([JSON])
    /// A value of one's own in place of a choice.
    case custom(FieldAnswer)
    /// The items of a list or a tuple.
    case list([FieldAnswer])
    /// The values of a map by name, in order.
    case map([MapEntry])
    /// A union's branch, by its place, and the answer to it.
    case branch(Int, FieldAnswer)
    case group(GroupAnswer)
    /// JSON that the field has no way to show, kept as it came.
    case verbatim(JSON)
}

/// A value by a name of the user's choice.
package struct MapEntry: Hashable, Sendable {
    package var name: String
    package var value: FieldAnswer

    package init(name: String, value: FieldAnswer) {
        self.name = name
        self.value = value
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.value == right.value
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(JSONName(name))
        hasher.combine(value)
    }
}

/// The answers to a group's fields.
package struct GroupAnswer: Hashable, Sendable {
    private var members: [JSONName: FieldAnswer] = [:]
    /// Further values, where the group takes any.
    package var rest: [MapEntry] = []
    /// Values that no field of the group asks for, kept as they came.
    package var extras = JSONObject()

    package init() {}

    /// The answer to the member `name`.
    package subscript(name: String) -> FieldAnswer {
        get { members[JSONName(name)] ?? .unset }
        set { members[JSONName(name)] = newValue == .unset ? nil : newValue }
    }

    /// The names that are answered, sorted.
    package var answeredNames: [String] { members.keys.sorted().map(\.text) }

    /// True if nothing is answered.
    package var isEmpty: Bool { members.isEmpty && rest.isEmpty && extras.isEmpty }
}

extension FieldAnswer {
    /// These answers with those of `other` in their place, where it has any.
    package func overlaid(by other: FieldAnswer) -> FieldAnswer {
        guard case .group(var members) = self, case .group(let others) = other else {
            return other == .unset ? self : other
        }
        for name in others.answeredNames { members[name] = members[name].overlaid(by: others[name]) }
        if !others.rest.isEmpty { members.rest = others.rest }
        for (name, value) in others.extras { members.extras[name] = value }
        return .group(members)
    }
}

/// Answers are equal when they send the same bytes.
extension FieldAnswer {
    package static func == (left: FieldAnswer, right: FieldAnswer) -> Bool {
        switch (left, right) {
        case (.unset, .unset), (.null, .null): true
        case (.text(let left), .text(let right)): left.hasSameBytes(as: right)
        case (.toggle(let left), .toggle(let right)): left == right
        case (.choice(let left), .choice(let right)), (.verbatim(let left), .verbatim(let right)): left == right
        case (.choices(let left), .choices(let right)): left == right
        case (.custom(let left), .custom(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        case (.branch(let place, let left), .branch(let other, let right)): place == other && left == right
        case (.group(let left), .group(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .unset: hasher.combine(0)
        case .null: hasher.combine(1)
        case .text(let text): hasher.combine(JSONName(text))
        case .toggle(let isOn): hasher.combine(isOn)
        case .choice(let value), .verbatim(let value): hasher.combine(value)
        case .choices(let values): hasher.combine(values)
        case .custom(let answer): hasher.combine(answer)
        case .list(let items): hasher.combine(items)
        case .map(let entries): hasher.combine(entries)
        case .branch(let place, let answer):
            hasher.combine(place)
            hasher.combine(answer)
        case .group(let group): hasher.combine(group)
        }
    }
}
