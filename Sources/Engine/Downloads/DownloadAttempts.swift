import ArtClient

/// Decides what to do when the reading of a file has failed.
struct DownloadAttempts: Hashable, Sendable {
    enum Step: Hashable {
        case retry(after: Duration)
        /// The address may have expired: the run has a fresh one.
        case readRunAgain
        case stop
    }

    private static let rule = RetryRule(attempts: 6, base: .seconds(1), cap: .seconds(30))
    /// So many bytes more than ever before are progress, after which failures start at zero. They are counted
    /// from the farthest point, so that a server that always starts again does not keep us indefinitely.
    private static let progress = 1 << 20

    private var failures = 0
    private var farthest = 0
    private var hasReadRun = false

    /// The step after `problem`.
    ///
    /// - `received`: How many bytes of the file are there.
    /// - `random`: A number from 0 to 1.
    mutating func step(after problem: DownloadProblem, received: Int, random: Double) -> Step {
        guard case .reading(let error) = problem else { return .stop }
        if error.kind == .notFound {
            defer { hasReadRun = true }
            return hasReadRun ? .stop : .readRunAgain
        }
        if received >= farthest + Self.progress {
            farthest = received
            failures = 0
        }
        failures += 1
        return Self.rule.wait(after: error, attempt: failures, random: random).map { .retry(after: $0) } ?? .stop
    }
}
