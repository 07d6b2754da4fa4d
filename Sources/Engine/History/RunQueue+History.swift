import ArtClient
import Archive
import Domain

extension RunQueue {
    /// The number of runs of the archive in a page.
    private static var pageSize: Int { 100 }
    /// So many pages are read for one that brings something new, before the user is asked to go on.
    private static var pageLimit: Int { 5 }
    /// Runs that ended and are older than that are left to the archive: no request whose outcome is still looked
    /// for can have become one of them.
    private static var memory: Duration { .seconds(48 * 60 * 60) }

    /// Emits whether there are older runs of `service`, and how many its list does not show.
    func emitOlder(_ service: Service) {
        let state = services[service]
        let missing = state.walk != nil && !state.hasOlderRuns ? state.missingRuns : 0
        if state.emittedMissingRuns != missing {
            services[service].emittedMissingRuns = missing
            context.emit(.missingRuns(service, missing))
        }
        context.emit(.olderRuns(service, available: state.hasOlderRuns))
    }

    /// Emits the next older page of a service's runs: the archive's as long as it has some, then the service's.
    func loadOlder(_ service: Service, command: EngineCommand) async {
        let isArchived: Bool
        do {
            isArchived = try await emitArchived(service)
        } catch {
            // The archive's older runs are still there, and asked for again.
            return context.emit(.failed(command, .notRead(because: error.failure)))
        }
        do {
            if !isArchived, let failure = try await readOlder(service) {
                return context.emit(.failed(command, .notRead(because: failure)))
            }
            emitOlder(service)
        } catch {
            await monitor.failed(service, error)
            if !Task.isCancelled { context.emit(.failed(command, error.failure)) }
        }
    }

    /// Emits a page of the archive's; false where there was none.
    private func emitArchived(_ service: Service) async throws(ArchiveError) -> Bool {
        guard let edge = services[service].archiveEdge else { return false }
        let read = try await context.read("older runs") { archive throws(ArchiveError) in
            try await archive.runs(of: service, before: edge, limit: Self.pageSize)
        }
        let page = read ?? RunPage()
        services[service].archiveEdge = page.edge
        // Of what goes on, more is known here than in the archive.
        let changes = page.runs.filter { runs[$0.id] == nil }.map {
            RunChange(before: nil, after: $0, cause: .restored)
        }
        if !changes.isEmpty { context.emit(.changes(changes)) }
        context.emit(.runs(page.runs.map { runs[$0.id] ?? $0 }))
        return !page.runs.isEmpty
    }

    /// Reads the service's older pages until one brings something new; returns why the archive could not be asked about
    /// a page, which is then read again the next time.
    private func readOlder(_ service: Service) async throws(ClientError) -> Failure? {
        for _ in 0..<Self.pageLimit {
            guard let step = services[service].walk?.next, context.calls.has(service) else { return nil }
            let page = try await context.calls.runs(step)
            await monitor.answered(service)
            // Two commands may have asked for the same page.
            guard let before = services[service].walk, before.next == step else { return nil }
            var walk = before
            let new = walk.receive(page)
            services[service].walk = walk
            services[service].missingRuns = new.shortfall
            context.noteDefects(of: new, "\(service.rawValue) runs")
            let merged = await merge(page.values, of: service)
            if let failure = merged.unreadable {
                services[service].walk = before
                return failure
            }
            forget(page.values, of: service)
            if merged.hasFound { return nil }
        }
        return nil
    }

    /// Leaves to the archive what ended long ago, so that memory does not grow with what was looked through.
    private func forget(_ rows: [RunReport], of service: Service) {
        guard context.archive != nil else { return }
        let limit = context.now() + (.zero - Self.memory)
        for row in rows { runs.forget(row, of: service, endedBefore: limit) }
    }
}
