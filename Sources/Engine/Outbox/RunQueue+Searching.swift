import ArtClient
import Archive
import Domain

extension RunQueue {
    /// A list that goes on for longer than this is not read to its end.
    private static var pageLimit: Int { 20 }

    /// How long after a look that failed there is another one: longer each time, and longest where the service does
    /// not accept the token, since that mends itself least.
    private static func retryPause(after failures: Int, _ error: ClientError) -> Duration {
        let (first, longest): (Duration, Duration) =
            error.kind == .notAuthorized ? (.seconds(60), .seconds(300)) : (.seconds(15), .seconds(60))
        return min(first * (1 << min(failures, 5)), longest)
    }

    /// Looks for the run that a request of unknown outcome has become, by the service's own list, since there is
    /// nothing else to ask. Only reads. What it comes to is for the user to decide unless exactly one run fits.
    ///
    /// A look that failed proves nothing: the user is told so, and it goes on.
    ///
    /// - Parameter wasRefused: Whether the service has said that it could not take it: that is checked and then
    ///   believed.
    func search(_ request: Request, _ failure: Failure, wasRefused: Bool = false) async {
        guard let lostAt = reconciliations[request.id]?.lostAt, searching.insert(request.id).inserted else { return }
        defer { searching.remove(request.id) }
        await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
        let plan = wasRefused ? SearchPlan.shortLooks : SearchPlan.looks
        var looks = SearchPlan.looks(after: context.timeline.elapsed() - lostAt, of: plan)
        var seen = Look()
        var failures = 0
        while !looks.isEmpty {
            await rest(request.id, until: lostAt + looks.removeFirst())
            guard !Task.isCancelled, isLeading, isOpen(request.id) else { return }
            let began = context.timeline.elapsed() - lostAt
            do {
                seen = try await look(for: request)
                await monitor.answered(request.service)
            } catch {
                await monitor.failed(request.service, error)
                if Task.isCancelled { return }
                // No answer says nothing about the request: the look does not count.
                let age = context.timeline.elapsed() - lostAt
                let isLate = error.kind == .notAuthorized || age >= SearchPlan.length(of: plan)
                await couldNotLook(request, failure, error.failure, asks: isLate)
                looks.insert(age + Self.retryPause(after: failures, error), at: 0)
                failures += 1
                continue
            }
            failures = 0
            // Those whose moment had passed are made by this one.
            looks.removeAll { $0 <= began }
            guard isOpen(request.id) else { return }
            switch seen.verdict {
            case .adopt(let row):
                refreshAccount(request.service)
                if await adopt(request, .adopt, remoteID: row.remoteID, phase: row.phase ?? .queued) { return }
                // It is another request's after all.
                (seen, looks) = (Look(gap: "the matching run belongs to another request"), [])
            // What no other request can be will not become clearer.
            case .several where !seen.mayClear: looks = []
            case .several, .none: break
            }
            if !looks.isEmpty || wasRefused { await hasLooked(request, failure) }
        }
        switch seen.verdict {
        case .several(let rows): await ask(request, failure, rows, seen)
        case .none where wasRefused && seen.gap == nil:
            await reject(request, .notTaken(by: request.service, failure))
        case .none, .adopt: await ask(request, failure, [], seen)
        }
    }

    /// Waits until `moment`, or until the service has answered.
    private func rest(_ id: RequestID, until moment: Duration) async {
        let (alarm, ring) = AsyncStream.makeStream(of: Void.self)
        searchAlarms[id] = ring
        await context.timeline.sleep(until: moment, orEndOf: alarm)
        searchAlarms[id] = nil
    }

    /// A service has answered: what could not be looked for there is looked for now.
    func wakeSearches(of service: Service) {
        for (id, alarm) in searchAlarms where reconciliations[id]?.request.service == service {
            if runs[id.runID]?.couldNotBeLookedFor == true { alarm.finish() }
        }
    }

    /// Tells why a look failed; from some time on the user is asked meanwhile.
    private func couldNotLook(_ request: Request, _ failure: Failure, _ reason: Failure, asks: Bool) async {
        guard var run = runs[request.id.runID], isOpen(request.id) else { return }
        if case .unconfirmed(let asked) = run.delivery {
            return await ask(request, failure, [], lookup: .failed(reason), evidence: asked.evidence)
        }
        guard asks else {
            run.searchFailure = reason
            return await commit([run], .searching)
        }
        await ask(request, failure, [], lookup: .failed(reason), evidence: await balanceEvidence(of: request))
    }

