/// Something that went wrong, in a person's words.
package struct Failure: Error, Hashable, Sendable {
    /// The causes that callers tell apart.
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
        /// Sent, but whether it arrived and cost something is not known.
        case outcomeUnknown
        /// Not sent, because something on this machine refused.
        case local
        case other
    }

    package let cause: Cause
    /// What happened, one sentence without a full stop's worth of jargon.
    package let what: String
    /// What it means for the user's run or money; empty when nothing.
    package let meaning: String
    /// What to do next; empty when nothing can be done.
    package let next: String
    /// Complaints about single fields of a form, by field name.
    package var fieldProblems: [String: [String]]
    /// How long the service asks to wait before another attempt.
    package var retryAfter: Duration?

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
