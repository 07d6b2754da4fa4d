/// How a client paces its calls to a service: when it sends again, when it leaves the service alone, and how many
/// requests that spend it lets pass.
package struct CallPolicy: Hashable, Sendable {
    package var retryRule: RetryRule
    /// For reads.
    package var breaker: CircuitBreaker
    /// For requests that spend; nil when the service documents no cap.
    package var budget: RequestBudget?

    package init(
        retryRule: RetryRule = RetryRule(), breaker: CircuitBreaker = CircuitBreaker(), budget: RequestBudget? = nil
    ) {
        self.retryRule = retryRule
        self.breaker = breaker
        self.budget = budget
    }

    /// What fits artinstring: its document allows 30 runs a minute.
    package static let artinstring = CallPolicy(budget: .artinstring)
    /// What fits Antekirt, which documents no cap.
    package static let antekirt = CallPolicy()
}
