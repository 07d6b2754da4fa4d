/// When a request is sent again after it failed.
///
/// Full jitter: the wait is drawn from zero to a bound that doubles with each attempt, so that many clients do not
/// come back together. What the service asks for comes on top. A request that spends is sent again only when it
/// is proven that the service did no work for it (`ClientError.isRetrySafe`), and only after short waits: a longer
/// one is for the caller to show.
package struct RetryRule: Hashable, Sendable {
    /// How often the request is sent at most, the first time counted.
    package var attempts: Int
    /// The bound of the first wait.
    package var base: Duration
    /// The bound that waits do not exceed by themselves.
    package var cap: Duration
    /// The longest wait that a service may ask for; when it asks for more, nothing is sent again.
    package var maxWait: Duration
    /// The longest wait before a request that spends is sent again.
    package var maxSpendingWait: Duration

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

    /// How long to wait before sending again; nil when the failure is final.
    ///
    /// - Parameters:
    ///   - error: How the last attempt failed.
    ///   - attempt: How often the request has been sent, from 1.
    ///   - random: A number from 0 up to but not including 1.
    package func wait(after error: ClientError, attempt: Int, random: Double) -> Duration? {
        guard attempt < attempts, error.isRetrySafe else { return nil }
        let asked = error.retryAfter ?? .zero
        guard asked <= (error.isSpending ? maxSpendingWait : maxWait) else { return nil }
        let doublings = min(max(attempt, 1) - 1, 20)
        let bound = min(cap, base * (1 << doublings))
        return asked + bound * min(max(random, 0), 1)
    }
}
