/// A fault of the simulated services, by its name on the command line.
package enum Fault: String, CaseIterable, Sendable {
    // MARK: requests that spend and are refused

    /// The connection closes before a POST is recorded, without a response.
    case cutBeforeAccept = "cut-before-accept"
    /// Every POST gets a 503; nothing is recorded.
    case error503Uncharged = "error-503-uncharged"
    /// Every POST is refused with 429 and a Retry-After of 30 seconds.
    case rateLimited = "rate-limited"
    /// All quotas are used up, as in artinstring's table of errors: 429 `over_quota` with `used` and `limit`.
    case overQuota = "over-quota"
    /// All quotas are used up, as at artinstring's endpoint: 402 `quota_exceeded` with `modality`.
    case quotaExceeded = "quota-exceeded"
    /// Every prompt requires the studio tier: 402 `tier_required`.
    case tierRequired = "tier-required"
    /// Every prompt requires the user's own key, and none is stored: 400 `missing_provider_key`.
    case missingKey = "missing-key"
    /// No run can be queued: 502 `enqueue_failed`, nothing is recorded.
    case enqueueFailed = "enqueue-failed"
    /// The balance is one credit, too little for anything.
    case noCredits = "no-credits"
    /// Every artist is private: 403.
    case forbidden = "forbidden"

    // MARK: requests that spend and whose response is lost, late or wrong

    /// A POST is recorded and charged, then the connection closes without a response.
    case cutAfterAccept = "cut-after-accept"
    /// A POST is recorded and charged, and gets a 503.
    case acceptThen503 = "accept-then-503"
    /// A POST is recorded and charged, and gets a gateway's 504 with an HTML page.
    case gatewayTimeout = "gateway-timeout"
    /// A POST is recorded and charged; its 2xx response has no id.
    case acceptWithoutID = "accept-without-id"
    /// A POST is recorded and charged; the response is a minute late (on the simulated clock).
    case acceptLate = "accept-late"
    /// A run or image is recorded and charged twice with one response. The second conversion of one picture is refused,
    /// as always during the first.
    case acceptTwice = "accept-twice"

    // MARK: work that fails

    /// Every accepted run and generation fails.
    case runFails = "run-fails"
    /// Every conversion to SVG fails, though the image exists.
    case svgFails = "svg-fails"
    /// After a conversion is accepted, the next three responses about its generation show the state before.
    case staleCompleted = "stale-completed"
    /// Every third poll of a run or generation gets a 500.
    case poll500 = "poll-500"
    /// Output files are refused: 403, 404 and 410 in turn.
    case gone = "gone"
    /// A response has at most half of an output file, whatever its Content-Length says, and then breaks off.
    case cutFiles = "cut-files"

    // MARK: responses to any request

    /// Every response is three seconds late (on the simulated clock).
    case slow
    /// Every credential is refused with 401.
    case tokenExpired = "token-expired"
    /// Every API response is 500.
    case error500 = "error-500"
    /// Every API response is a gateway's 502 with an HTML page.
    case htmlError = "html-error"
    /// Every API response is 200 with an HTML page, like a captive portal's.
    case notJSON = "not-json"
    /// Every API response is a redirect to `SimulatorOptions.redirectTarget`: 307 and 302 in turn.
    case redirect
    /// Every API response is an undocumented refusal: 418 and 409 in turn.
    case unknownCode = "unknown-code"
    /// Every GET is refused with 429: the header's date asks for 40 seconds, artinstring's body for 7.
    case retryAfter = "retry-after"
    /// Responses end in the middle of their JSON, with a matching Content-Length.
    case cutJSON = "cut-json"
    /// Responses are more than 32 MiB of JSON.
    case huge

    // MARK: responses that need a lenient parser

    /// Responses have undocumented members and enumeration values, such as the status `warming_up`.
    case unknownFields = "unknown-fields"
    /// Lists have five more rows: null, a number, a string, an array and an object without an id.
    case brokenRows = "broken-rows"
    /// Numbers and booleans are strings, strings are numbers, dates have every form, and optional members are null.
    case looseTypes = "loose-types"
    /// Lists have no counts: no `pagination`, `count`, `limit`, `total` or X-Total-Count.
    case noPagination = "no-pagination"
    /// The totals of lists are wrong, and X-Total-Count is wrong differently.
    case wrongTotal = "wrong-total"
    /// Nothing is published: no prompts, collections, artists or models.
    case emptyCatalog = "empty-catalog"

    // MARK: event streams

    /// The event stream is refused: 500 and 404 in turn, 500 first.
    case streamRefused = "stream-refused"
    /// The event stream ends long before the run.
    case streamDrop = "stream-drop"
    /// The event stream follows the run and closes without its final event.
    case streamSilentEnd = "stream-silent-end"
    /// The event stream is accepted and then silent.
    case streamHang = "stream-hang"
    /// The event stream has only comments.
    case streamComments = "stream-comments"
    /// The event stream has frames that are not JSON, not UTF-8 or not frames, and ends.
    case streamGarbage = "stream-garbage"
    /// The event stream is one JSON error, not a frame, and ends.
    case streamJSONError = "stream-json-error"
    /// The event stream request gets a 200 with the run as application/json.
    case streamWrongType = "stream-wrong-type"
    /// The event stream is correct, and its frames have ids, event names and reconnection times.
    case streamIDs = "stream-ids"
}

