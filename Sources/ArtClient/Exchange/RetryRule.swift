/// The rule for retries.
///
/// Full jitter: the wait is drawn from zero to a bound that doubles with each attempt, so that many clients do not
/// retry together; the wait that the service asks for is added. A request that spends is retried only when the service
/// provably did no work for it (`ClientError.isRetrySafe`), and only after short waits: the caller shows longer ones.
package struct RetryRule: Hashable, Sendable {
    /// The maximum number of attempts, including the first.
    package var attempts: Int
    /// The bound of the first wait.
    package var base: Duration
    /// The maximum bound.
    package var cap: Duration
    /// The maximum wait that a service may ask for; beyond it there is no retry.
    package var maxWait: Duration
    /// The maximum wait before a request that spends is retried.
    package var maxSpendingWait: Duration

    /// Creates a rule; see the properties for the parameters.
    package init(
        attempts: Int = 3, base: Duration = .milliseconds(500), cap: Duration = .seconds(30),
        maxWait: Duration = .seconds(120), maxSpendingWait: Duration = .seconds(5)
    ) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.maxWait = maxWait
        self.maxSpendingWait = maxSpendingWait
    }

    /// Returns the time to wait before the next attempt; nil when the failure is final.
    ///
    /// - Parameters:
    ///   - error: The error of the last attempt.
    ///   - attempt: The number of attempts so far, from 1.
    ///   - random: A number from 0 up to but not including 1.
    package func wait(after error: ClientError, attempt: Int, random: Double) -> Duration? {
        guard attempt < attempts, error.isRetrySafe else { return nil }
        let requestedWait = error.retryAfter ?? .zero
        guard requestedWait <= (error.isSpending ? maxSpendingWait : maxWait) else { return nil }
        let bound = Backoff(from: base, upTo: cap).wait(after: attempt)
        return requestedWait + bound * min(max(random, 0), 1)
    }
}
