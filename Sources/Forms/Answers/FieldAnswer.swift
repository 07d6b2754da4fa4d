package import JSON

/// The user's answer to a field and to the fields inside it.
///
/// Unset, null and a value are distinct: unset is left out of the body. Answers are equal if they send the same bytes.
package indirect enum FieldAnswer: Hashable, Sendable {
    /// No answer: the field is left out, and the service's default applies.
    case unset
    /// Null, where the schema allows it.
    case null
    /// Text as typed: of text fields, and of numbers, seeds and raw JSON, where it may be incomplete.
    case text(String)
    /// The value of a toggle.
    case toggle(Bool)
    /// The value of a choice or a constant.
    case choice(JSON)
    /// The values of a multi-select field; for a choice, the values of a parameter sweep.
    case choices([JSON])
    /// A custom value in place of a choice's options.
    case custom(FieldAnswer)
    /// The items of a list or a tuple.
    case list([FieldAnswer])
    /// The entries of a map, in order.
    case map([MapEntry])
    /// A branch of a union, by index, and its answer.
    case branch(Int, FieldAnswer)
    /// The answers to a group's fields.
    case group(GroupAnswer)
    /// JSON that the field cannot show, kept and sent unchanged.
    case verbatim(JSON)
}

/// An entry of a map: a name chosen by the user and its value.
package struct MapEntry: Hashable, Sendable {
    package var name: String
    package var value: FieldAnswer

    /// Creates an entry.
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
    /// The entries beyond the fields, where the group allows them.
    package var rest: [MapEntry] = []
    /// The values of unknown keys, kept and sent unchanged.
    package var extras = JSONObject()

    /// Creates an answer with nothing answered.
    package init() {}

    /// The answer to the member `name`; assigning `unset` removes it.
    package subscript(name: String) -> FieldAnswer {
        get { members[JSONName(name)] ?? .unset }
        set { members[JSONName(name)] = newValue == .unset ? nil : newValue }
    }

    /// The names with an answer, sorted.
    package var answeredNames: [String] { members.keys.sorted().map(\.text) }

    /// True if nothing is answered.
    package var isEmpty: Bool { members.isEmpty && rest.isEmpty && extras.isEmpty }
}

extension FieldAnswer {
    /// Returns these answers, replaced by those of `other` where it has any.
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
