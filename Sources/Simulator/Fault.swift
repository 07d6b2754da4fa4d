/// A way in which the simulated services can misbehave, by its name on the command line.
package enum Fault: String, CaseIterable, Sendable {
    // MARK: orders that come to nothing

    /// The connection closes before a POST is recorded, without an answer.
    case cutBeforeAccept = "cut-before-accept"
    /// Every POST is answered 503; nothing is recorded.
    case error503Uncharged = "error-503-uncharged"
    /// Every POST is refused with 429 and a Retry-After of 30 seconds.
    case rateLimited = "rate-limited"
    /// All quotas are used up, told as in artinstring's table of errors: 429 `over_quota` with `used` and `limit`.
    case overQuota = "over-quota"
    /// All quotas are used up, told as at artinstring's endpoint: 402 `quota_exceeded` with `modality`.
    case quotaExceeded = "quota-exceeded"
    /// Every prompt needs the studio tier: 402 `tier_required`.
    case tierRequired = "tier-required"
    /// Every prompt needs a key of the user's own, and none is stored: 400 `missing_provider_key`.
    case missingKey = "missing-key"
    /// No run can be enqueued: 502 `enqueue_failed`, nothing is recorded.
    case enqueueFailed = "enqueue-failed"
    /// The balance is one credit, too little for anything.
    case noCredits = "no-credits"
    /// Every artist is private: 403.
    case forbidden = "forbidden"

    // MARK: orders whose answer is lost, late or wrong

    /// A POST is recorded and charged, then the connection closes without an answer.
    case cutAfterAccept = "cut-after-accept"
    /// A POST is recorded and charged, then answered 503.
    case acceptThen503 = "accept-then-503"
    /// A POST is recorded and charged, then answered by a gateway's 504 with a page of HTML.
    case gatewayTimeout = "gateway-timeout"
    /// A POST is recorded and charged; its 2xx answer names no id.
    case acceptWithoutID = "accept-without-id"
    /// A POST is recorded and charged; the answer comes a minute later (on the simulated clock).
    case acceptLate = "accept-late"
    /// A run or image is recorded and charged twice and answered once. The second conversion of one picture is
    /// refused, as always while the first is under way.
    case acceptTwice = "accept-twice"

    // MARK: work that goes wrong

    /// Every accepted run and generation ends failed.
    case runFails = "run-fails"
    /// Every conversion to SVG ends failed, though the picture is there.
    case svgFails = "svg-fails"
    /// After a conversion is accepted, the first three answers about its generation still show what was before.
    case staleCompleted = "stale-completed"
    /// Every third poll of a run or generation is answered 500.
    case poll500 = "poll-500"
    /// Output files are refused: 403, 404 and 410 by turns.
    case gone = "gone"
    /// An answer holds at most half of an output file, whatever its Content-Length says, and then breaks off.
    case cutFiles = "cut-files"

    // MARK: answers to anything

    /// Every answer comes three seconds late (on the simulated clock).
    case slow
    /// Every credential is refused with 401.
    case tokenExpired = "token-expired"
    /// Every API answer is 500.
    case error500 = "error-500"
    /// Every API answer is a gateway's 502 with a page of HTML.
    case htmlError = "html-error"
    /// Every API answer is 200 with a page of HTML, as a captive portal's.
    case notJSON = "not-json"
    /// Every API answer is a redirect to `SimulatorOptions.redirectTarget`: 307 and 302 by turns.
    case redirect
    /// Every API answer is a refusal that no document names: 418 and 409 by turns.
    case unknownCode = "unknown-code"
    /// Every GET is refused with 429: the header's date asks for 40 seconds, artinstring's body for 7.
    case retryAfter = "retry-after"
    /// Answers end in the middle of their JSON, with a Content-Length that says no more.
    case cutJSON = "cut-json"
    /// Answers are more than 32 MiB of JSON.
    case huge

    // MARK: answers that need a tolerant reader

    /// Answers carry members and enumeration values that no document names, such as the status `warming_up`.
    case unknownFields = "unknown-fields"
    /// Lists hold five rows more: null, a number, a text, a list and an object without an id.
    case brokenRows = "broken-rows"
    /// Numbers and truth values come as text, text as numbers, dates in every form, and null for what may be missing.
    case looseTypes = "loose-types"
    /// Lists come without their counts: no `pagination`, `count`, `limit`, `total` or X-Total-Count.
    case noPagination = "no-pagination"
    /// The totals of lists are wrong, and X-Total-Count is wrong in another way.
    case wrongTotal = "wrong-total"
    /// Nothing is published: no prompts, collections, artists or models.
    case emptyCatalog = "empty-catalog"

    // MARK: event streams

    /// The event stream is refused: 500 and 404 by turns, 500 first.
    case streamRefused = "stream-refused"
    /// The event stream ends long before the run does.
    case streamDrop = "stream-drop"
    /// The event stream follows the run to its end and closes without saying that it has ended.
    case streamSilentEnd = "stream-silent-end"
    /// The event stream is accepted and then says nothing, for ever.
    case streamHang = "stream-hang"
    /// The event stream carries comments and nothing else, for ever.
    case streamComments = "stream-comments"
    /// The event stream carries frames that are not JSON, not UTF-8 or not frames, and ends.
    case streamGarbage = "stream-garbage"
    /// The event stream is one JSON error, not a frame, and ends.
    case streamJSONError = "stream-json-error"
    /// The event stream is answered 200 with the run as application/json.
    case streamWrongType = "stream-wrong-type"
    /// The event stream is honest, and its frames have ids, event names and reconnection times.
    case streamIDs = "stream-ids"
}

