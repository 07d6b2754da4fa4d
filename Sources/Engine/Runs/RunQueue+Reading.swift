import ArtClient
import Domain

extension RunQueue {
    /// Reads the newest runs of a service, and follows those that go on. Nothing where another Easel does.
    func readRecent(_ service: Service) async throws(ClientError) {
        guard isLeading else { return }
        let page = try await shop.calls.runs(of: service)
        await take(page, of: service, isNewest: true)
        followLive(service)
    }

    /// Reads the next older page of a service's runs; without one, tells that there is none.
    func readOlder(_ service: Service) async throws(ClientError) {
        guard let position = olderPages[service] else {
            shop.emit(.olderRuns(service, available: false))
            return
        }
        var page = try await shop.calls.runs(of: service, at: position.overlapping)
        // So many runs of one second that nothing older came with them.
        if !page.rows.isEmpty, position.overlapping != position,
            page.values.allSatisfy({ isKnown($0, of: service) })
        {
            page = try await shop.calls.runs(of: service, at: position)
        }
        await take(page, of: service, isNewest: false)
        followLive(service)
    }

    /// Reads one run, now.
    func refresh(_ id: RunID, command: EngineCommand) async {
        guard let run = runs[id], let remoteID = run.remoteID, shop.calls.has(run.service) else { return }
        do {
            let report = try await shop.calls.run(remoteID, of: run.service)
            await gauges.answered(run.service)
            if let run = runs[id] { await commit([run.applying(report, now: shop.now())]) }
        } catch {
            await gauges.failed(run.service, error)
            if !Task.isCancelled { shop.emit(.failed(command, error.failure)) }
        }
    }

    private func isKnown(_ row: RunReport, of service: Service) -> Bool {
        idsByRemoteID[RemoteID(service: service, value: row.remoteID)] != nil
    }

    private func take(_ page: Page<RunReport>, of service: Service, isNewest: Bool) async {
        shop.noteDefects(of: page, "\(service.rawValue) runs")
        let before = runs.count
        hear(page.serverDate, of: service)
        await merge(page.values, of: service)
        // The newest page is read again and again; where reading older ones has come to stays.
        if isNewest, olderPages[service] != nil || exhausted.contains(service) { return }
        // A page that adds nothing twice over is a service that pages in circles.
        let isStuck = !isNewest && runs.count == before && page.next == olderPages[service]
        olderPages[service] = isStuck ? nil : page.next
        if !isNewest, olderPages[service] == nil { exhausted.insert(service) }
        shop.emit(.olderRuns(service, available: olderPages[service] != nil))
    }

    /// Takes over rows of a service's list: what is known is brought up to date, the rest
    /// is found, unless it may be what an unsettled request has become.
    func merge(_ rows: [RunReport], of service: Service) async {
        let now = shop.now()
        var changed: [Run] = []
        for row in rows {
            if let id = idsByRemoteID[RemoteID(service: service, value: row.remoteID)], let run = runs[id] {
                if isFollowed(id), service == .artinstring, row.phase?.isTerminal == true {
                    // artinstring's list has no output: the run is read before its end is told.
                    needsOwnRead.insert(id)
                    machines[id]?.hurry(at: shop.timeline.elapsed())
                } else {
                    changed.append(run.applying(row, now: now))
                }
            } else if unsettled.values.contains(where: { $0.request.service == service && $0.couldBe(row) }) {
                withheld[RemoteID(service: service, value: row.remoteID)] = row
            } else {
                let prompt = row.promptID.map { EntryID(service: service, kind: .prompt, value: $0) }
                let run = Run(found: row, service: service, entry: prompt.flatMap { entries[$0] }, now: now)
                if let prompt, run.entry == nil { unnamed[prompt, default: []].insert(run.id) }
                changed.append(run)
            }
        }
        await commit(changed)
    }

    /// Looks again at the rows that were kept back, after a request was settled.
    func release(_ service: Service) async {
        let rows = withheld.filter { $0.key.service == service }
        guard !rows.isEmpty else { return }
        withheld = withheld.filter { $0.key.service != service }
        await merge(Array(rows.values), of: service)
        followLive(service)
    }
}
