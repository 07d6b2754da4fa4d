package import Canvas
package import Forms
package import Domain
package import Themes

/// An event that changes the dashboard; `State.reduce` handles it.
package enum Event: Hashable, Sendable {
    /// Input from the terminal.
    case input(Input)
    /// An event of the engine.
    case engine(EngineEvent)
    /// The outcome of `Effect.edit` with this id.
    case edited(Int, EditorOutcome)
    /// The outcome of the last `Effect.copy`.
    case copied(CopyOutcome)
    /// The outcome of the last `Effect.open`.
    case opened(OpenOutcome)
    /// The schema that an `Effect.readForm` has read.
    case formRead(EntryID, FieldTree)
    /// The available themes, at the start and whenever a theme file is saved, with the chosen theme's error if it has
    /// one.
    case themes([ThemeChoice], problem: ThemeError?)
    /// The outcome of the `Effect.saveTheme` with this name: the problem, in words that follow the file's
    /// name; nil where the theme is saved.
    case themeSaved(String, problem: String?)
    /// The time in `State.nextDeadline` has come.
    case tick
    /// The program is about to end, whether by the user or by a signal.
    case end
}
