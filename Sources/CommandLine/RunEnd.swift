package import JSON
package import Domain
import Session

/// The end of `easel run`, for the user and for `--json`.
package struct RunEnd: Error, Hashable, Sendable {
    /// The exit status; nil for success.
    package var status: ExitReason?
    /// The result as a stable word for programs: `completed`, `tier_required`, `over_budget` …
    package var code: String
    /// The sentences about what happened.
    package var what: [String]
    /// The sentence about what to do next; empty where there is nothing.
    package var next = ""
    /// True where the request was sent, as far as is known.
    package var isSent = false
    /// True where the request was charged, or may have been.
    package var maySpend = false
    /// The run, where there is one.
    package var run: Run?
    /// Further members of the JSON object.
    package var details = JSONObject()

    package init(
        _ status: ExitReason?, _ code: String, _ what: String..., next: String = "", isSent: Bool = false,
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

    /// Creates the end of a request that was not sent or was rejected with `failure`.
    package init(_ failure: Failure, status: ExitReason? = nil) {
        let cause = failure.cause
        self.init(status ?? ExitReason(failure), cause.code)
        what = [failure.what, failure.meaning].filter { !$0.isEmpty }.map { Wording.sentence($0) }
        next = failure.next.isEmpty ? "" : Wording.sentence(failure.next)
        isSent = cause == .outcomeUnknown
        maySpend = cause == .outcomeUnknown
    }

    /// Returns the end for invalid arguments.
    package static func usage(_ what: String) -> RunEnd { RunEnd(.usage, "usage", what) }

    /// The lines for standard error.
    package var words: [String] { (what + [next]).filter { !$0.isEmpty } }

    /// The object for `--json`: the run, where there is one, and `ok`, `code`, `what`, `next`, `sent` and
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
}

extension Failure.Cause {
    /// The stable word for `--json`.
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
