import ArtClient
import Archive
import Domain

extension RunQueue {
    /// Reads the newest runs of a service, and follows those that go on; false where another Easel does that.
    ///
    /// - Throws: `ClientError` when the list cannot be read.
    func readRecent(_ service: Service) async throws(ClientError) -> Bool {
        guard isLeading else { return false }
        let page = try await context.calls.runs(of: service)
        // Before the page is taken, since the ends of runs that are followed are read, and reported with their output.
        followLive(service)
        await take(page, of: service)
        reconsider(service)
        return true
    }

    /// Reads one run, now.
    func refresh(_ id: RunID, command: EngineCommand) async {
        guard let run = await run(id, for: command), let remoteID = run.remoteID, context.calls.has(run.service) else {
            return
        }
        do {
            let report = try await context.calls.run(remoteID, of: run.service)
            await monitor.answered(run.service)
            // It may have turned out to be one of ours meanwhile, and is emitted under another id.
            let heir = runs.heir(of: id)
            guard let current = heir.map({ runs[$0] }) ?? runs[id] ?? run else { return }
            let news = current.applying(report, now: context.now())
            await commit([news], .updated(.read))
            if news.phase.isTerminal, isFollowed(news.id) { await end(news.id) }
        } catch {
            await monitor.failed(run.service, error)
            if !Task.isCancelled { context.emit(.failed(command, error.failure)) }
        }
    }

    private func take(_ page: Page<RunReport>, of service: Service) async {
        context.noteDefects(of: page, "\(service.rawValue) runs")
        updateClock(of: service, page.serverDate)
        let merged = await merge(page.values, of: service)
        // What the archive could not be asked about is not known, so that nothing is built on this page.
        if let failure = merged.unreadable {
            return context.emit(.failed(.refresh(service), .notRead(because: failure)))
        }
        services[service].isListed = true
        for failure in Failure.broken(page, "run", at: service) where reportedDefects.insert(failure).inserted {
            context.emit(.failed(.refresh(service), failure))
        }
        // The newest page is read again and again; where reading older ones has come to stays.
        guard services[service].walk == nil else {
            services[service].walk?.markSeen(page)
            return
        }
        var walk = RunWalk(service)
        services[service].missingRuns = walk.receive(page).shortfall
        services[service].walk = walk
        emitOlder(service)
    }

    /// The outcome of taking over rows of a list.
    struct Merged: Sendable {
        /// True where a run is new or has come further.
        var isNews = false
        /// True where a run is new, to the archive too.
        var hasFound = false
        /// The reason why the archive could not be asked about the rows that are not known here: they are left out. Nil
        /// where it could.
        var unreadable: Failure?
    }

    /// Takes over rows of a service's list: what is known is brought up to date, the rest is discovered, unless it may
    /// be what a request of unknown outcome has become.
    @discardableResult
    func merge(_ rows: [RunReport], of service: Service) async -> Merged {
        var merged = Merged()
        var stored: [RemoteID: Run] = [:]
        do { stored = try await storedRuns(of: rows, service) } catch { merged.unreadable = error.failure }
        let now = context.now()
        var changed: [(run: Run, cause: RunChange.Cause)] = []
        var ended: [RunID] = []
        // No suspension before what has changed is taken over: a request may be about to become one of the rows.
        for row in rows {
            let remoteID = RemoteID(service: service, value: row.remoteID)
            for id in runs.conversions(of: remoteID) {
                guard let run = runs[id] else { continue }
                // A list may be older than what was read of the run: only a file ends it, or the run itself.
                if run.conversion?.hasBegun == true, row.phase?.isTerminal == true, wantRead(id) { continue }
                let news = run.applying(row, now: now)
                if news.phase != run.phase { merged.isNews = true }
                if news.phase.isTerminal || news.failure?.cause == .notFound, isFollowed(id) { ended.append(id) }
                changed.append((news, .updated(.list)))
            }
            if let run = runs.id(of: remoteID).flatMap({ runs[$0] }) ?? stored[remoteID] {
                // artinstring's list has no output: the run is read before its end is reported.
                if service == .artinstring, row.phase?.isTerminal == true,
                    !run.phase.isTerminal || isFollowed(run.id), wantRead(run.id)
                {
                    merged.isNews = true
                    continue
                }
                let news = run.applying(row, now: now)
                if news.phase != run.phase { merged.isNews = true }
                if news.phase.isTerminal, isFollowed(run.id) { ended.append(run.id) }
                if runs[run.id] != nil || news != run { changed.append((news, .updated(.list))) }
            } else if !outbox.deferIfOurs(row, of: service), merged.unreadable == nil {
                changed.append((runs.discover(row, of: service, at: now), .discovered))
                merged.isNews = true
                merged.hasFound = true
            }
        }
        await commit(changed)
        for id in ended { await end(id) }
        // What was started elsewhere is followed from here as well.
        for (run, _) in changed where run.phase.isLive && run.failure?.cause != .notFound { follow(run.id) }
        if merged.isNews, services[service].isPolling { wake(service) }
        return merged
    }

    /// The runs of `rows` that only the archive remembers.
    private func storedRuns(
        of rows: [RunReport], _ service: Service
    ) async throws(ArchiveError) -> [RemoteID: Run] {
        let unknown = rows.map(\.remoteID).filter { runs.id(of: RemoteID(service: service, value: $0)) == nil }
        guard !unknown.isEmpty else { return [:] }
        let known = try await context.read("known runs") { archive throws(ArchiveError) in
            try await archive.runs(of: service, remoteIDs: unknown)
        }
        var stored: [RemoteID: Run] = [:]
        for run in known ?? [] {
            if let remoteID = run.remoteID { stored[RemoteID(service: service, value: remoteID)] = run }
        }
        return stored
    }

    /// Looks again at the rows that were kept back, after a request was settled.
    func release(_ service: Service) async {
        let rows = outbox.takeDeferredRows(of: service)
        guard !rows.isEmpty else { return }
        let merged = await merge(rows, of: service)
        // Only rows of the newest page would come again by themselves.
        if merged.unreadable != nil { for row in rows { outbox.defer(row, of: service) } }
    }
}
