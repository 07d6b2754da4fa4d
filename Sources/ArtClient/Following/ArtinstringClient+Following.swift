import Domain

extension ArtinstringClient {
    /// Follows a run to its end, by its stream and by polling it; returns the final report.
    ///
    /// Lost connections, refused streams and failing reads never end it: it tries again, at growing intervals.
    ///
    /// - `onReport`: Called with each report that has news, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` after five such responses in a row, and `cancelled` with
    ///   the task.
    package func follow(
        _ id: String, isolation: isolated (any Actor)? = #isolation, onReport: (RunReport) async -> Void = { _ in }
    ) async throws(ClientError) -> RunReport {
        let follower = RunFollower(
            service: .artinstring, timeline: caller.timeline, random: caller.random,
            read: { () async throws(ClientError) in try await run(id).value },
            open: { lastEventID async throws(ClientError) in try await events(ofRun: id, after: lastEventID) })
        return try await follower.follow(onReport: onReport)
    }
}
