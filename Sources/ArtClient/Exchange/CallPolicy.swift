/// The rules for calls to a service: retries, circuit breaker and budget of requests that spend.
package struct CallPolicy: Hashable, Sendable {
    package var retryRule: RetryRule
    /// The circuit breaker for reads.
    package var breaker: CircuitBreaker
    /// The budget of requests that spend; nil when the service documents no cap.
    package var budget: RequestBudget?

    /// Creates a policy; without a budget, requests that spend are not limited.
    package init(
        retryRule: RetryRule = RetryRule(), breaker: CircuitBreaker = CircuitBreaker(), budget: RequestBudget? = nil
    ) {
        self.retryRule = retryRule
        self.breaker = breaker
        self.budget = budget
    }

    /// The policy for artinstring, whose document allows 30 runs a minute.
    package static let artinstring = CallPolicy(budget: .artinstring)
    /// The policy for Antekirt, which documents no cap.
    package static let antekirt = CallPolicy()
}
