package import JSON

/// What a text answer is like.
package struct TextField: Hashable, Sendable {
    /// The fewest characters, in the unit of the check; nil for no bound.
    package var minLength: Int?
    package var maxLength: Int?
    /// A pattern of ECMA-262 that must be found in it; nil for none.
    package var pattern: String?
    package var format: TextFormat = .plain
    /// True if the service takes nothing that is white space alone.
    package var needsWords = false
    /// True if it may run over several lines.
    package var isMultiline = false
    /// True if it must not be seen over a shoulder.
    package var isSecret = false
    /// True if it stands for a file: an address of one, or its bytes. Neither service documents an upload.
    package var isFile = false
    /// The media type of its content; nil when the schema does not say.
    package var mediaType: String?
}

/// One of the answers a choice offers.
package struct ChoiceOption: Hashable, Sendable {
    /// What is sent.
    package let value: JSON
    /// What a person reads.
    package let label: String
    /// A sentence about it; may be empty.
    package let help: String

    package init(value: JSON, label: String? = nil, help: String = "") {
        self.value = value
        self.label =
            label ?? value.lenientString ?? value["title"]?.string ?? value["name"]?.string ?? value.text
        self.help = help
    }
}

/// One of several values.
package struct ChoiceField: Sendable {
    package let options: [ChoiceOption]
    /// The field for a value of one's own, where the options are not all there is.
    package let customField: FieldID?

    /// The option that sends `value`, 1 being 1.0; nil when none does.
    package func option(for value: JSON) -> ChoiceOption? {
        let same = NormalizedJSON(value)
        return options.first { NormalizedJSON($0.value) == same }
    }
}

extension ChoiceField {
    /// The option that `value` means: the one that sends it, else the one that sends it in another type or spelling,
    /// else the one of that label; nil when none does.
    func option(meaning value: JSON) -> ChoiceOption? {
        if let option = option(for: value) ?? options.first(where: { $0.value.means(value) }) { return option }
        guard let text = value.string, text.utf8.count < 400 else { return nil }
        let lower = text.lowercased()
        let alike = options.filter { $0.label == text || $0.value.string?.lowercased() == lower }
        return alike.count == 1 ? alike[0] : nil
    }
}

/// Any of several values, each once.
package struct MultiSelectField: Sendable {
    package let options: [ChoiceOption]
    package let minCount: Int?
    package let maxCount: Int?
}

/// Any number of answers to one question.
package struct ListField: Sendable {
    package let item: FieldID
    package let minCount: Int?
    package let maxCount: Int?
    /// True if no two answers may be the same.
    package let isUnique: Bool
}

/// Answers to several questions in a fixed order.
package struct TupleField: Sendable {
    package let items: [FieldID]
    /// The question for what may follow; nil when nothing may.
    package let rest: FieldID?
    package let minCount: Int?
    package let maxCount: Int?

    /// The question that the answer at `index`, from 0, belongs to; nil when nothing may stand there.
    package func item(at index: Int) -> FieldID? { index < items.count ? items[index] : rest }
}

/// Values by names that the user chooses.
package struct MapField: Sendable {
    /// The field of a name's value, where no pattern speaks of the name.
    package let value: FieldID
    /// The fields of names by pattern; the first pattern found in a name decides.
    package let patterns: [Pattern]
    /// What the names must fit; nil for nothing that is known.
    package let namePattern: String?
    package let minCount: Int?
    package let maxCount: Int?

    package struct Pattern: Sendable {
        package let source: String
        package let value: FieldID
        let pattern: SchemaPattern
    }

    /// The field of the value named `name`.
    package func field(for name: String) -> FieldID {
        // The same for all who ask, so it does not depend on what else they do.
        var budget = WorkBudget.name
        return patterns.first { $0.pattern.tried(on: name, &budget) == .matches }?.value ?? value
    }
}

/// One of several forms for the same value.
package struct UnionField: Sendable {
    package let branches: [Branch]

    package struct Branch: Sendable {
        package let label: String
        package let field: FieldID
        /// What members tell the branch from the others, to be set when it is chosen.
        package let marks: [(name: String, value: JSON)]
        /// The types it takes.
        let types: JSONTypes
        /// The schema that is its own; nil where branches differ by type only.
        let schema: Int?
    }
}

/// Fields that belong together.
package struct GroupField: Sendable {
    package let members: [FieldMember]
    /// Further values by names of the user's choice; nil where none may be given.
    package let rest: MapField?
    /// True if the group is a color: whole numbers `r`, `g` and `b`.
    package let isColor: Bool
    /// True if its fields are shown among those around it, without a header.
    package let isInline: Bool
}

/// A field's place in a group.
package struct FieldMember: Sendable {
    package let name: String
    package let field: FieldID
    /// True if the service refuses a body without it, and nothing stands in.
    package let isRequired: Bool
    /// What must hold of the group's other answers for the field to be asked; all of it.
    package let conditions: [FieldCondition]
}

/// When a field is asked.
package enum FieldCondition: Hashable, Sendable {
    /// The group's value fits a schema, or does not.
    case fits(schema: Int, isWanted: Bool)
    /// The group has a value of this name.
    case isPresent(String)
    /// The group's value of this name is there and fits a schema.
    case memberFits(String, schema: Int)
}
