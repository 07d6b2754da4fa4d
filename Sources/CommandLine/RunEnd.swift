package import JSON
package import Domain

/// How `easel run` ends: what a person is told, and what a program gets.
package struct RunEnd: Error, Hashable, Sendable {
    /// Nil when all is well.
    package var status: ExitStatus?
    /// What it came to, in a word for programs that stays the same: `completed`, `tier_required`, `over_budget` …
    package var code: String
    /// What happened, in sentences.
    package var what: [String]
    /// What to do next; empty where there is nothing.
    package var next = ""
    /// Whether the request has left this machine, as far as is known.
    package var isSent = false
    /// Whether something was spent, or may have been.
    package var maySpend = false
    /// The run that it has become, where it has.
    package var run: Run?
    /// What else a program gets.
    package var details = JSONObject()

    package init(
        _ status: ExitStatus?, _ code: String, _ what: String..., next: String = "", isSent: Bool = false,
        maySpend: Bool = false, run: Run? = nil
    ) {
        self.status = status
        self.code = code
        self.what = what
        self.next = next
        self.isSent = isSent
        self.maySpend = maySpend
        self.run = run
    }

    /// The end that `failure` is, of a request that was not sent or was refused.
    package init(_ failure: Failure, status: ExitStatus? = nil) {
        let cause = failure.cause
        self.init(status ?? ExitStatus(failure), cause.code)
        what = [failure.what, failure.meaning].filter { !$0.isEmpty }.map(Self.sentence)
        next = failure.next.isEmpty ? "" : Self.sentence(failure.next)
        isSent = cause == .outcomeUnknown
        maySpend = cause == .outcomeUnknown
    }

    package static func usage(_ what: String) -> RunEnd { RunEnd(.usage, "usage", what) }

    /// What is said of it on standard error, a line each.
    package var words: [String] { (what + [next]).filter { !$0.isEmpty } }

    /// All of it for programs: the run, where there is one, with `ok`, `code`, `what`, `next`, `sent` and
    /// `mayHaveSpent`.
    package var json: JSON {
        var object = run?.report ?? JSONObject()
        for (name, value) in details { object[name] = value }
        object["ok"] = .bool(status == nil)
        object["code"] = .string(code)
        object["what"] = .string(what.joined(separator: " "))
        object["next"] = .string(next)
        object["sent"] = .bool(isSent)
        object["mayHaveSpent"] = .bool(maySpend)
        return .object(object)
    }

    package static func sentence(_ words: String) -> String {
        words.last.map { ".!?…".contains($0) } ?? true ? words : words + "."
    }
}

extension Failure.Cause {
    /// A word for programs, which stays the same.
    package var code: String {
        switch self {
        case .notAuthorized: "not_authorized"
        case .invalidBody: "invalid_body"
        case .missingVariables: "missing_variables"
        case .missingProviderKey: "missing_provider_key"
        case .tierRequired: "tier_required"
        case .quotaExhausted: "quota_exhausted"
        case .creditsExhausted: "credits_exhausted"
        case .rateLimited: "rate_limited"
        case .notFound: "not_found"
        case .unavailable: "unavailable"
        case .invalidResponse: "malformed_answer"
        case .outcomeUnknown: "outcome_unknown"
        case .local: "local"
        case .other: "refused"
        }
    }
}
