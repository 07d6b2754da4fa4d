import ArtClient
import Archive
import Domain
import Logging

/// What all parts of an engine share: how to tell something, how to start something, and the time.
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

    /// Tells the dashboard. Events keep their order and none is dropped.
    func emit(_ event: EngineEvent) { events.yield(event) }

    /// Has `body` run as a child of the engine's one task group, so that it ends with the engine.
    func start(_ body: @escaping @Sendable () async -> Void) { work.yield(body) }

    /// Ends the stream of events.
    func finish() { events.finish() }

    /// Writes to the archive what can be read again from a service, or is written again later: a failure is logged
    /// and no more.
    ///
    /// - Returns: Whether there is nothing left to be written: false when it failed.
    @discardableResult
    func keep(
        _ what: String, isolation: isolated (any Actor)? = #isolation, _ body: (Archive) async throws -> Void
    ) async -> Bool {
        guard let archive else { return true }
        do {
            try await body(archive)
            return true
        } catch {
            // Told once, at the start.
            if let error = error as? ArchiveError, error == archive.readOnlyReason { return false }
            logger.error("archive", metadata: ["what": "\(what)", "error": "\(error)"])
            return false
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