    /// A look has worked: the user is asked no more before the last one is made.
    private func hasLooked(_ request: Request, _ failure: Failure) async {
        guard var run = runs[request.id.runID], isOpen(request.id), run.couldNotBeLookedFor else { return }
        if run.delivery != .searching {
            await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
            note(request, .searching)
            run.delivery = .searching
            run.searchEndsAt = reconciliations[request.id]?.lostAt.map {
                context.now() + ($0 + SearchPlan.length() - context.timeline.elapsed())
            }
        }
        run.searchFailure = nil
        await commit([run], .searching)
    }

    /// Reads the list once, as far back as the request can be; a run in it that could belong to another open request
    /// may become clearer. For a conversion its generation is read.
    func look(for request: Request) async throws(ClientError) -> Look {
        if let id = request.generationID { return try await look(forConversion: request, of: id) }
        if serverClocks[request.service] == nil {
            hear(try await context.calls.runs(of: request.service).serverDate, of: request.service)
        }
        guard let start = reconciliations[request.id]?.windowStart else { return Look() }
        var (rows, broken, total): ([RunReport], Int, Int?) = ([], 0, nil)
        var seen: Set<String> = []
        var position: NextPage?
        var isOver = false
        var isBeyond = false
        for _ in 0..<Self.pageLimit where !isOver {
            let page = try await context.calls.runs(like: request, since: start, at: position?.overlapping)
            hear(page.serverDate, of: request.service)
            rows += page.values.filter { seen.insert($0.remoteID).inserted }
            broken += page.brokenRows
            // What is made meanwhile is counted by later pages only.
            total = min(total ?? .max, page.total ?? total ?? 0)
            position = page.next
            isBeyond = !page.values.isEmpty && page.endsBefore(start)
            isOver = position == nil || isBeyond || page.values.isEmpty && page.brokenRows == 0
        }
        // The search can have ended while the list was read.
        guard let search = reconciliations[request.id] else { return Look() }
        let candidates = search.candidates(in: rows)
        // Whichever of them it is not is a run of its own, and known to whatever is sent after it.
        for row in candidates {
            let remoteID = RemoteID(service: request.service, value: row.remoteID)
            if runs.id(of: remoteID) == nil { deferredRows[remoteID] = row }
        }
        // Counted before the archive is asked: one that is settled meanwhile may be missing from its answer.
        let rivals = rivals(of: request, for: candidates)
        var claimed: Set<String> = []
        let ids = Set(candidates.map(\.remoteID))
        await context.keep("claims") { archive in
            claimed = try await archive.claimed(of: ids, at: request.service, exceptBy: request.id)
        }
        claimed.formUnion(runs.values.lazy.filter { $0.isOurs && $0.id != request.id.runID }.compactMap(\.ownRemoteID))
        let missing = isOver && !isBeyond ? max(0, (total ?? 0) - rows.count - broken) : 0
        return Look(
            verdict: search.judge(rows, claimed: claimed, rivals: rivals),
            gap: gap(in: request.service, isOver: isOver, broken: broken, missing: missing), mayClear: rivals > 0)
    }

    /// Why a list that was read proves nothing by what it does not hold; nil where it does.
    private func gap(in service: Service, isOver: Bool, broken: Int, missing: Int) -> String? {
        if !isOver { return "\(service.name)'s list is longer than Easel reads" }
        if broken > 0 { return "\(broken) row\(broken == 1 ? "" : "s") of \(service.name)'s list could not be read" }
        return missing > 0 ? "\(service.name) counts \(missing) more than its list contains" : nil
    }

    /// How many other open requests one of `rows` could belong to, which fit this one.
    private func rivals(of request: Request, for rows: [RunReport]) -> Int {
        guard let search = reconciliations[request.id] else { return 0 }
        return reconciliations.values.count { other in other.isRival(of: search) && rows.contains(where: other.couldBe)
        }
    }

