/// What a run's stream tells.
package enum StreamEvent: Hashable, Sendable {
    /// How the run is going.
    case report(RunReport)
    /// The connection lives: a heartbeat, a comment or a frame that says nothing about the run.
    case alive
}
