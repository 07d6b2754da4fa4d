/// An event of a run's stream.
package enum StreamEvent: Hashable, Sendable {
    /// A report of the run.
    case report(RunReport)
    /// A sign of life: a heartbeat, a comment or a frame without news of the run.
    case heartbeat
}
