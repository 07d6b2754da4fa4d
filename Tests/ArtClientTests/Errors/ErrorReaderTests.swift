@testable import ArtClient
import Domain
import Testing

struct ErrorReaderTests {
    typealias Kind = ClientError.Kind

    private func read(
        _ status: Int, _ body: String, service: Service = .artinstring, spending: Bool, headers: HeaderFields = [:]
    ) -> ClientError {
        ErrorReader(
            service: service, isSpending: spending, redaction: Redaction([Secret("arti_hush")].compactMap { $0 })
        )
        .read(TransportResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    @Test(
        arguments: [
            (401, #"{"error":"unauthorized"}"#, .notAuthorized),
            (
                400, #"{"error":"invalid_body","fieldErrors":{"promptId":["Invalid uuid"]}}"#,
                .invalidBody(fields: ["promptId": ["Invalid uuid"]])
            ),
            (400, #"{"error":"invalid_body"}"#, .invalidBody(fields: [:])),
            (
                400, #"{"error":"missing_variables","variables":["subject","mood"]}"#,
                .missingVariables(["subject", "mood"])
            ),
            (
                400, #"{"error":"missing_variables","variables":[{"name":"a"},{"key":"b"},3]}"#,
                .missingVariables(["a", "b"])
            ),
            (400, #"{"error":"missing_variables"}"#, .missingVariables([])),
            (
                400, #"{"error":"missing_provider_key","provider":"anthropic"}"#,
                .missingProviderKey(provider: "anthropic")
            ),
            (402, #"{"error":"tier_required","tier":"studio"}"#, .tierRequired(.studio)),
            (402, #"{"error":"tier_required","tierRequired":"gold"}"#, .tierRequired(Tier(rawValue: "gold"))),
            (
                402, #"{"error":"quota_exceeded","modality":"image"}"#,
                .quotaExhausted(modality: .image, used: nil, limit: nil)
            ),
            (
                429, #"{"error":"over_quota","used":200,"limit":"200"}"#,
                .quotaExhausted(modality: nil, used: 200, limit: 200)
            ),
            (429, #"{"error":"rate_limited","retryAfterSeconds":30}"#, .rateLimited),
            (404, #"{"error":"prompt_not_found"}"#, .notFound), (404, #"{"error":"not_found"}"#, .notFound),
            (400, #"{"error":"invalid_status","allowed":["queued"]}"#, .invalidParameter(allowed: ["queued"])),
            (400, #"{"error":"invalid_cursor"}"#, .invalidParameter(allowed: [])),
            (502, #"{"error":"enqueue_failed"}"#, .notEnqueued),
            (400, #"{"error":"unauthorized"}"#, .notAuthorized),
            (418, #"{"error":"teapot_only"}"#, .refused), (403, #"{"error":"region_locked"}"#, .forbidden),
            (401, #"{"error":"invalid_token"}"#, .notAuthorized),
            (401, #"{"message":"User not found"}"#, .notAuthorized),
        ] as [(Int, String, Kind)])
    func readsArtinstringCodes(_ status: Int, _ body: String, _ kind: Kind) {
        for spending in [false, true] {
            let error = read(status, body, spending: spending)
            #expect(error.kind == kind)
            // An unreachable queue leaves the outcome to the list of runs.
            #expect(error.mayHaveSpent == (spending && kind == .notEnqueued))
            #expect(error.status == status)
        }
    }

    @Test(
        arguments: [
            (401, "Invalid API key", .notAuthorized), (400, "invalid api KEY", .notAuthorized),
            (402, "Insufficient credits", .creditsExhausted), (400, "Insufficient credits", .creditsExhausted),
            (401, "User not found", .notAuthorized), (402, "Subscription not found", .creditsExhausted),
            (403, "Artist not found", .forbidden), (402, "", .creditsExhausted),
            (400, "Generation is not yet completed", .notReady),
            (404, "Artist not found", .notFound), (400, "Artist not found", .notFound),
            (400, "params.id must be a valid GUID", .invalidParameter(allowed: [])),
            (400, "body.prompt must not be empty", .invalidBody(fields: ["prompt": ["body.prompt must not be empty"]])),
            (403, "This artist is private", .forbidden), (409, "Something else", .refused),
        ] as [(Int, String, Kind)])
    func readsAntekirtMessages(_ status: Int, _ words: String, _ kind: Kind) {
        let body = #"{"messages":[{"type":"ERROR","message":"\#(words)"}]}"#
        #expect(read(status, body, service: .antekirt, spending: true).kind == kind)
        #expect(read(status, body, service: .antekirt, spending: false).kind == kind)
    }

    /// A POST may have been accepted unless the response proves a refusal.
    @Test(arguments: [
        (500, #"{"error":"internal"}"#), (503, #"{"error":"rate_limited"}"#), (502, "<html>502 Bad Gateway</html>"),
        (502, #"{"error":"bad_gateway"}"#), (504, ""), (500, #"{"messages":[{"message":"Internal server error"}]}"#),
        (408, #"{"error":"timeout"}"#), (425, "{}"), (499, "{}"), (400, "<html>"), (403, "<html>"), (404, ""),
        (301, ""), (307, ""), (303, "{}"), (100, ""), (599, ""), (402, "[]"),
    ])
    func ambiguousResponses(_ status: Int, _ body: String) {
        let error = read(status, body, spending: true)
        guard case .outcomeUnknown = error.kind else {
            Issue.record("\(error.kind)")
            return
        }
        #expect(error.mayHaveSpent)
        #expect(!error.isRetrySafe)
        #expect(error.failure.cause == .outcomeUnknown)
        #expect(!read(status, body, spending: false).mayHaveSpent)
    }

    @Test(
        arguments: [
            (500, .unavailable(reason: "HTTP 500")),
            (502, .unavailable(reason: "HTTP 502")),
            (408, .unavailable(reason: "HTTP 408")), (401, .notAuthorized), (402, .refused),
            (403, .forbidden), (404, .notFound), (410, .notFound), (429, .rateLimited), (418, .refused),
            (302, .invalidResponse(reason: "redirect not followed (HTTP 302)")),
        ] as [(Int, Kind)])
    func readsHTMLPages(_ status: Int, _ kind: Kind) {
        #expect(read(status, "<!doctype html><h1>error</h1>", spending: false).kind == kind)
    }

    @Test(
        arguments: [
            (#"{"a":"x"}"#, ["a": ["x"]]), (#"{"a":["x","y"]}"#, ["a": ["x", "y"]]),
            (#"{"vars":{"subject":["Required"]}}"#, ["subject": ["Required"]]),
            (#"{"vars":{"deep":{"_errors":["x"]}}}"#, ["deep": ["x"]]),
            (#"{"formErrors":["top"],"fieldErrors":{"a":["x"]}}"#, ["": ["top"], "a": ["x"]]),
            (
                #"[{"path":["vars","steps"],"message":"Too big"},{"path":[],"message":"m"}]"#,
                ["steps": ["Too big"], "": ["m"]]
            ),
            (#"[{"field":"a","message":"x"}]"#, ["a": ["x"]]), (#"{"a":3,"b":null}"#, [:]), ("null", [:]),
        ] as [(String, [String: [String]])])
    func readsFieldErrors(_ json: String, _ fields: [String: [String]]) {
        let error = read(400, #"{"error":"invalid_body","fieldErrors":\#(json)}"#, spending: true)
        #expect(error.kind == .invalidBody(fields: fields))
        #expect(error.failure.fieldProblems == fields)
    }

    @Test func limitsAndRedactsMessages() {
        let words = "arti_hush " + String(repeating: "漢", count: 4000)
        let body = #"{"error":"odd_arti_hush_code","message":"\#(words)"}"#
        let error = read(400, body, spending: true)
        #expect(error.code?.contains("hush") == false)
        #expect((error.message?.utf8.count ?? 0) <= 500 + "…".utf8.count)
        #expect(error.message?.contains("hush") == false)
        #expect(!"\(error) \(error.failure)".contains("hush"))
    }

    @Test func usesTheLongerWait() {
        let error = read(
            429, #"{"error":"rate_limited","retryAfterSeconds":"12"}"#, spending: true, headers: ["retry-after": "30"])
        #expect(error.retryAfter == .seconds(30))
        #expect(error.isRetrySafe)
    }
}
