import Domain

extension ArtinstringClient {
    /// Follows a run to its end, by its stream and by reading it; returns the report of its end.
    ///
    /// Lost connections, refused streams and failing reads never end it: it asks again, less and less often.
    ///
    /// - Parameter told: Called with each report that says something new, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` once the service has said so five times in a row, and
    ///   `cancelled` with the task.
    package func follow(
        _ id: String, isolation: isolated (any Actor)? = #isolation, told: (RunReport) async -> Void = { _ in }
    ) async throws(ClientError) -> RunReport {
        let follower = RunFollower(
            service: .artinstring, timeline: caller.timeline, random: caller.random,
            read: { () async throws(ClientError) in try await run(id).value },
            open: { lastEventID async throws(ClientError) in try await events(ofRun: id, after: lastEventID) })
        return try await follower.follow(told: told)
    }
}
