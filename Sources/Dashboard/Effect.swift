package import Domain

/// What the dashboard asks of the world; data, so that tests compare it.
package enum Effect: Hashable, Sendable {
    /// Hand a command to the engine.
    case engine(EngineCommand)
    /// Offer a text to the terminal's clipboard; `Event.copied` answers.
    case copy(String)
    /// Open an address of the web with the user's own program, and with no other; `Event.opened` answers.
    case open(String)
    /// Whether the program wants to hear of the mouse; where it does not, the mouse is the terminal's.
    case mouse(Bool)
    /// Tell a person who does not look at the terminal, in a sentence.
    case notify(title: String, text: String)
    /// Open a text in the user's editor, which has the terminal meanwhile; `Event.edited` answers.
    case edit(EditorText)
    /// Read an entry's schema, which takes longer than a frame; `Event.formRead` answers.
    case readForm(CatalogEntry)
    /// Repaint everything.
    case redraw
    /// Stop the process as the terminal's suspend key does.
    case suspend
    /// Start the demo in place of the services.
    case openDemo
    /// Leave.
    case quit
}
