package import Forms
import Domain

/// A line of the form that the cursor can stand on.
package struct FormLine: Sendable {
    /// What stands there.
    package enum Content: Sendable {
        /// A field at its place, or the header of those inside it.
        case field(FormRow)
        /// Where a list, map or group takes one more.
        case more(FieldPlace, label: String)
        /// What the schema wants folded away: how many fields, and how many of them are answered.
        case advanced(count: Int, answered: Int, isFolded: Bool)
    }

    /// What a line is known by while others come and go.
    package enum ID: Hashable, Sendable {
        case field(FieldPlace)
        case more(FieldPlace)
        case advanced
    }

    package let content: Content
    /// How deep it stands; 0 for the fields of the whole.
    package let level: Int

    package var id: ID {
        switch content {
        case .field(let row): .field(row.place)
        case .more(let place, _): .more(place)
        case .advanced: .advanced
        }
    }

    /// The field, where the line is one.
    package var row: FormRow? { if case .field(let row) = content { row } else { nil } }
}