extension Fault {
    /// One line for a list of faults.
    package var summary: String {
        switch self {
        case .cutBeforeAccept: "POST connections close before anything is recorded"
        case .error503Uncharged: "POSTs are answered 503 and not recorded"
        case .rateLimited: "every POST is refused with 429"
        case .overQuota: "all quotas are used up, told by 429 over_quota"
        case .quotaExceeded: "all quotas are used up, told by 402 quota_exceeded"
        case .tierRequired: "every prompt needs a higher tier"
        case .missingKey: "every prompt needs a provider key that is not stored"
        case .enqueueFailed: "runs are refused with 502 enqueue_failed"
        case .noCredits: "the balance is too low for anything"
        case .forbidden: "every artist is private"
        case .cutAfterAccept: "POSTs are recorded, then the connection closes without an answer"
        case .acceptThen503: "POSTs are recorded, then answered 503"
        case .gatewayTimeout: "POSTs are recorded, then answered by a 504 page of HTML"
        case .acceptWithoutID: "POSTs are recorded, but their answer names no id"
        case .acceptLate: "POSTs are recorded, but answered a minute later"
        case .acceptTwice: "runs and images are recorded and charged twice, answered once"
        case .runFails: "every accepted run ends failed"
        case .svgFails: "every conversion to SVG ends failed"
        case .staleCompleted: "a generation looks completed for a while after its conversion was accepted"
        case .poll500: "every third poll of a run is answered 500"
        case .gone: "output files are refused with 403, 404 and 410 by turns"
        case .cutFiles: "output files break off in the middle"
        case .slow: "every answer is three seconds late"
        case .tokenExpired: "every credential is refused with 401"
        case .error500: "every API answer is 500"
        case .htmlError: "every API answer is a 502 page of HTML"
        case .notJSON: "every API answer is 200 with a login page of HTML"
        case .redirect: "every API answer redirects elsewhere"
        case .unknownCode: "every API answer is an undocumented refusal"
        case .retryAfter: "every GET is refused with 429 and two different waits"
        case .cutJSON: "answers end in the middle of their JSON"
        case .huge: "answers are more than 32 MiB of JSON"
        case .unknownFields: "answers carry undocumented members, enumeration values and statuses"
        case .brokenRows: "lists hold rows that are no rows"
        case .looseTypes: "numbers come as text and the other way round, dates in every form"
        case .noPagination: "lists come without their counts"
        case .wrongTotal: "lists have wrong totals"
        case .emptyCatalog: "nothing is published"
        case .streamRefused: "event streams are refused with 500 and 404 by turns"
        case .streamDrop: "event streams end before their run does"
        case .streamSilentEnd: "event streams close without saying how their run ended"
        case .streamHang: "event streams are accepted and then stay silent"
        case .streamComments: "event streams carry nothing but comments"
        case .streamGarbage: "event streams carry garbage and end"
        case .streamJSONError: "event streams are one JSON error and end"
        case .streamWrongType: "event streams are answered with JSON"
        case .streamIDs: "event streams have ids, event names and reconnection times"
        }
    }
}
