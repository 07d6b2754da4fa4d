package import JSON

/// Names a field at one place of a form: a path may have several, as a union and its chosen branch do.
package struct FieldPlace: Hashable, Sendable {
    package let path: JSONPointer
    package let field: FieldID

    package init(path: JSONPointer, field: FieldID) {
        self.path = path
        self.field = field
    }
}

/// One change to the answers.
package enum AnswerEdit: Hashable, Sendable {
    /// Leaves the field out.
    case unset
    case null
    /// Text as typed; the empty one unsets, since nobody types it on purpose. `json("")` sends it.
    case text(String)
    case toggle(Bool)
    /// A choice's value.
    case choose(JSON)
    /// Several values of a choice, to make a run each.
    case sweep([JSON])
    /// Adds one of several choices, or takes it out.
    case flip(JSON)
    /// A value of one's own in place of a choice, to be typed.
    case chooseCustom
    /// A union's branch; answers of the same name are kept.
    case branch(Int)
    /// Adds an item at the end.
    case addItem
    case removeItem(Int)
    case moveItem(from: Int, to: Int)
    /// Adds a value by a name that is not there yet.
    case addKey(String)
    case removeKey(String)
    case renameKey(String, to: String)
    /// Any value, as from an editor.
    case json(JSON)
}
