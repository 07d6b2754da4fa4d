import Archive
import ArtClient
import Domain
import Engine
import Logging

/// A simulator with what is under way at it, and an engine on it over real HTTP that knows of all that from its archive.
struct Stage: Sendable {
    let origin: Origin
    let transport = HTTPTransport()
    let services: [Service]
    var spending = SpendingLimits()
    private let token: Secret

    init(port: Int, services: [Service] = Service.allCases) throws {
        origin = try Origin("http://127.0.0.1:\(port)")
        self.services = services
        token = try Secret("arti_demo").orThrow("no token")
    }

    var artinstring: ArtinstringClient { ArtinstringClient(origin: origin, token: token, transport: transport) }

    func antekirt() throws -> AntekirtClient {
        AntekirtClient(origin: origin, key: try Secret("ak_demo").orThrow("no key"), transport: transport)
    }

    /// Returns the live runs at the services, the newest first.
    func liveRuns() async throws -> [Run] {
        var runs: [Run] = []
        func take(_ rows: [RunReport], _ service: Service) -> Bool {
            let live = rows.filter { $0.phase == .queued || $0.phase == .running }
            runs += live.map {
                Run(
                    id: RunID($0.remoteID), service: service, remoteID: $0.remoteID, title: $0.title ?? "An owl",
                    modality: .image, phase: .running, createdAt: $0.createdAt ?? .now())
            }
            return !live.isEmpty
        }
        if services.contains(.artinstring) {
            var query = RunQuery()
            while true {
                let page = try await artinstring.runs(query)
                guard take(page.values, .artinstring), case .cursor(let cursor) = page.next else { break }
                query.cursor = cursor
            }
        }
        if services.contains(.antekirt) {
            let client = try antekirt()
            var number = 1
            while take(try await client.generations(page: number, limit: 100).values, .antekirt) { number += 1 }
        }
        return runs
    }

    func engine(_ archive: Archive) throws -> Engine {
        Engine(
            EngineConfiguration(
                artinstring: services.contains(.artinstring) ? artinstring : nil,
                antekirt: services.contains(.antekirt) ? try antekirt() : nil, archive: archive,
                spending: spending, outputs: OutputReader(allowsLoopback: true), now: { .now() },
                logger: Logger(label: "benchmarks") { _ in SwiftLogNoOpLogHandler() }))
    }

    /// Runs an engine while `body` does; `onEvent` takes its events.
    func perform<Value: Sendable>(
        _ archive: Archive, onEvent: @escaping @Sendable (EngineEvent) -> Void,
        _ body: (Engine) async throws -> Value
    ) async throws -> Value {
        let engine = try engine(archive)
        let listening = Task { for await event in engine.events { onEvent(event) } }
        let life = Task { await engine.run() }
        let result: Result<Value, any Error>
        do { result = .success(try await body(engine)) } catch { result = .failure(error) }
        life.cancel()
        await life.value
        await listening.value
        await transport.shutdown()
        return try result.get()
    }
}

/// The reason why a measurement failed.
struct BenchmarkError: Error {
    let what: String
}

extension Optional {
    func orThrow(_ what: String) throws -> Wrapped {
        guard let self else { throw BenchmarkError(what: what) }
        return self
    }
}
