import Domain

extension AntekirtClient {
    /// Follows a generation to its end by reading it; returns the report of its end.
    ///
    /// Failing reads never end it: it asks again, less and less often.
    ///
    /// - Parameter told: Called with each report that says something new, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` once the service has said so five times in a row, and
    ///   `cancelled` with the task.
    package func follow(
        _ id: String, isolation: isolated (any Actor)? = #isolation, told: (RunReport) async -> Void = { _ in }
    ) async throws(ClientError) -> RunReport {
        let follower = RunFollower(
            service: .antekirt, timeline: caller.timeline, random: caller.random,
            read: { () async throws(ClientError) in try await generation(id).value },
            open: { _ async throws(ClientError) in throw ClientError(.notFound, service: .antekirt) })
        return try await follower.follow(told: told)
    }
}
