package import Domain
import Synchronization

extension AntekirtClient {
    /// Follows a conversion of a generation to its end by polling the generation; returns the final report.
    ///
    /// Reports have the phase of the conversion, by `ConversionTracker`, in place of the generation's, which was
    /// completed before. Failing reads never end it: it polls again, at growing intervals.
    ///
    /// - `id`: The id of the generation, which is the conversion's as well.
    /// - `before`: The report of the generation before the conversion.
    /// - `onReport`: Called with each report that has news, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` after five such responses in a row, and `cancelled` with
    ///   the task.
    package func follow(
        _ id: String, converting conversion: Conversion, since before: RunReport,
        isolation: isolated (any Actor)? = #isolation, onReport: (RunReport) async -> Void = { _ in }
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
        return try await follower.follow(onReport: onReport)
    }
}
