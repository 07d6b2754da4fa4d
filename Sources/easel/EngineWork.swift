import Engine

/// An engine and its background work.
struct EngineWork: Sendable {
    let engine: Engine
    /// Runs the engine until the task is canceled.
    let run: @Sendable () async -> Void
}
