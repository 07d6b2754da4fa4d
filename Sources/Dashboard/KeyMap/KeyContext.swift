/// A kind of place that keys can go to.
package enum KeyContext: String, CaseIterable, Hashable, Sendable {
    case catalog
    /// The catalog's filter is being typed.
    case filter
    /// The form has the focus, no field is being edited.
    case form
    /// A field is being edited.
    case field
    case queue
    case result
    /// A list above the panes: help, palette, choices.
    case chooser
    /// A question above the panes.
    case question
    /// A text over the whole screen.
    case page
    /// There is no service yet.
    case welcome

    /// What help calls the place.
    package var title: String {
        switch self {
        case .catalog: "the catalog"
        case .filter: "the filter"
        case .form: "the form"
        case .field: "a field"
        case .queue: "the queue"
        case .result: "the result"
        case .chooser: "this list"
        case .question: "a question"
        case .page: "a text"
        case .welcome: "the welcome"
        }
    }

    /// Whether characters are typed into a text here, so that letters are no commands.
    var takesText: Bool { self == .filter || self == .field || self == .chooser }
}
