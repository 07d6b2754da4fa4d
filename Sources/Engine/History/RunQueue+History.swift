import ArtClient
import Archive
import Domain

extension RunQueue {
    /// How many runs of the archive are told at once.
    private static var pageSize: Int { 100 }
    /// So many pages are read for one that brings something new, before the user is asked to go on.
    private static var pageLimit: Int { 5 }
    /// Runs that ended and are older than that are left to the archive: no request whose outcome is still looked
    /// for can have become one of them.
    private static var memory: Duration { .seconds(48 * 60 * 60) }

    /// Whether there are older runs of `service` than those told so far.
    func hasOlder(_ service: Service) -> Bool { archiveEdges[service] != nil || walks[service]?.next != nil }

    /// Tells whether there are older runs of `service`, and how many its list does not show.
    func emitOlder(_ service: Service) {
        let isOver = walks[service] != nil && !hasOlder(service)
        let missing = isOver ? missingRuns[service, default: 0] : 0
        if emittedMissing[service, default: 0] != missing {
            emittedMissing[service] = missing
            context.emit(.missingRuns(service, missing))
        }
        context.emit(.olderRuns(service, available: hasOlder(service)))
    }

    /// Tells the next older page of a service's runs: the archive's as long as it has some, then the service's.
    func loadOlder(_ service: Service, command: EngineCommand) async {
        do {
            if await !emitArchived(service) { try await readOlder(service) }
            emitOlder(service)
        } catch {
            await monitor.failed(service, error)
            if !Task.isCancelled { context.emit(.failed(command, error.failure)) }
        }
    }

    /// Tells a page of the archive's; gives whether there was one.
    private func emitArchived(_ service: Service) async -> Bool {
        guard let edge = archiveEdges[service] else { return false }
        var page = RunPage()
        await context.keep("older runs") { page = try await $0.runs(of: service, before: edge, limit: Self.pageSize) }
        archiveEdges[service] = page.edge
        // Of what goes on, more is known here than in the archive.
        let changes = page.runs.filter { runs[$0.id] == nil }.map {
            RunChange(before: nil, after: $0, cause: .restored)
        }
        if !changes.isEmpty { context.emit(.changes(changes)) }
        context.emit(.runs(page.runs.map { runs[$0.id] ?? $0 }))
        return !page.runs.isEmpty
    }

    /// Reads the service's older pages until one brings something new.
    private func readOlder(_ service: Service) async throws(ClientError) {
        for _ in 0..<Self.pageLimit {
            guard let step = walks[service]?.next, context.calls.has(service) else { return }
            let page = try await context.calls.runs(step)
            await monitor.answered(service)
            // Two commands may have asked for the same page.
            guard walks[service]?.next == step, var walk = walks[service] else { return }
            let new = walk.receive(page)
            walks[service] = walk
            missingRuns[service] = new.shortfall
            context.noteDefects(of: new, "\(service.rawValue) runs")
            let merged = await merge(page.values, of: service)
            forget(page.values, of: service)
            if merged.hasFound { return }
        }
    }

    /// Leaves to the archive what ended long ago, so that memory does not grow with what was looked through.
    private func forget(_ rows: [RunReport], of service: Service) {
        guard context.archive != nil else { return }
        let limit = context.now() + (.zero - Self.memory)
        for row in rows { runs.forget(row, of: service, endedBefore: limit) }
    }
}
