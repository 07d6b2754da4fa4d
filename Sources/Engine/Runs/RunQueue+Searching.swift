import ArtClient
import Archive
import Domain

extension RunQueue {
    /// How long after a look that failed there is another one.
    private static var retryPause: Duration { .seconds(15) }
    /// A list that goes on for longer than this is not read to its end.
    private static var pageLimit: Int { 20 }

    /// Looks for the run that a request of unknown outcome has become, by the service's own list, since there is
    /// nothing else to ask. Only reads. What it comes to is for the user to decide unless exactly one run fits.
    ///
    /// - Parameter wasRefused: Whether the service has said that it could not take it: that is checked and then
    ///   believed.
    func search(_ request: Request, _ failure: Failure, wasRefused: Bool = false) async {
        guard let lostAt = unsettled[request.id]?.lostAt else { return }
        await write(RequestTransition(request.id, .search, failure: failure, at: shop.now()))
        var looks = SearchPlan.looks(
            after: shop.timeline.elapsed() - lostAt, of: wasRefused ? SearchPlan.shortLooks : SearchPlan.looks)
        var seen = Look(isWhole: true)
        while !looks.isEmpty {
            await shop.timeline.sleep(until: lostAt + looks.removeFirst())
            guard !Task.isCancelled, isLeading, unsettled[request.id] != nil else { return }
            do {
                seen = try await look(for: request)
                await gauges.answered(request.service)
            } catch {
                await gauges.failed(request.service, error)
                if Task.isCancelled { return }
                // Nothing can be read before the user gives another token.
                if error.kind == .notAuthorized { return await ask(request, failure, [], .missSeveral) }
                // No answer says nothing about the request: the look does not count.
                looks.insert(shop.timeline.elapsed() - lostAt + Self.retryPause, at: 0)
                continue
            }
            switch seen.verdict {
            case .adopt(let row):
                refreshGauge(request.service)
                if await adopt(request, .adopt, remoteID: row.remoteID, phase: row.phase ?? .queued) { return }
                // It is another request's after all.
                (seen, looks) = (Look(), [])
            // What no other request can be will not become clearer.
            case .several where !seen.mayClear: looks = []
            case .several, .none: break
            }
        }
        switch seen.verdict {
        case .several(let rows): await ask(request, failure, rows, .missSeveral)
        case .none where wasRefused && seen.isWhole: await reject(request, .notTaken(by: request.service, failure))
        case .none: await ask(request, failure, [], seen.isWhole ? .missNone : .missSeveral)
        case .adopt: break
        }
    }

    /// Reads the list once, as far back as the request can be; a run in it that could belong to another open request
    /// may become clearer. For a conversion its generation is read.
    private func look(for request: Request) async throws(ClientError) -> Look {
        if let id = request.generationID { return try await look(forConversion: request, of: id) }
        if serverClocks[request.service] == nil {
            hear(try await shop.calls.runs(of: request.service).serverDate, of: request.service)
        }
        guard let start = unsettled[request.id]?.windowStart else { return Look() }
        var rows: [RunReport] = []
        var seen: Set<String> = []
        var position: NextPage?
        var isWhole = false
        for _ in 0..<Self.pageLimit where !isWhole {
            let page = try await shop.calls.runs(like: request, since: start, at: position?.overlapping)
            hear(page.serverDate, of: request.service)
            rows += page.values.filter { seen.insert($0.remoteID).inserted }
            position = page.next
            isWhole = position == nil || page.endsBefore(start)
        }
        // The search can have ended while the list was read.
        guard let search = unsettled[request.id] else { return Look() }
        let candidates = search.candidates(in: rows)
        // Whichever of them it is not is a run of its own, and known to whatever is sent after it.
        for row in candidates {
            let remoteID = RemoteID(service: request.service, value: row.remoteID)
            if idsByRemoteID[remoteID] == nil { withheld[remoteID] = row }
        }
        // Counted before the archive is asked: one that is settled meanwhile may be missing from its answer.
        let rivals = rivals(of: request, for: candidates)
        var claimed: Set<String> = []
        let ids = Set(candidates.map(\.remoteID))
        await shop.keep("claims") { archive in
            claimed = try await archive.claimed(of: ids, at: request.service, exceptBy: request.id)
        }
        claimed.formUnion(runs.values.lazy.filter { $0.isOurs && $0.id != request.id.runID }.compactMap(\.ownRemoteID))
        return Look(
            verdict: search.judge(rows, claimed: claimed, rivals: rivals), isWhole: isWhole, mayClear: rivals > 0)
    }

    /// How many other open requests one of `rows` could belong to, which fit this one.
    private func rivals(of request: Request, for rows: [RunReport]) -> Int {
        guard let search = unsettled[request.id] else { return 0 }
        return unsettled.values.count { other in other.isRival(of: search) && rows.contains(where: other.couldBe) }
    }

