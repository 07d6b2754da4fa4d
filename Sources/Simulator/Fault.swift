/// A way in which the simulated services can misbehave, by its name on the command line.
package enum Fault: String, CaseIterable, Sendable {
    /// The event stream ends before the run does.
    case streamDrop = "stream-drop"
    /// The event stream is accepted and then says nothing, for ever.
    case streamHang = "stream-hang"
    /// The event stream carries frames that are not JSON, not UTF-8 or not frames, and ends.
    case streamGarbage = "stream-garbage"
    /// The event stream is refused: 500 and 404 by turns, 500 first.
    case streamRefused = "stream-refused"
    /// Every answer comes three seconds late (on the simulated clock).
    case slow
    /// Every API answer is 500.
    case error500 = "error-500"
    /// Every API answer is a gateway's 502 with a page of HTML.
    case htmlError = "html-error"
    /// The connection closes before a POST is recorded, without an answer.
    case cutBeforeAccept = "cut-before-accept"
    /// A POST is recorded and charged, then the connection closes without an answer.
    case cutAfterAccept = "cut-after-accept"
    /// A POST is recorded and charged, then answered 503.
    case acceptThen503 = "accept-then-503"
    /// Every POST is refused with 429 and a Retry-After of 30 seconds.
    case rateLimited = "rate-limited"
    /// Every credential is refused with 401.
    case tokenExpired = "token-expired"
    /// All quotas are used up.
    case overQuota = "over-quota"
    /// The balance is one credit, too little for anything.
    case noCredits = "no-credits"
    /// Answers carry members and enumeration values that no document names, such as the status `warming_up`.
    case unknownFields = "unknown-fields"
    /// Nothing is published: no prompts, collections, artists or models.
    case emptyCatalog = "empty-catalog"
    /// Every third poll of a run or generation is answered 500.
    case poll500 = "poll-500"
    /// No run can be enqueued: 502 `enqueue_failed`, nothing is recorded.
    case enqueueFailed = "enqueue-failed"
    /// Every accepted run and generation ends failed.
    case runFails = "run-fails"

    /// One line for a list of faults.
    package var summary: String {
        switch self {
        case .streamDrop: "event streams end before their run does"
        case .streamHang: "event streams are accepted and then stay silent"
        case .streamGarbage: "event streams carry garbage and end"
        case .streamRefused: "event streams are refused with 500 and 404 by turns"
        case .slow: "every answer is three seconds late"
        case .error500: "every API answer is 500"
        case .htmlError: "every API answer is a 502 page of HTML"
        case .cutBeforeAccept: "POST connections close before anything is recorded"
        case .cutAfterAccept: "POSTs are recorded, then the connection closes without an answer"
        case .acceptThen503: "POSTs are recorded, then answered 503"
        case .rateLimited: "every POST is refused with 429"
        case .tokenExpired: "every credential is refused with 401"
        case .overQuota: "all quotas are used up"
        case .noCredits: "the balance is too low for anything"
        case .unknownFields: "answers carry undocumented members, enumeration values and statuses"
        case .emptyCatalog: "nothing is published"
        case .poll500: "every third poll of a run is answered 500"
        case .enqueueFailed: "runs are refused with 502 enqueue_failed"
        case .runFails: "every accepted run ends failed"
        }
    }
}
