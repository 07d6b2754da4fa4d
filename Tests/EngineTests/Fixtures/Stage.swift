import ArtClient
import Archive
import Domain
import TestKit

@testable import Engine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An engine with all that it needs, ready to be run.
struct Stage {
    let service: ScriptedService
    let clock = ManualClock()
    let log = EventLog()
    let complaints = Complaints()
    var archive: Archive?
    var services: Set<Service> = [.artinstring, .antekirt]
    var toolPath = "/nowhere"
    var archiveFailure: Failure?

    init(_ service: ScriptedService = ScriptedService(), archive: Archive?) {
        self.service = service
        self.archive = archive
    }

    init() throws { self.init(archive: try Archive(inMemory: ())) }

    /// An engine on this stage.
    func engine() -> Engine {
        let token = Secret("arti_test")
        let once = CallPace(retryRule: RetryRule(attempts: 1))
        return Engine(
            EngineConfiguration(
                artinstring: services.contains(.artinstring)
                    ? token.map { ArtinstringClient(token: $0, transport: service, pace: once) } : nil,
                antekirt: services.contains(.antekirt)
                    ? token.map { AntekirtClient(key: $0, transport: service, pace: once) } : nil,
                archive: archive, archiveFailure: archiveFailure,
                outputs: OutputReader(transport: service, allowsLoopback: false), clock: clock,
                now: { [clock] in Timestamp.noon + clock.now.offset }, random: { 0.5 }, toolPath: toolPath,
                logger: complaints.logger))
    }

    /// Runs the engine while `body` does, then cancels it and waits for its end.
    func perform(_ body: @escaping @Sendable (Engine) async throws -> Void) async throws {
        let engine = engine()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let log = log
            group.addTask { for await event in engine.events { await log.add(event) } }
            let life = Task { await engine.run() }
            let result: Result<Void, any Error>
            do {
                try await body(engine)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            life.cancel()
            await life.value
            try await group.waitForAll()
            try result.get()
        }
    }
}

extension Timestamp {
    static let noon = Timestamp(milliseconds: 1_780_000_000_000)
}

extension Request {
    static func owl(_ id: String = "request-1") -> Request {
        Request(
            id: RequestID(id), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: "Stoic Owl", modality: .image, body: ["promptId": "p", "vars": ["subject": "an owl"]],
            cost: .quota(.image, runs: 1), createdAt: .noon)
    }

    static func sunset(_ id: String = "request-2") -> Request {
        Request(
            id: RequestID(id), action: .image, entry: EntryID(service: .antekirt, kind: .artist, value: "a"),
            title: "Ana", modality: .image, body: ["artistId": "a", "prompt": "a sunset"], cost: .credits(3),
            createdAt: .noon)
    }
}

extension Timestamp {
    /// The wall clock's moment.
    static func wall() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
