import JSON
import Domain

/// The state of a run in an event stream.
struct RunSnapshot: Sendable {
    let status: String
    let frame: JSON
    /// The time until the next change; nil when the run has ended.
    let untilNextChange: Duration?
}
