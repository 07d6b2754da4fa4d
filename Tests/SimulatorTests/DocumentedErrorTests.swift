import JSON
import Domain
import Simulator
import Testing

/// Every documented error occurs for its documented cause, without a fault.
@Suite(.timeLimit(.minutes(5)))
struct DocumentedErrorTests {
    private static let unknownID = "00000000-0000-4000-8000-000000000000"

    struct Refusal: Sendable, CustomTestStringConvertible {
        let request: String
        var body: JSON?
        let status: Int
        /// The required members of the body.
        let members: JSON

        var testDescription: String { "\(request) \(body?.text ?? "") → \(status)" }
    }

    @Test(arguments: [
        Refusal(request: "GET runs?cursor=yesterday", status: 400, members: ["error": "invalid_cursor"]),
        Refusal(request: "GET runs?since=1%20May", status: 400, members: ["error": "invalid_since"]),
        Refusal(
            request: "GET runs?status=done", status: 400,
            members: [
                "error": "invalid_status", "allowed": ["queued", "running", "completed", "failed", "cancelled"],
            ]),
        Refusal(
            request: "GET prompts?modality=sound", status: 400,
            members: ["error": "invalid_modality", "allowed": ["image", "video", "text"]]),
        Refusal(
            request: "GET prompts?tier=gold", status: 400,
            members: ["error": "invalid_tier", "allowed": ["free", "pro", "studio"]]),
        Refusal(request: "GET prompts/nobody", status: 404, members: ["error": "prompt_not_found"]),
        Refusal(request: "GET runs/nobody", status: 404, members: ["error": "not_found"]),
        Refusal(
            request: "POST runs", body: ["vars": [:]], status: 400,
            members: [
                "error": "invalid_body",
                "fieldErrors": ["promptId": ["Invalid input: expected string, received undefined"]],
            ]),
        Refusal(
            request: "POST runs", body: ["promptId": "stoic-owl", "vars": [:]], status: 400,
            members: ["error": "missing_variables", "variables": ["subject"]]),
        Refusal(
            request: "POST runs",
            body: [
                "promptId": "letter-to-the-sea", "vars": ["recipient": "a", "place": "b"], "useOwnKey": true,
            ], status: 400, members: ["error": "missing_provider_key"]),
        Refusal(
            request: "POST runs", body: ["promptId": "fox-at-the-ball", "vars": [:]], status: 402,
            members: ["error": "tier_required", "tier": "studio"]),
        Refusal(
            request: "POST runs", body: ["promptId": .string(unknownID), "vars": [:]], status: 404,
            members: ["error": "prompt_not_found"]),
    ])
    func artinstringRefuses(_ refusal: Refusal) async throws {
        try await withSimulator { visitor in
            var body = refusal.body
            if let slug = body?["promptId"]?.string, slug != Self.unknownID, var object = body?.object {
                object["promptId"] = .string(try await visitor.prompt(slug))
                body = .object(object)
            }
            let answer = try await visitor.send(refusal.request, body)
            #expect(answer.status == refusal.status)
            let json = try answer.json()
            for (name, value) in try #require(refusal.members.object) { #expect(json[name] == value) }
            #expect(await visitor.simulator.statistics().acceptedRuns == 0)
        }
    }

