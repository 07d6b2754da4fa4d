package import Forms
import Domain

/// A line of the form that the cursor can be on.
package struct FormLine: Sendable {
    /// The content of a line.
    package enum Content: Sendable {
        /// A field, or the header of the fields inside it.
        case field(FormRow)
        /// The line that adds an item to a list, or a value to a map or group.
        case more(FieldPlace, label: String)
        /// The header of the advanced fields, with their number and how many are answered.
        case advanced(count: Int, answered: Int, isFolded: Bool)
    }

    /// The identity of a line while other lines are added and removed.
    package enum ID: Hashable, Sendable {
        case field(FieldPlace)
        case more(FieldPlace)
        case advanced
    }

    /// The content of the line.
    package let content: Content
    /// The nesting level; 0 for the fields of the root.
    package let level: Int

    /// The identity of the line.
    package var id: ID {
        switch content {
        case .field(let row): .field(row.place)
        case .more(let place, _): .more(place)
        case .advanced: .advanced
        }
    }

    /// The field of the line; nil if it is none.
    package var row: FormRow? { if case .field(let row) = content { row } else { nil } }
}
