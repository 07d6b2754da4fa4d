package import Domain

/// The reason why a form or a request is not sent: the one rule of all front ends, with its sentences.
///
/// A used-up quota or balance is none: what it holds up waits in the queue.
package enum SendObstacle: Hashable, Sendable {
    /// The service does not accept the token or key.
    case unauthorized(Failure)
    /// The schema is still being read.
    case loading
    /// The service has not returned the schema yet, so that the answers would be left out of the body.
    case schemaUnknown
    /// No answers whatever make a request of the entry, for a reason at a field.
    case entry(FieldProblem)
    /// The checks find problems, the first of them in the field of that name; `canSendAnyway` where the user may leave
    /// them to the service, since schemas err.
    case checks([FieldProblem], field: String, canSendAnyway: Bool)
    /// The service keeps the entry for subscriptions above the user's own.
    case tier(required: Tier, own: Tier)
    /// The runs of a sweep are more than are sent at once, in words.
    case sweepSize(String)
    /// One run of a sweep, counted from 1, has a problem in the field of that name.
    case sweepRun(Int, field: String, reason: String)
    /// The form that made the request asks something else now.
    case formChanged

    /// The reason in a few words, to follow "Not sent:".
    package var reason: String {
        switch self {
        case .unauthorized(let failure): failure.what
        case .loading: "the form is still loading"
        case .schemaUnknown: "the form has not loaded, so your answers would be left out"
        case .entry(let problem): problem.reason
        case .checks(let problems, let field, _): Self.reason(problems, field)
        case .tier(let required, let own): "requires \(required.rawValue) (you have \(own.rawValue))"
        case .sweepSize(let reason): reason
        case .sweepRun(let number, let field, let reason): "run \(number), \(field): \(reason)"
        case .formChanged: "the form changed; review it"
        }
    }

    /// The one field and its problem, or the number of fields that have one.
    private static func reason(_ problems: [FieldProblem], _ field: String) -> String {
        let count = Set(problems.map(\.path)).count
        guard count == 1, let problem = problems.first else { return "\(count) fields need changes" }
        return problem.isMissing ? "\(field) is required" : "\(field): \(problem.reason)"
    }

    /// A sentence that says what happened: `Not sent: the form is still loading. Try again in a moment.`
    package var sentence: String {
        if self == .loading { return "Not sent: \(reason). Try again in a moment." }
        return "Not sent: \(reason)."
    }
}
