/// The requests to a simulator and the accepted work so far.
package struct SimulatorStatistics: Hashable, Sendable {
    /// Requests by method and path pattern, such as `GET /api/v1/runs/:id`; unknown paths count as `METHOD *`.
    package var requests: [String: Int] = [:]
    /// The runs that the simulated artinstring recorded and charged.
    package var acceptedRuns = 0
    /// The generations, conversions and videos that the simulated Antekirt recorded and charged.
    package var acceptedGenerations = 0
    /// The open event streams.
    package var openStreams = 0

    /// Creates statistics of nothing.
    package init() {}
}
