package import JSON

/// The identity of a field in its tree.
package struct FieldID: Hashable, Sendable {
    let index: Int
}

/// A field of a form, as the schema describes it. Its place in the body depends on the answers (the item field of a
/// list may appear many times), so `FormRow` has the path.
///
/// An immutable class instead of a struct: every keystroke visits every field, and copying so many members is slow.
package final class FieldNode: Sendable {
    /// The member name; empty for the root and for items.
    package let name: String
    /// The label: the schema's title, else the name with spaces.
    package let label: String
    /// The schema's description; may be empty or have several lines.
    package let help: String
    /// The placeholder while there is no answer; may be empty.
    package let placeholder: String
    /// The schema's examples.
    package let examples: [JSON]
    /// The default that the service uses for a missing value; nil where there is none.
    package let defaultValue: JSON?
    /// True if null is allowed.
    package let isNullable: Bool
    /// True if only the service sets it (`readOnly`).
    package let isReadOnly: Bool
    /// True if the service never returns it (`writeOnly`).
    package let isWriteOnly: Bool
    package let isDeprecated: Bool
    /// True if the schema marks it as advanced or hidden.
    package let isAdvanced: Bool
    /// The kind of field.
    package let kind: FieldKind
    /// Notices about the schema of the field: an invalid default, a cycle, a part that was cut.
    package let notices: [String]
    /// The indices of its schemas.
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

    /// Returns the field as one that is entered as JSON, for `reason`.
    func raw(reason: String) -> FieldNode {
        FieldNode(
            name: name, label: label, help: help, placeholder: placeholder, examples: examples,
            defaultValue: defaultValue, isNullable: isNullable, isReadOnly: isReadOnly, isWriteOnly: isWriteOnly,
            isDeprecated: isDeprecated, isAdvanced: isAdvanced, kind: .raw(reason: reason), notices: notices,
            schemas: schemas)
    }
}

extension FieldNode {
    /// True if the answer must not be shown, stored or copied.
    package var isSecret: Bool { if case .text(let text) = kind { text.isSecret } else { false } }
}

/// The kinds of field.
package enum FieldKind: Sendable {
    /// Text.
    case text(TextField)
    /// A number.
    case number(NumberField)
    /// A random seed: without an answer the service chooses one.
    case seed(NumberField)
    /// A Boolean.
    case toggle
    /// One of several values.
    case choice(ChoiceField)
    /// Several distinct values.
    case multiSelect(MultiSelectField)
    /// A list of items of one field.
    case list(ListField)
    /// A list of items of several fields.
    case tuple(TupleField)
    /// Values by names that the user chooses.
    case map(MapField)
    /// One of several fields.
    case union(UnionField)
    /// An object with described members.
    case group(GroupField)
    /// A fixed value.
    case constant(JSON)
    /// A value without a widget, entered as JSON, for the reason given.
    case raw(reason: String)
}
