import ArtClient
import Archive
import Domain
import Logging

/// The parts that everything in an engine shares: services, archive, time, events and tasks.
struct EngineContext: Sendable {
    let calls: ServiceCalls
    let archive: Archive?
    let timeline: Timeline
    let now: @Sendable () -> Timestamp
    let random: @Sendable () -> Double
    let logger: Logger
    private let events: AsyncStream<EngineEvent>.Continuation
    private let work: AsyncStream<@Sendable () async -> Void>.Continuation

    init(
        _ configuration: EngineConfiguration, events: AsyncStream<EngineEvent>.Continuation,
        work: AsyncStream<@Sendable () async -> Void>.Continuation
    ) {
        calls = ServiceCalls(artinstring: configuration.artinstring, antekirt: configuration.antekirt)
        archive = configuration.archive
        timeline = Timeline(configuration.clock)
        now = configuration.now
        random = configuration.random
        logger = configuration.logger
        self.events = events
        self.work = work
    }

    /// Emits an event. Events keep their order and none is dropped.
    func emit(_ event: EngineEvent) { events.yield(event) }

    /// Has `body` run as a child of the engine's one task group, so that it ends with the engine.
    func start(_ body: @escaping @Sendable () async -> Void) { work.yield(body) }

    /// Ends the stream of events.
    func finish() { events.finish() }

    /// Writes to the archive what can be read again from a service, or is written again later: a failure is logged, and
    /// said by the result.
    ///
    /// - Returns: False where it failed, and there is something left to be written. True without an archive.
    @discardableResult
    func save(
        _ what: String, isolation: isolated (any Actor)? = #isolation,
        _ body: (Archive) async throws(ArchiveError) -> Void
    ) async -> Bool {
        do {
            try await read(what, body)
            return true
        } catch {
            return false
        }
    }

    /// Reads from the archive. What cannot be read is not the same as nothing: the caller says what it does then.
    ///
    /// - Returns: Nil without an archive.
    /// - Throws: `ArchiveError`, which is logged, except that the archive is read-only: that was reported at the start.
    @discardableResult
    func read<Value>(
        _ what: String, isolation: isolated (any Actor)? = #isolation,
        _ body: (Archive) async throws(ArchiveError) -> Value
    ) async throws(ArchiveError) -> Value? {
        guard let archive else { return nil }
        do {
            return try await body(archive)
        } catch {
            if error != archive.readOnlyReason {
                logger.error("archive", metadata: ["what": "\(what)", "error": "\(error)"])
            }
            throw error
        }
    }

    /// Logs where a service's counts contradict its rows or each other, and why rows could not be read.
    func noteDefects<Value>(of page: Page<Value>, _ list: String) {
        guard page.shortfall > 0 || page.headerTotal != nil || page.brokenRows > 0 else { return }
        logger.warning(
            "list",
            metadata: [
                "list": "\(list)", "missing": "\(page.shortfall)", "unreadable": "\(page.brokenRows)",
                "reason": "\(page.broken.first?.reason ?? "")", "total": "\(page.total ?? -1)",
                "header total": "\(page.headerTotal ?? page.total ?? -1)",
            ])
    }
}
