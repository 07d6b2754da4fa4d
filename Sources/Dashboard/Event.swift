package import Canvas
package import Forms
package import Domain
package import Themes

/// What happened to the dashboard.
package enum Event: Hashable, Sendable {
    /// A person did something at the terminal.
    case input(Input)
    /// The engine told something.
    case engine(EngineEvent)
    /// The user's editor ended with the text of this id.
    case edited(Int, EditorOutcome)
    /// What became of the text of the last `Effect.copy`.
    case copied(CopyOutcome)
    /// What became of the address of the last `Effect.open`.
    case opened(OpenOutcome)
    /// An entry's schema of the last `Effect.readForm` has been read.
    case formRead(EntryID, FieldTree)
    /// The themes there are, told at the start and when a theme's file is saved; what is wrong with the chosen one.
    case themes([ThemeChoice], problem: ThemeError?)
    /// The moment that `State.nextDeadline` named has come.
    case tick
    /// The program is about to end, whether the user wants it or not.
    case end
}
