/// A place with its own key bindings. Its raw value is the name of its table in config.toml: `[keys.form]`.
package enum KeyContext: String, CaseIterable, Hashable, Sendable {
    case catalog
    /// The filter of the catalog or the queue is being typed.
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
    /// No service has credentials yet.
    case welcome

    /// The name of the place in help, without an article.
    package var title: String {
        switch self {
        case .catalog: "catalog"
        case .filter: "filter"
        case .form: "form"
        case .field: "field"
        case .queue: "queue"
        case .result: "result"
        case .chooser: "list"
        case .question: "question"
        case .page: "text page"
        case .welcome: "welcome screen"
        }
    }

    /// True if letters are typed into a text here, so that they cannot be commands.
    var takesText: Bool { self == .filter || self == .field || self == .chooser }
}
