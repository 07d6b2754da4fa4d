import ArtClient
import Archive
import Domain

extension RunQueue {
    /// A list that goes on for longer than this is not read to its end.
    private static var pageLimit: Int { 20 }

    /// Returns the pause after a failed look: longer each time, and longest where the service does
    /// not accept the token, since that recovers by itself least.
    private static func retryPause(after failures: Int, _ error: ClientError) -> Duration {
        let backoff =
            error.kind == .notAuthorized
            ? Backoff(from: .seconds(60), upTo: .seconds(300)) : Backoff(from: .seconds(15), upTo: .seconds(60))
        return backoff.wait(after: failures)
    }

    /// Looks for the run that a request of unknown outcome has become, by the service's own list, since there is
    /// nothing else to ask. Only reads. What it comes to is for the user to decide unless exactly one run fits.
    ///
    /// A look that failed proves nothing: that is reported, and the search continues.
    ///
    /// - `wasRefused`: Whether the service has said that it could not take it: that is checked and then
    ///   believed.
    func search(_ request: Request, _ failure: Failure, wasRefused: Bool = false) async {
        guard let lostAt = outbox.reconciliations[request.id]?.lostAt, outbox.beginSearch(request.id) else { return }
        defer { outbox.endSearch(request.id) }
        await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
        let plan = wasRefused ? SearchPlan.shortLooks : SearchPlan.looks
        var looks = SearchPlan.looks(after: context.timeline.elapsed() - lostAt, of: plan)
        var seen = Look()
        var failures = 0
        while !looks.isEmpty {
            await pauseSearch(for: request.id, until: lostAt + looks.removeFirst())
            guard !Task.isCancelled, isLeading, outbox.isOpen(request.id) else { return }
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
                failures += 1
                looks.insert(age + Self.retryPause(after: failures, error), at: 0)
                continue
            }
            failures = 0
            // Those whose moment had passed are made by this one.
            looks.removeAll { $0 <= began }
            guard outbox.isOpen(request.id) else { return }
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
    private func pauseSearch(for id: RequestID, until moment: Duration) async {
        let wakeup = Wakeup()
        searchWakeups[id] = wakeup
        await context.timeline.sleep(until: moment, orUntil: wakeup)
        searchWakeups[id] = nil
    }

    /// A service has answered: what could not be looked for there is looked for now.
    func wakeSearches(of service: Service) {
        for (id, wakeup) in searchWakeups where outbox.reconciliations[id]?.request.service == service {
            if runs[id.runID]?.couldNotBeLookedFor == true { wakeup.wake() }
        }
    }

    /// Emits why a look failed; from some time on the user is asked meanwhile.
    private func couldNotLook(_ request: Request, _ failure: Failure, _ reason: Failure, asks: Bool) async {
        guard var run = runs[request.id.runID], outbox.isOpen(request.id) else { return }
        if case .unconfirmed(let asked) = run.delivery {
            return await ask(request, failure, [], lookup: .failed(reason), evidence: asked.evidence)
        }
        guard asks else {
            run.searchFailure = reason
            return await commit([run], .searching)
        }
        await ask(request, failure, [], lookup: .failed(reason), evidence: await balanceEvidence(of: request))
    }

    /// A look has worked: the user is not asked before the last one is made.
    private func hasLooked(_ request: Request, _ failure: Failure) async {
        guard var run = runs[request.id.runID], outbox.isOpen(request.id), run.couldNotBeLookedFor else { return }
        if run.delivery != .searching {
            await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
            note(request, .searching)
            run.delivery = .searching
            run.searchEndsAt = outbox.reconciliations[request.id]?.lostAt.map {
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
        if services[request.service].clock == nil {
            updateClock(of: request.service, try await context.calls.runs(of: request.service).serverDate)
        }
        guard let start = outbox.reconciliations[request.id]?.windowStart else { return Look() }
        var (rows, broken, total): ([RunReport], Int, Int?) = ([], 0, nil)
        var seen: Set<String> = []
        var position: NextPage?
        var isOver = false
        var isBeyond = false
        for _ in 0..<Self.pageLimit where !isOver {
            let page = try await context.calls.runs(like: request, since: start, at: position?.overlapping)
            updateClock(of: request.service, page.serverDate)
            rows += page.values.filter { seen.insert($0.remoteID).inserted }
            broken += page.brokenRows
            // What is made meanwhile is counted by later pages only.
            total = min(total ?? .max, page.total ?? total ?? 0)
            position = page.next
            isBeyond = !page.values.isEmpty && page.endsBefore(start)
            isOver = position == nil || isBeyond || page.values.isEmpty && page.brokenRows == 0
        }
        // The search can have ended while the list was read.
        guard let search = outbox.reconciliations[request.id] else { return Look() }
        let candidates = search.candidates(in: rows)
        // Whichever of them it is not is a run of its own, and known to whatever is sent after it.
        for row in candidates {
            let remoteID = RemoteID(service: request.service, value: row.remoteID)
            if runs.id(of: remoteID) == nil { outbox.defer(row, of: request.service) }
        }
        // Counted before the archive is asked: one that is settled meanwhile may be missing from its answer.
        let rivals = outbox.rivals(of: request, for: candidates)
        let ids = Set(candidates.map(\.remoteID))
        var claimed: Set<String>
        do {
            let read = try await context.read("claims") { archive throws(ArchiveError) in
                try await archive.claimed(of: ids, at: request.service, exceptBy: request.id)
            }
            claimed = read ?? []
        } catch  where !candidates.isEmpty {
            // Any of them may be another request's.
            return Look(verdict: .several(candidates), gap: "Easel's archive cannot be read", mayClear: true)
        } catch {
            claimed = []
        }
        claimed.formUnion(runs.values.lazy.filter { $0.isOurs && $0.id != request.id.runID }.compactMap(\.ownRemoteID))
        let missing = isOver && !isBeyond ? max(0, (total ?? 0) - rows.count - broken) : 0
        return Look(
            verdict: search.judge(rows, claimed: claimed, rivals: rivals),
            gap: gap(in: request.service, isOver: isOver, broken: broken, missing: missing), mayClear: rivals > 0)
    }

    /// The reason why a list that was read proves nothing by what it lacks; nil where it does.
    private func gap(in service: Service, isOver: Bool, broken: Int, missing: Int) -> String? {
        if !isOver { return "\(service.name)'s list is longer than Easel reads" }
        if broken > 0 { return "\(broken) row\(broken == 1 ? "" : "s") of \(service.name)'s list could not be read" }
        return missing > 0 ? "\(service.name) counts \(missing) more than its list contains" : nil
    }

    /// The outcome of the request is not known: from now on the user is asked.
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
        guard var run = runs[request.id.runID], outbox.isOpen(request.id), run.delivery != .unconfirmed(question) else {
            return
        }
        // What is asked already is looked for first.
        if case .unconfirmed = run.delivery {
            await write(RequestTransition(request.id, .search, failure: failure, at: context.now()))
            // The user may have answered meanwhile.
            guard outbox.isOpen(request.id) else { return }
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
            outbox.settle(request.id)
            await release(request.service)
        }
    }

    /// Returns what the account says about a request of unknown outcome: read now, for at most ten seconds.
    func balanceEvidence(of request: Request) async -> OutcomeQuestion.BalanceEvidence {
        guard let snapshot = outbox.reconciliations[request.id]?.snapshot, let before = snapshot.spentBefore else {
            return .inconclusive
        }
        guard
            let account = try? await monitor.account(
                of: request.service, noOlderThan: .zero, patience: .seconds(10))
        else { return .inconclusive }
        guard let others = await others(since: request, snapshot) else { return .inconclusive }
        return OutcomeQuestion.BalanceEvidence(
            before: before, after: account.spent(of: request.cost), cost: request.cost, others: others)
    }

    /// Our other requests to the same service that left after `request`, and those that are open; nil where the archive
    /// cannot tell all of them. In a session by their order; before it only the wall clock tells.
    func others(since request: Request, _ snapshot: SendSnapshot) async -> [RequestRecord]? {
        let read = try? await context.read("other requests") { archive throws(ArchiveError) in
            try await self.others(since: request, snapshot, archive)
        }
        return read ?? nil
    }

    private func others(
        since request: Request, _ snapshot: SendSnapshot, _ archive: Archive
    ) async throws(ArchiveError) -> [RequestRecord] {
        var later = try await archive.unsettledRequests()
        if !outbox.sent.contains(request.id) {
            later += try await archive.requests(since: snapshot.sentAt).filter {
                !outbox.sent.contains($0.request.id) && !$0.state.isUnsettled
                    && $0.snapshot.map { $0.sentAt >= snapshot.sentAt } ?? false
            }
        }
        for id in outbox.sent(after: request.id) {
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
    /// Indicates whether nothing behind it can be of `moment` or later. A row of unknown time may stand anywhere in a
    /// list, so that where there is one the others' times do not tell.
    fileprivate func endsBefore(_ moment: Timestamp) -> Bool {
        values.allSatisfy { $0.createdAt != nil } && values.compactMap(\.createdAt).min().map { $0 < moment } ?? true
    }
}

extension Run {
    /// Indicates whether the last attempt to look for it has failed.
    fileprivate var couldNotBeLookedFor: Bool {
        if searchFailure != nil { return true }
        if case .unconfirmed(let question) = delivery, case .failed = question.lookup { return true }
        return false
    }
}