extension Fault {
    /// A one-line summary for a list of faults.
    package var summary: String {
        switch self {
        case .cutBeforeAccept: "POST connections close before anything is recorded"
        case .error503Uncharged: "POSTs are answered 503 and not recorded"
        case .rateLimited: "every POST is refused with 429"
        case .overQuota: "all quotas are used up: 429 over_quota"
        case .quotaExceeded: "all quotas are used up: 402 quota_exceeded"
        case .tierRequired: "every prompt requires a higher tier"
        case .missingKey: "every prompt requires a provider key that is not stored"
        case .enqueueFailed: "runs are refused with 502 enqueue_failed"
        case .noCredits: "the balance is too low for anything"
        case .forbidden: "every artist is private"
        case .cutAfterAccept: "POSTs are recorded, then the connection closes without a response"
        case .acceptThen503: "POSTs are recorded, then answered 503"
        case .gatewayTimeout: "POSTs are recorded, then answered with a 504 HTML page"
        case .acceptWithoutID: "POSTs are recorded, but the response has no id"
        case .acceptLate: "POSTs are recorded, but answered a minute later"
        case .acceptTwice: "runs and images are recorded and charged twice, answered once"
        case .runFails: "every accepted run fails"
        case .svgFails: "every conversion to SVG fails"
        case .staleCompleted: "a generation looks completed for a while after its conversion was accepted"
        case .poll500: "every third poll of a run is answered 500"
        case .gone: "output files are refused with 403, 404 and 410 in turn"
        case .cutFiles: "output files break off in the middle"
        case .slow: "every response is three seconds late"
        case .tokenExpired: "every credential is refused with 401"
        case .error500: "every API response is 500"
        case .htmlError: "every API response is a 502 HTML page"
        case .notJSON: "every API response is a 200 HTML login page"
        case .redirect: "every API response redirects elsewhere"
        case .unknownCode: "every API response is an undocumented refusal"
        case .retryAfter: "every GET is refused with 429 and two different waits"
        case .cutJSON: "responses end in the middle of their JSON"
        case .huge: "responses are more than 32 MiB of JSON"
        case .unknownFields: "responses have undocumented members, enumeration values and statuses"
        case .brokenRows: "lists have invalid rows"
        case .looseTypes: "numbers are strings and the other way round, dates have every form"
        case .noPagination: "lists have no counts"
        case .wrongTotal: "lists have wrong totals"
        case .emptyCatalog: "nothing is published"
        case .streamRefused: "event streams are refused with 500 and 404 in turn"
        case .streamDrop: "event streams end before their run does"
        case .streamSilentEnd: "event streams close without saying how their run ended"
        case .streamHang: "event streams are accepted and stay silent"
        case .streamComments: "event streams carry nothing but comments"
        case .streamGarbage: "event streams carry garbage and end"
        case .streamJSONError: "event streams are one JSON error and end"
        case .streamWrongType: "event streams are answered with JSON"
        case .streamIDs: "event streams have ids, event names and reconnection times"
        }
    }
}
