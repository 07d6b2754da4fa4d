import Engine

/// An engine, and what it does in the background for as long as it is needed.
struct EngineWork: Sendable {
    let engine: Engine
    /// Works until its task is cancelled.
    let run: @Sendable () async -> Void
}
