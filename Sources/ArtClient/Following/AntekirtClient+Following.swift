import Domain

extension AntekirtClient {
    /// Follows a generation to its end by polling it; returns the final report.
    ///
    /// Failing reads never end it: it polls again, at growing intervals.
    ///
    /// - `onReport`: Called with each report that has news, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` after five such responses in a row, and `cancelled` with
    ///   the task.
    package func follow(
        _ id: String, isolation: isolated (any Actor)? = #isolation, onReport: (RunReport) async -> Void = { _ in }
    ) async throws(ClientError) -> RunReport {
        let follower = RunFollower(
            service: .antekirt, timeline: caller.timeline, random: caller.random,
            read: { () async throws(ClientError) in try await generation(id).value },
            open: { _ async throws(ClientError) in throw ClientError(.notFound, service: .antekirt) })
        return try await follower.follow(onReport: onReport)
    }
}
