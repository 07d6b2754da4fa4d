import ArtClient
import JSON
import Domain
import Simulator
import Testing

extension ErrorRow {
    private static let unknownID = "00000000-0000-4000-8000-000000000000"

    /// The codes of artinstring's document, each by its documented cause where a client can provoke it.
    static let artinstring: [ErrorRow] = [
        ErrorRow("an unknown token, reading", .notAuthorized, status: 401, code: "unauthorized") {
            _ = try await $0.artinstring.prompts()
        }.with { $0.token = "arti_wrong" },
        ErrorRow("an unknown token, spending", .notAuthorized, status: 401, code: "unauthorized") {
            _ = try await $0.requestRun(unknownID)
        }.with { $0.token = "arti_wrong" },
        ErrorRow(
            "a body without a prompt",
            .invalidBody(fields: ["promptId": ["Invalid input: expected string, received undefined"]]), status: 400,
            code: "invalid_body"
        ) { _ = try await $0.artinstring.createRun(body: ["vars": [:]]) },
        ErrorRow(
            "a variable out of its range",
            .invalidBody(fields: ["steps": ["Too big: expected number to be <=50"]]), status: 400,
            code: "invalid_body"
        ) { _ = try await order($0, "stoic-owl", ["subject": "x", "steps": 51]) },
        ErrorRow("a missing variable", .missingVariables(["subject"]), status: 400, code: "missing_variables") {
            _ = try await order($0, "stoic-owl", [:])
        },
        ErrorRow(
            "a provider key that the account does not have", .missingProviderKey(provider: "anthropic"), status: 400,
            code: "missing_provider_key"
        ) { _ = try await order($0, "letter-to-the-sea", ["recipient": "a", "place": "b"], ["useOwnKey": true]) },
        ErrorRow("a prompt of a higher plan", .tierRequired(.studio), status: 402, code: "tier_required") {
            _ = try await order($0, "fox-at-the-ball", ["subject": "x"])
        },
        ErrorRow("an unknown prompt, reading", .notFound, status: 404, code: "prompt_not_found") {
            _ = try await $0.artinstring.prompt("nobody")
        },
        ErrorRow("an unknown prompt, spending", .notFound, status: 404, code: "prompt_not_found") {
            _ = try await $0.requestRun(unknownID)
        },
        ErrorRow("an unknown run", .notFound, status: 404, code: "not_found") {
            _ = try await $0.artinstring.run(unknownID)
        },
        ErrorRow("an invalid cursor", .invalidParameter(allowed: []), status: 400, code: "invalid_cursor") {
            _ = try await $0.artinstring.runs(RunQuery(cursor: "yesterday"))
        },
        badParameter("since", "runs", []), badParameter("status", "runs", ["queued", "running"]),
        badParameter("modality", "prompts", ["image", "video"]), badParameter("tier", "prompts", ["free", "pro"]),
        ErrorRow(
            "an exhausted quota, as the endpoint documents it",
            .quotaExhausted(modality: .image, used: nil, limit: nil), status: 402, code: "quota_exceeded",
            fault: .quotaExceeded
        ) { _ = try await $0.requestRun($0.owl()) },
        ErrorRow(
            "an exhausted quota, as the table documents it",
            .quotaExhausted(modality: .image, used: 200, limit: 200), status: 429, code: "over_quota",
            fault: .overQuota
        ) { _ = try await $0.requestRun($0.owl()) },
        ErrorRow("too many runs in a minute", .rateLimited, status: 429, code: "rate_limited", fault: .rateLimited) {
            _ = try await $0.requestRun($0.owl())
        }.with {
            $0.isRetrySafe = true
            $0.retryAfter = .seconds(30)...(.seconds(30))
        },
        ErrorRow(
            "too many requests, with two waits", .rateLimited, status: 429,
            code: "rate_limited", fault: .retryAfter
        ) { _ = try await $0.artinstring.prompts() }.with {
            $0.isRetrySafe = true
            // Two times in whole seconds differ by up to a second more or less.
            $0.retryAfter = .seconds(38)...(.seconds(42))
        },
        ErrorRow(
            "an unreachable queue", .notEnqueued, status: 502, code: "enqueue_failed", fault: .enqueueFailed
        ) { _ = try await $0.requestRun($0.owl()) }.with { $0.mayHaveSpent = true },
        ErrorRow(
            "a failing service, reading", .unavailable(reason: ""), status: 500, code: "internal_error",
            fault: .error500
        ) { _ = try await $0.artinstring.prompts() }.with { $0.isRetrySafe = true },
        ErrorRow(
            "a failing service, spending", .outcomeUnknown(reason: ""), status: 500, code: "internal_error",
            fault: .error500
        ) { _ = try await $0.requestRun(unknownID) }.with { $0.mayHaveSpent = true },
        ErrorRow("an undocumented code", .refused, status: 418, code: "wrong_moon", fault: .unknownCode) {
            _ = try await $0.requestRun(unknownID)
        },
    ]

