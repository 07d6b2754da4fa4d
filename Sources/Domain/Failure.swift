/// A failure in words for the user: what happened, what it means for the run or the money, and what to do.
package struct Failure: Error, Hashable, Sendable {
    /// The causes that callers distinguish.
    package enum Cause: Hashable, Sendable {
        case notAuthorized
        case invalidBody
        case missingVariables
        case missingProviderKey
        case tierRequired
        case quotaExhausted
        case creditsExhausted
        case rateLimited
        case notFound
        case unavailable
        case invalidResponse
        /// Sent, but it is unknown whether the request arrived and cost something.
        case outcomeUnknown
        /// Not sent, because something on this machine prevented it.
        case local
        case other
    }

    package let cause: Cause
    /// The event: one sentence without its full stop.
    package let what: String
    /// The consequence for the user's run or money; empty where there is none.
    package let meaning: String
    /// The next step for the user; empty where there is none.
    package let next: String
    /// The service's complaints about single fields, by field name.
    package var fieldProblems: [String: [String]]
    /// The wait that the service asks for before another attempt (RFC 9110, `Retry-After`).
    package var retryAfter: Duration?

    /// Creates a failure.
    package init(
        _ cause: Cause, what: String, meaning: String = "", next: String = "",
        fieldProblems: [String: [String]] = [:], retryAfter: Duration? = nil
    ) {
        self.cause = cause
        self.what = what
        self.meaning = meaning
        self.next = next
        self.fieldProblems = fieldProblems
        self.retryAfter = retryAfter
    }
}
