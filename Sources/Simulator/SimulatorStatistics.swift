/// What a simulator has been asked and has accepted so far.
package struct SimulatorStatistics: Hashable, Sendable {
    /// Requests by method and path pattern, such as `GET /api/v1/runs/:id`; unknown paths count as `METHOD *`.
    package var requests: [String: Int] = [:]
    /// Runs that artinstring's half recorded and charged.
    package var acceptedRuns = 0
    /// Generations, conversions and videos that Antekirt's half recorded and charged.
    package var acceptedGenerations = 0
    /// Event streams that are open now.
    package var openStreams = 0

    /// Counts from nothing.
    package init() {}
}