    /// The texts and statuses of Antekirt's document.
    static let antekirt: [ErrorRow] = [
        ErrorRow("an unknown key, reading", .notAuthorized, status: 401, message: "Invalid API key") {
            _ = try await $0.antekirt.account()
        }.with { $0.key = "ak_0bad" },
        ErrorRow("an unknown key, spending", .notAuthorized, status: 401, message: "Invalid API key") {
            _ = try await $0.requestImage(unknownID)
        }.with { $0.key = "ak_0bad" },
        ErrorRow(
            "a too low balance", .creditsExhausted, status: 402, message: "Insufficient credits",
            fault: .noCredits
        ) { _ = try await $0.requestImage($0.artist()) },
        scripted("a generation that is not ready", .notReady, 400, "Generation is not yet completed"),
        ErrorRow("an unknown artist", .notFound, status: 404, message: "Artist not found") {
            _ = try await $0.requestImage(unknownID)
        },
        ErrorRow("a private artist", .forbidden, status: 403, message: "Artist is private", fault: .forbidden) {
            _ = try await $0.requestImage($0.artist())
        },
        ErrorRow(
            "a body without a prompt", .invalidBody(fields: ["prompt": ["body.prompt is required"]]), status: 400
        ) { _ = try await $0.antekirt.createImage(body: ["artistId": .string(unknownID)]) },
        ErrorRow(
            "an invalid id", .invalidParameter(allowed: []), status: 400,
            message: "params.id must be a valid GUID"
        ) {
            // The simulator accepts this id, so every client should.
            await $0.simulator.script(
                words(400, "params.id must be a valid GUID"), for: "GET /api/v1/artists/:id")
            _ = try await $0.antekirt.artist(unknownID)
        },
        scripted("a request that cannot be read", .refused, 400, "Unexpected token in JSON"),
        scripted("a too low balance, in other words", .creditsExhausted, 402, "Please top up"),
        ErrorRow("a failing service, reading", .unavailable(reason: ""), status: 500, fault: .error500) {
            _ = try await $0.antekirt.account()
        }.with { $0.isRetrySafe = true },
        ErrorRow("a failing service, spending", .outcomeUnknown(reason: ""), status: 500, fault: .error500) {
            _ = try await $0.requestImage(unknownID)
        }.with { $0.mayHaveSpent = true },
        ErrorRow("too many requests", .rateLimited, status: 429, fault: .rateLimited) {
            _ = try await $0.requestImage($0.artist())
        }.with {
            // Antekirt documents no such refusal, so the outcome is unknown.
            $0.retryAfter = .seconds(30)...(.seconds(30))
        },
        ErrorRow("an undocumented refusal", .refused, status: 418, fault: .unknownCode) {
            _ = try await $0.requestImage(unknownID)
        },
    ]

    /// Requests a run of `slug`.
    private static func order(
        _ services: SimulatedServices, _ slug: String, _ vars: JSON, _ more: JSON = [:]
    ) async throws -> RunAcceptance {
        var body = more.object ?? JSONObject()
        body["promptId"] = .string(try await services.artinstring.prompt(slug).id.value)
        body["vars"] = vars
        return try await services.artinstring.createRun(body: .object(body))
    }

    /// A filter that the service rejects; the clients' own queries cannot contain such a value.
    private static func badParameter(_ name: String, _ list: String, _ allowed: [String]) -> ErrorRow {
        ErrorRow(
            "a \(name) that is rejected", .invalidParameter(allowed: allowed), status: 400, code: "invalid_\(name)"
        ) { services in
            var body = JSONObject([("error", .string("invalid_\(name)"))])
            if !allowed.isEmpty { body["allowed"] = .array(allowed.map(JSON.string)) }
            await services.simulator.script(
                ScriptedReply(status: 400, json: .object(body)), for: "GET /api/v1/\(list)")
            if list == "runs" {
                _ = try await services.artinstring.runs()
            } else {
                _ = try await services.artinstring.prompts()
            }
        }
    }

    /// A request for an image that is refused with the given message.
    private static func scripted(
        _ description: String, _ kind: ClientError.Kind, _ status: Int, _ message: String
    ) -> ErrorRow {
        ErrorRow(description, kind, status: status, message: message) { services in
            await services.simulator.script(words(status, message), for: "POST /api/v1/generations/image")
            _ = try await services.requestImage(unknownID)
        }
    }

    private static func words(_ status: Int, _ message: String) -> ScriptedReply {
        ScriptedReply(status: status, json: ["messages": [["type": "ERROR", "message": .string(message)]]])
    }
}
