package import JSON

/// Names a field inside its tree.
package struct FieldID: Hashable, Sendable {
    let index: Int
}

/// One question of a form, as the schema describes it. Where it stands in the body depends on the answers around it (a
/// list's item field is asked many times), so the path belongs to `FormRow`.
///
/// A class, though it is a value: every key looks at every field, and to hand so many parts around costs more than what
/// is looked for.
package final class FieldNode: Sendable {
    /// The name that the service reads; empty for the whole form, and for items.
    package let name: String
    /// What a person reads: the schema's title, else the name with spaces.
    package let label: String
    /// Help, as the schema words it; may be empty or several lines.
    package let help: String
    /// What to show while nothing is answered; may be empty.
    package let placeholder: String
    /// Answers to suggest.
    package let examples: [JSON]
    /// What the service takes when the field is left out; nil when it says nothing.
    package let defaultValue: JSON?
    /// True if null may be sent in place of a value.
    package let isNullable: Bool
    /// True if only the service writes it.
    package let isReadOnly: Bool
    /// True if it is only written, never shown again.
    package let isWriteOnly: Bool
    package let isDeprecated: Bool
    /// True if the schema wants it folded away.
    package let isAdvanced: Bool
    /// What may be answered.
    package let kind: FieldKind
    /// What a person should know of the schema here: a default outside its bounds, a cycle, a part that was cut.
    package let notices: [String]
    /// The schemas that hold for it.
    let schemas: [Int]

    init(
        name: String, label: String, help: String, placeholder: String, examples: [JSON], defaultValue: JSON?,
        isNullable: Bool, isReadOnly: Bool, isWriteOnly: Bool, isDeprecated: Bool, isAdvanced: Bool, kind: FieldKind,
        notices: [String], schemas: [Int]
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.placeholder = placeholder
        self.examples = examples
        self.defaultValue = defaultValue
        self.isNullable = isNullable
        self.isReadOnly = isReadOnly
        self.isWriteOnly = isWriteOnly
        self.isDeprecated = isDeprecated
        self.isAdvanced = isAdvanced
        self.kind = kind
        self.notices = notices
        self.schemas = schemas
    }

    /// The field typed as JSON, for `reason`.
    func raw(reason: String) -> FieldNode {
        FieldNode(
            name: name, label: label, help: help, placeholder: placeholder, examples: examples,
            defaultValue: defaultValue, isNullable: isNullable, isReadOnly: isReadOnly, isWriteOnly: isWriteOnly,
            isDeprecated: isDeprecated, isAdvanced: isAdvanced, kind: .raw(reason: reason), notices: notices,
            schemas: schemas)
    }
}

extension FieldNode {
    /// True if what is answered must not be seen, remembered or handed on.
    package var isSecret: Bool { if case .text(let text) = kind { text.isSecret } else { false } }
}

/// The sorts of answer.
package enum FieldKind: Sendable {
    case text(TextField)
    case number(NumberField)
    /// A number that random choice starts from: leaving it out makes the service choose.
    case seed(NumberField)
    case toggle
    case choice(ChoiceField)
    case multiSelect(MultiSelectField)
    case list(ListField)
    case tuple(TupleField)
    /// Values by names that the user chooses.
    case map(MapField)
    /// One of several forms.
    case union(UnionField)
    /// Fields that belong together: an object.
    case group(GroupField)
    /// Always the same value.
    case constant(JSON)
    /// What has no widget: the answer is typed as JSON. Says why.
    case raw(reason: String)
}
