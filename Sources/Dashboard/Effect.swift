package import Forms
package import Domain

/// A side effect that `State.reduce` requests, as a value that tests can compare.
package enum Effect: Hashable, Sendable {
    /// Sends a command to the engine.
    case engine(EngineCommand)
    /// Copies a text to the terminal's clipboard; `Event.copied` reports the outcome.
    case copy(String)
    /// Opens an http or https URL with the program that `$BROWSER` names, and no other; `Event.opened` reports the
    /// outcome.
    case open(String)
    /// Starts or stops mouse capture; without it the terminal handles the mouse itself.
    case mouse(Bool)
    /// Sends a desktop notification, while the user is not looking at the terminal.
    case notify(title: String, text: String)
    /// Opens a text in the user's editor, which has the terminal meanwhile; `Event.edited` reports the outcome.
    case edit(EditorText)
    /// Reads an entry's schema, which takes longer than a frame; `Event.formRead` delivers it.
    case readForm(CatalogEntry)
    /// Saves the theme of this name, or `auto`, in the settings file; `Event.themeSaved` reports the outcome.
    case saveTheme(String)
    /// Redraws every cell.
    case redraw
    /// Suspends the process, as the terminal's suspend key does.
    case suspend
    /// Starts the demo in place of the services.
    case openDemo
    /// Ends the program.
    case quit
}