    /// It could not be told what became of the request: from now on the user is asked.
    func ask(_ request: Request, _ failure: Failure, _ rows: [RunReport], _ seen: Look) async {
        await ask(
            request, failure, rows, lookup: seen.gap.map(OutcomeQuestion.Lookup.partial) ?? .whole,
            evidence: await balanceEvidence(of: request))
    }

    private func ask(
        _ request: Request, _ failure: Failure, _ rows: [RunReport], lookup: OutcomeQuestion.Lookup,
        evidence: OutcomeQuestion.BalanceEvidence
    ) async {
        let question = OutcomeQuestion(
            candidates: rows.sorted { $0.createdAt ?? .distantPast > $1.createdAt ?? .distantPast }
                .map(OutcomeQuestion.Candidate.init),
            evidence: evidence, lookup: lookup)
        guard var run = runs[request.id.runID], isOpen(request.id), run.delivery != .unconfirmed(question) else {
            return
        }
        // What is asked already is looked for first.
        if case .unconfirmed = run.delivery {
            await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
            // The user may have answered meanwhile.
            guard isOpen(request.id) else { return }
        }
        let event: RequestState.Event = rows.isEmpty && lookup == .whole ? .findNone : .findSeveral
        run.delivery = .unconfirmed(question)
        note(request, event == .findNone ? .absent : .undecided)
        await write(RequestTransition(request.id, event, failure: failure, question: question, at: context.now()))
        await commit([run], .unconfirmed)
        // Candidates are shown with the question and not as rows of their own; and where nothing was read, a row may be
        // it.
        if case .failed = lookup { return }
        if rows.isEmpty {
            reconciliations[request.id] = nil
            await release(request.service)
        }
    }

    /// Whether it is for a look to tell what became of the request: nobody has, and no word of the user's is being
    /// written.
    func isOpen(_ id: RequestID) -> Bool { reconciliations[id] != nil && !decided.contains(id) }

    func balanceEvidence(of request: Request) async -> OutcomeQuestion.BalanceEvidence {
        guard let snapshot = reconciliations[request.id]?.snapshot, let before = snapshot.spentBefore else {
            return .inconclusive
        }
        guard
            let account = try? await monitor.account(
                of: request.service, noOlderThan: .zero, patience: .seconds(10))
        else { return .inconclusive }
        var others: [RequestRecord]?
        await context.keep("witness") { archive in others = try await self.others(since: request, snapshot, archive) }
        guard let others else { return .inconclusive }
        return OutcomeQuestion.BalanceEvidence(
            before: before, after: account.spent(of: request.cost), cost: request.cost, others: others)
    }

    /// Our other requests to the same service that left after `request`, and those that are open. In a session by
    /// their order; before it only the wall clock tells.
    func others(
        since request: Request, _ snapshot: SendSnapshot, _ archive: Archive
    ) async throws(ArchiveError) -> [RequestRecord] {
        var later = try await archive.unsettledRequests()
        if !sentRequests.contains(request.id) {
            later += try await archive.requests(since: snapshot.sentAt).filter {
                !sentRequests.contains($0.request.id) && !$0.state.isUnsettled
                    && $0.snapshot.map { $0.sentAt >= snapshot.sentAt } ?? false
            }
        }
        let start = sentRequests.lastIndex(of: request.id).map { $0 + 1 } ?? 0
        for id in sentRequests[start...] {
            if let record = try await archive.request(id), !record.state.isUnsettled { later.append(record) }
        }
        // One that cannot be read may have left as well.
        if let row = await archive.damagedRows.first(where: \.isOfRequest) {
            throw ArchiveError(.damaged, path: archive.path, detail: "\(row)")
        }
        return later.filter { $0.request.id != request.id && $0.request.service == request.service }
    }
}

extension Page<RunReport> {
    /// Whether nothing behind it can be of `moment` or later. A row of unknown time may stand anywhere in a list, so
    /// that where there is one the others' times do not tell.
    fileprivate func endsBefore(_ moment: Timestamp) -> Bool {
        values.allSatisfy { $0.createdAt != nil } && values.compactMap(\.createdAt).min().map { $0 < moment } ?? true
    }
}

extension Run {
    /// Whether the last attempt to look for it has failed.
    fileprivate var couldNotBeLookedFor: Bool {
        if searchFailure != nil { return true }
        if case .unconfirmed(let question) = delivery, case .failed = question.lookup { return true }
        return false
    }
}