    @Test(
        arguments: [
            ("GET artists/12", nil, 400, "params.id must be a valid GUID"),
            ("GET models/12", nil, 400, "params.id must be a valid GUID"),
            ("GET generations/12", nil, 400, "params.id must be a valid GUID"),
            ("GET artists?limit=101", nil, 400, "query.limit must be less than or equal to 100"),
            ("GET artists/\(unknownID)", nil, 404, "Artist not found"),
            ("GET models/\(unknownID)", nil, 404, "Model not found"),
            ("GET generations/\(unknownID)", nil, 404, "Generation not found"),
            ("POST generations/image", [:], 400, "body.artistId is required"),
            ("POST generations/image", ["artistId": .string(unknownID), "prompt": "x"], 404, "Artist not found"),
            ("POST generations/svg", ["generationId": .string(unknownID)], 404, "Generation not found"),
            (
                "POST generations/video", ["generationId": .string(unknownID), "prompt": "x"], 404,
                "Generation not found"
            ),
        ] as [(String, JSON?, Int, String)])
    func antekirtRefuses(request: String, body: JSON?, status: Int, message: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.send(request, body)
            #expect(answer.status == status)
            #expect(try answer.json()["messages"]?[0] == ["type": "ERROR", "message": .string(message)])
            #expect(await visitor.simulator.statistics().acceptedGenerations == 0)
        }
    }

    @Test(arguments: [
        "me", "me/quotas", "collections", "prompts", "prompts/stoic-owl", "prompts/random", "runs", "runs/x",
        "account/me", "account/api-keys", "artists", "artists/x", "models", "models/x", "generations", "generations/x",
    ])
    func readsRequireCredentials(path: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.get("/api/v1/\(path)", credential: false)
            #expect(answer.status == 401)
            let isUnauthorized = try answer.json() == ["error": "unauthorized"]
            let isInvalidKey = try answer.json() == ["messages": [["type": "ERROR", "message": "Invalid API key"]]]
            #expect(isUnauthorized || isInvalidKey)
        }
    }

    @Test(arguments: ["runs", "generations/image", "generations/svg", "generations/video"])
    func creationRequiresCredentials(path: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.send("POST", "/api/v1/\(path)", body: "{}", credential: false)
            #expect(answer.status == 401)
        }
    }

    @Test func quotaIsExhausted() async throws {
        try await withSimulator { visitor in
            let teapot = JSON.string(try await visitor.prompt("orbiting-teapot"))
            let body: JSON = ["promptId": teapot, "vars": ["object": "a teapot"]]
            for _ in 0..<27 { #expect(try await visitor.post("/api/v1/runs", body).status == 200) }
            let answer = try await visitor.post("/api/v1/runs", body)
            #expect(answer.status == 429)
            #expect(try answer.json() == ["error": "over_quota", "modality": "video", "used": 30, "limit": 30])
            let quota = try await visitor.get("/api/v1/me/quotas").json()["quotas"]?["video"]
            #expect(quota == ["used": 30, "limit": 30, "remaining": 0, "exhausted": true])
        }
    }

    @Test func privateArtistAndUnfinishedGeneration() async throws {
        try await withSimulator(speed: 0.01) { visitor in
            var refusals: [JSON] = []
            for artist in try await visitor.get("/api/v1/artists?limit=100").json()["data"]?.array ?? [] {
                let order: JSON = ["artistId": artist["id"] ?? .null, "prompt": "x"]
                let answer = try await visitor.post("/api/v1/generations/image", order)
                if answer.status == 403 { refusals.append(try answer.json()) }
            }
            #expect(refusals == [["messages": [["type": "ERROR", "message": "Artist is private"]]]])
            let newest = try await visitor.get("/api/v1/generations?limit=1").json()["data"]?[0]
            #expect(newest?["status"] == "processing")
            let order: JSON = ["generationId": newest?["id"] ?? .null, "prompt": "pan"]
            for path in ["svg", "video"] {
                let answer = try await visitor.post("/api/v1/generations/\(path)", order)
                #expect(answer.status == 400)
                #expect(try answer.json()["messages"]?[0]?["message"] == "Generation is not yet completed")
            }
        }
    }
}

extension Visitor {
    /// Sends a request written as `GET runs?status=done`, below `/api/v1`.
    fileprivate func send(_ request: String, _ body: JSON?) async throws -> Answer {
        let words = request.split(separator: " ").map(String.init)
        return try await send(words[0], "/api/v1/\(words[1])", body: body?.text)
    }
}
