package import Domain
import Synchronization

extension AntekirtClient {
    /// Follows a conversion of a generation to its end by reading the generation; returns the report of that end.
    ///
    /// Reports have the phase of the conversion, by `ConversionTracker`, in the place of the generation's: that one was
    /// completed before. Failing reads never end it: it asks again, less and less often.
    ///
    /// - Parameters:
    ///   - id: The generation's, which is the conversion's as well.
    ///   - before: What was known of the generation before the conversion was asked for.
    ///   - told: Called with each report that says something new, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` once the service has said so five times in a row, and
    ///   `cancelled` with the task.
    package func follow(
        _ id: String, converting conversion: Conversion, since before: RunReport,
        isolation: isolated (any Actor)? = #isolation, told: (RunReport) async -> Void = { _ in }
    ) async throws(ClientError) -> RunReport {
        let watch = Mutex(ConversionTracker(conversion, since: before))
        let follower = RunFollower(
            service: .antekirt, timeline: caller.timeline, random: caller.random,
            read: { () async throws(ClientError) in
                var report = try await generation(id).value
                report.phase = watch.withLock { [report] in $0.phase(of: report) }
                return report
            },
            open: { _ async throws(ClientError) in throw ClientError(.notFound, service: .antekirt) })
        return try await follower.follow(told: told)
    }
}
