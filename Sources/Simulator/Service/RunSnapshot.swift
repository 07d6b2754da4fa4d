import JSON
import Domain

/// A run as an event stream sees it.
struct RunSnapshot: Sendable {
    let status: String
    let frame: JSON
    /// nil when it is over.
    let untilNextChange: Duration?
}