    /// It could not be told what became of the request: from now on the user is asked.
    private func ask(
        _ request: Request, _ failure: Failure, _ rows: [RunReport], _ event: RequestState.Event
    ) async {
        let inquiry = Inquiry(
            candidates: rows.sorted { $0.createdAt ?? .distantPast > $1.createdAt ?? .distantPast }
                .map(Inquiry.Candidate.init),
            witness: await witness(of: request))
        guard var run = runs[request.id.runID], unsettled[request.id] != nil else { return }
        run.outbox = .asking(inquiry)
        note(request, event == .missNone ? .absent : .undecided)
        await write(RequestTransition(request.id, event, failure: failure, inquiry: inquiry, at: shop.now()))
        await commit([run])
        // Candidates are shown with the question and not as rows of their own.
        if rows.isEmpty {
            unsettled[request.id] = nil
            await release(request.service)
        }
    }

    func witness(of request: Request) async -> Inquiry.Witness {
        guard let departure = unsettled[request.id]?.departure, let before = departure.spentBefore else {
            return .silent
        }
        guard
            let account = try? await gauges.account(
                of: request.service, noOlderThan: .zero, patience: .seconds(10))
        else { return .silent }
        var others: [RequestRecord]?
        await shop.keep("witness") { archive in others = try await self.others(since: request, departure, archive) }
        guard let others else { return .silent }
        return Inquiry.Witness(
            before: before, after: account.spent(of: request.cost), cost: request.cost, others: others)
    }

    /// Our other requests to the same service that left after `request`, and those that are open. In a session by
    /// their order; before it only the wall clock tells.
    func others(
        since request: Request, _ departure: Departure, _ archive: Archive
    ) async throws(ArchiveError) -> [RequestRecord] {
        var later = try await archive.unsettledRequests()
        if !departed.contains(request.id) {
            later += try await archive.requests(since: departure.sentAt).filter {
                !departed.contains($0.request.id) && !$0.state.isUnsettled
                    && $0.departure.map { $0.sentAt >= departure.sentAt } ?? false
            }
        }
        let start = departed.lastIndex(of: request.id).map { $0 + 1 } ?? 0
        for id in departed[start...] {
            if let record = try await archive.request(id), !record.state.isUnsettled { later.append(record) }
        }
        return later.filter { $0.request.id != request.id && $0.request.service == request.service }
    }

    // MARK: the user's word

    /// Does what the user has decided about a request whose outcome could not be told.
    func resolve(_ id: RequestID, _ resolution: Resolution, command: EngineCommand) async {
        guard let archive = shop.archive, case .asking(let inquiry) = runs[id.runID]?.outbox else { return }
        do {
            guard let record = try await archive.request(id), var run = runs[id.runID] else { return }
            let now = shop.now()
            run.outbox = nil
            switch resolution {
            case .adopt(let remoteID):
                let phase = inquiry.candidates.first { $0.remoteID == remoteID }?.phase ?? .queued
                run = run.becoming(remoteID, phase)
                run.learn(record.departure)
                try await archive.write(
                    RequestTransition(id, .adopt, remoteID: run.ownRemoteID, run: run.asKept, at: now))
                note(record.request, .adopted)
            case .sendAgain(let successor):
                run.failure = .replaced
                let again = record.request.again(id: successor, at: now)
                try await archive.replace(
                    RequestTransition(id, .replace, failure: .replaced, run: run.asKept, at: now), with: again)
                note(record.request, .replaced)
                note(again, .prepared)
                runs[again.id.runID] = again.pendingRun
                line.add(WaitingLine.Place(request: again, isConfirmed: true))
            case .letBe:
                try await archive.write(
                    RequestTransition(id, .dismiss, failure: record.failure, run: run.asKept, at: now))
                note(record.request, .dismissed)
            }
            await end(asking: record.request, run)
        } catch {
            shop.emit(.failed(command, error.failure))
            await takeChanges()
        }
        await advance()
    }

    /// The question about a request is answered; `run` is what it is now.
    func end(asking request: Request, _ run: Run) async {
        let found = forget(foundAs: run)
        await commit([run])
        if !found.isEmpty { shop.emit(.forgotten(found)) }
        unsettled[request.id] = nil
        if run.remoteID != nil {
            shop.emit(.accepted(request.id))
            follow(run.id)
        }
        await release(request.service)
    }
}

extension Page<RunReport> {
    /// Whether nothing behind it can be of `moment` or later. A row of unknown time may stand anywhere in a list, so
    /// that where there is one the others' times do not tell.
    fileprivate func endsBefore(_ moment: Timestamp) -> Bool {
        values.allSatisfy { $0.createdAt != nil } && values.compactMap(\.createdAt).min().map { $0 < moment } ?? true
    }
}
