import AsyncHTTPClient
import JSON
import Domain
import NIOCore
import NIOHTTP1
import Simulator
import Testing

/// A client of a simulator for one test.
struct Visitor: Sendable {
    let simulator: Simulator
    let base: String

    /// A complete response.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        func header(_ name: String) -> String? { headers.first(name: name) }

        var text: String { String(decoding: body, as: UTF8.self) }

        func json() throws -> JSON { try JSONParser.parse(body) }
    }

    func get(_ path: String, credential: Bool = true) async throws -> Answer {
        try await send("GET", path, credential: credential)
    }

    func post(_ path: String, _ body: JSON) async throws -> Answer { try await send("POST", path, body: body.text) }

    func send(_ method: String, _ path: String, body: String? = nil, credential: Bool = true) async throws -> Answer {
        let response = try await open(method, path, body: body, credential: credential)
        // More than any response, including the huge one.
        let bytes = try await response.body.collect(upTo: 48 << 20)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView))
    }

    func open(
        _ method: String, _ path: String, body: String? = nil, credential: Bool = true
    ) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: path.hasPrefix("http") ? path : base + path)
        request.method = HTTPMethod(rawValue: method)
        if credential {
            request.headers.add(name: "authorization", value: "Bearer arti_demo")
            request.headers.add(name: "x-api-key", value: "ak_demo")
        }
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        return try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    }

    /// The id of the prompt `slug`.
    func prompt(_ slug: String) async throws -> String {
        try #require(try await get("/api/v1/prompts/\(slug)").json()["id"]?.string)
    }

    /// Requests a run of `slug` and returns the response.
    func run(_ slug: String, _ vars: JSON = ["subject": "a stoic owl"]) async throws -> Answer {
        try await post("/api/v1/runs", ["promptId": .string(try await prompt(slug)), "vars": vars])
    }

    /// The id of a finished generation without an SVG.
    func finishedGeneration() async throws -> String {
        let rows = try await get("/api/v1/generations?limit=100").json()["data"]?.array ?? []
        return try #require(rows.first { $0["status"] == "completed" && $0["outputs"]?["svg"] == .null }?["id"]?.string)
    }

    /// The id of an artist whom the account may use.
    func artist() async throws -> JSON {
        try #require(try await get("/api/v1/artists?search=ventura").json()["data"]?[0]?["id"])
    }

    /// Polls `path` until the status at `status` is not one of `passing`.
    func settle(
        _ path: String,
        passing: Set<String> = ["queued", "running", "processing", "processing_svg", "processing_video"],
        status: (JSON) -> JSON?
    ) async throws -> JSON {
        while true {
            let json = try await get(path).json()
            if let word = status(json)?.string, passing.contains(word) { continue }
            return json
        }
    }
}

/// Runs `body` against a simulator of its own, a thousand times faster than real time.
func withSimulator(
    seed: UInt64 = 1, speed: Double = 1000, faults: Set<Fault> = [],
    _ body: @Sendable @escaping (Visitor) async throws -> Void
) async throws {
    try await withSimulator(SimulatorOptions(seed: seed, speed: speed, faults: faults), body)
}

/// Runs `body` against a simulator of its own.
func withSimulator(
    _ options: SimulatorOptions, _ body: @Sendable @escaping (Visitor) async throws -> Void
) async throws {
    let simulator = Simulator(options)
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            // It ends by cancellation.
            try? await simulator.run { continuation.yield($0) }
            continuation.finish()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        try await body(Visitor(simulator: simulator, base: "http://127.0.0.1:\(port)"))
        group.cancelAll()
    }
}
