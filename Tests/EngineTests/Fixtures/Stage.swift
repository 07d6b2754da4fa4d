import ArtClient
import Archive
import Domain
import JSON
import Synchronization
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
    /// Where pictures are cached on disk; nil for nowhere.
    var pictureFolder: String?
    var archiveFailure: Failure?
    var limits = SpendingLimits()
    let wall = Wall()
    /// Where output files come from; nil takes the service.
    var files: ScriptedFiles?
    var downloads: DownloadSettings?
    /// How often a call is sent at most.
    var attempts = 1

    init(_ service: ScriptedService = ScriptedService(), archive: Archive?) {
        self.service = service
        self.archive = archive
    }

    init() throws { self.init(archive: try Archive(inMemory: ())) }

    /// An engine on this stage.
    func engine() -> Engine { Engine(configuration) }

    var configuration: EngineConfiguration {
        let token = Secret("arti_test")
        let policy = CallPolicy(retryRule: RetryRule(attempts: attempts), breaker: CircuitBreaker(threshold: 1000))
        return EngineConfiguration(
            artinstring: services.contains(.artinstring)
                ? token.map { ArtinstringClient(token: $0, transport: service, policy: policy, clock: clock) } : nil,
            antekirt: services.contains(.antekirt)
                ? token.map { AntekirtClient(key: $0, transport: service, policy: policy, clock: clock) } : nil,
            archive: archive, archiveFailure: archiveFailure, spending: limits,
            outputs: OutputReader(transport: files ?? service as any Transport, allowsLoopback: false),
            downloads: downloads, clock: clock,
            now: { [clock, wall] in Timestamp.noon + clock.now.offset + wall.shift }, random: { 0.5 },
            toolPath: toolPath, pictureFolder: pictureFolder,
            logger: complaints.logger)
    }

    /// An engine that works, until it is ended.
    struct Life {
        let engine: Engine
        private let life: Task<Void, Never>
        private let listening: Task<Void, Never>

        fileprivate init(_ engine: Engine, _ log: EventLog) {
            self.engine = engine
            listening = Task { for await event in engine.events { await log.add(event) } }
            life = Task { await engine.run() }
        }

        func end() async {
            life.cancel()
            await life.value
            await listening.value
        }
    }

    /// Starts an engine; whoever does must end it.
    func start() -> Life { Life(engine(), log) }

    /// Runs the engine while `body` does, then cancels it and waits for its end.
    func perform(_ body: @Sendable (Engine) async throws -> Void) async throws {
        let life = start()
        let result: Result<Void, any Error>
        do {
            try await body(life.engine)
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await life.end()
        try result.get()
    }
}

/// A wall clock that somebody sets.
final class Wall: Sendable {
    private let offset = Mutex(Duration.zero)
    /// How far it is from the right time.
    var shift: Duration { offset.withLock { $0 } }
    func set(_ shift: Duration) { offset.withLock { $0 = shift } }
}

extension Timestamp {
    static let noon = Timestamp(milliseconds: 1_780_000_000_000)
}

extension Timestamp {
    /// As in a header `Date` (RFC 9110, section 5.6.7).
    var httpDate: String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let text = rfc3339
        let month = months[Int(civil.month) - 1]
        return
            "\(days[weekday]), \(text.prefix(10).suffix(2)) \(month) \(civil.year) \(text.dropFirst(11).prefix(8)) GMT"
    }
}

extension Request {
    static func owl(
        _ id: String = "request-1", subject: String = "an owl", modality: Modality = .image
    ) -> Request {
        Request(
            id: RequestID(id), action: .run, entry: EntryID(service: .artinstring, kind: .prompt, value: "p"),
            title: "Stoic Owl", modality: modality,
            body: ["promptId": "p", "vars": ["subject": .string(subject)]], cost: .quota(modality, runs: 1),
            createdAt: .noon)
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

extension Archive {
    /// The newest runs of all services, newest first.
    func recentRuns(limit: Int) throws(ArchiveError) -> [Run] { try runs(limit: limit).runs }
}
