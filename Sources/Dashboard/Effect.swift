package import Domain

/// What the dashboard asks of the world; data, so that tests compare it.
package enum Effect: Hashable, Sendable {
    /// Hand a command to the engine.
    case engine(EngineCommand)
    /// Offer a text to the terminal's clipboard.
    case copy(String)
    /// Tell a person who does not look at the terminal, in a sentence.
    case notify(title: String, text: String)
    /// Open a text in the user's editor, which has the terminal meanwhile; `Event.edited` answers.
    case edit(EditorText)
    /// Repaint everything.
    case redraw
    /// Stop the process as the terminal's suspend key does.
    case suspend
    /// Start the demo in place of the services.
    case openDemo
    /// Leave.
    case quit
}
