package import JSON

/// A field at a place in a form. A path may have several, as a union and its chosen branch do.
package struct FieldPlace: Hashable, Sendable {
    package let path: JSONPointer
    package let field: FieldID

    /// Creates a place.
    package init(path: JSONPointer, field: FieldID) {
        self.path = path
        self.field = field
    }
}

/// A change of an answer.
package enum AnswerEdit: Hashable, Sendable {
    /// Removes the answer: the field is left out.
    case unset
    /// Answers null.
    case null
    /// Text as typed; empty text removes the answer. `json("")` sends empty text.
    case text(String)
    /// The value of a toggle.
    case toggle(Bool)
    /// The value of a choice's option.
    case choose(JSON)
    /// Several values of a choice, for one run each.
    case sweep([JSON])
    /// Selects or deselects an option of a multi-select field.
    case flip(JSON)
    /// A custom value in place of an option, to be typed.
    case chooseCustom
    /// A branch of a union, by index; answers of the same name are kept.
    case branch(Int)
    /// Appends an item to a list.
    case addItem
    /// Removes the item at an index.
    case removeItem(Int)
    /// Moves an item to another index.
    case moveItem(from: Int, to: Int)
    /// Adds a key to a map; ignored where it exists.
    case addKey(String)
    /// Removes a key of a map.
    case removeKey(String)
    /// Renames a key of a map; ignored where the new one exists.
    case renameKey(String, to: String)
    /// Any JSON value, as from an editor.
    case json(JSON)
}
