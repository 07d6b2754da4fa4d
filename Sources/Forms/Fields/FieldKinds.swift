package import JSON

/// A text field.
package struct TextField: Hashable, Sendable {
    /// The minimum length, in the unit of the check; nil for none.
    package var minLength: Int?
    /// The maximum length, in the unit of the check; nil for none.
    package var maxLength: Int?
    /// The regular expression (ECMA-262) that the text must contain a match of; nil for none.
    package var pattern: String?
    /// The format, for advice.
    package var format: TextFormat = .plain
    /// True if the service rejects text that is only white space.
    package var needsWords = false
    /// True if it may have several lines.
    package var isMultiline = false
    /// True if the text is hidden while typed, and is not stored.
    package var isSecret = false
    /// True if it is a file, as an address or as bytes. Neither service documents an upload.
    package var isFile = false
    /// The media type of its content; nil where the schema gives none.
    package var mediaType: String?
}

/// An option of a choice.
package struct ChoiceOption: Hashable, Sendable {
    /// The value that is sent.
    package let value: JSON
    /// The label shown.
    package let label: String
    /// A description; may be empty.
    package let help: String

    /// Creates an option; without a `label` it is the value's text, title or name.
    package init(value: JSON, label: String? = nil, help: String = "") {
        self.value = value
        self.label =
            label ?? value.lenientString ?? value["title"]?.string ?? value["name"]?.string ?? value.text
        self.help = help
    }
}

/// A choice of one value.
package struct ChoiceField: Sendable {
    package let options: [ChoiceOption]
    /// The field for a custom value; nil where only the options are allowed.
    package let customField: FieldID?

    /// Returns the option whose value equals `value` (1 equals 1.0); nil where there is none.
    package func option(for value: JSON) -> ChoiceOption? {
        let same = NormalizedJSON(value)
        return options.first { NormalizedJSON($0.value) == same }
    }
}

extension ChoiceField {
    /// Returns the option that `value` stands for: the one with an equal value, else with the same value in another
    /// type or spelling, else with that label; nil where there is none.
    func option(meaning value: JSON) -> ChoiceOption? {
        if let option = option(for: value) ?? options.first(where: { $0.value.means(value) }) { return option }
        guard let text = value.string, text.utf8.count < 400 else { return nil }
        let lower = text.lowercased()
        let alike = options.filter { $0.label == text || $0.value.string?.lowercased() == lower }
        return alike.count == 1 ? alike[0] : nil
    }
}

/// A choice of several distinct values.
package struct MultiSelectField: Sendable {
    package let options: [ChoiceOption]
    package let minCount: Int?
    package let maxCount: Int?
}

/// A list of answers to one field.
package struct ListField: Sendable {
    package let item: FieldID
    package let minCount: Int?
    package let maxCount: Int?
    /// True if no two items may be equal.
    package let isUnique: Bool
}

/// A list of answers to several fields in a fixed order.
package struct TupleField: Sendable {
    package let items: [FieldID]
    /// The field of further items; nil where none are allowed.
    package let rest: FieldID?
    package let minCount: Int?
    package let maxCount: Int?

    /// Returns the field of the item at `index`, from 0; nil where there is none.
    package func item(at index: Int) -> FieldID? { index < items.count ? items[index] : rest }
}

/// A map of values by names that the user chooses.
package struct MapField: Sendable {
    /// The field of values whose name matches no pattern.
    package let value: FieldID
    /// The fields of values by name pattern; the first match counts.
    package let patterns: [Pattern]
    /// The pattern that names must match; nil for none.
    package let namePattern: String?
    package let minCount: Int?
    package let maxCount: Int?

    /// A pattern of names and the field of their values.
    package struct Pattern: Sendable {
        package let source: String
        package let value: FieldID
        let pattern: SchemaPattern
    }

    /// Returns the field of the value named `name`.
    package func field(for name: String) -> FieldID {
        // A fixed budget, so that the result does not depend on the caller's other work.
        var budget = WorkBudget.name
        return patterns.first { $0.pattern.tried(on: name, &budget) == .matches }?.value ?? value
    }
}

/// A choice between several fields for the same value (`anyOf`, `oneOf`, several types).
package struct UnionField: Sendable {
    package let branches: [Branch]

    /// A branch of a union.
    package struct Branch: Sendable {
        package let label: String
        package let field: FieldID
        /// The members that identify the branch, set when it is chosen.
        package let marks: [(name: String, value: JSON)]
        /// The types that it accepts.
        let types: JSONTypes
        /// The schema of the branch; nil where branches differ by type only.
        let schema: Int?
    }
}

/// A group of fields: an object.
package struct GroupField: Sendable {
    package let members: [FieldMember]
    /// The entries beyond the fields; nil where none are allowed.
    package let rest: MapField?
    /// True if the group is a color with the members `r`, `g` and `b`, and perhaps `a`.
    package let isColor: Bool
    /// True if its fields are shown on the level of the group, without a header.
    package let isInline: Bool
}

/// A member of a group.
package struct FieldMember: Sendable {
    package let name: String
    package let field: FieldID
    /// True if the service rejects a body without it, and it has no usable default.
    package let isRequired: Bool
    /// The conditions on the group's other values under which the field is shown; all must hold.
    package let conditions: [FieldCondition]
}

/// A condition for a field to be shown.
package enum FieldCondition: Hashable, Sendable {
    /// The group's value is valid against a schema (`isWanted` true), or invalid (false).
    case fits(schema: Int, isWanted: Bool)
    /// The group has a member of this name.
    case isPresent(String)
    /// The group has a member of this name that is valid against a schema.
    case memberFits(String, schema: Int)
}
