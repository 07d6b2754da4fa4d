import JSON
import ArtClient
import Archive
import Domain
import Logging

extension RunQueue {
    /// The interval at which a queue that waits for a quota, a balance or a budget is looked at again.
    private static var recheck: Duration { .seconds(300) }

    /// Takes a request: writes it down and puts it in line. Unless `isConfirmed`, the user may be asked first.
    func submit(_ request: Request, isConfirmed: Bool) async {
        let id = request.id.runID
        guard runs[id] == nil else {
            context.logger.warning("request submitted twice", metadata: ["id": "\(request.id.value)"])
            return
        }
        guard context.calls.has(request.service) else {
            return await refuse(request, .noCredentials(for: request.service))
        }
        if let readOnlyReason { return await refuse(request, readOnlyReason) }
        guard let archive = context.archive else { return await refuse(request, .noArchive) }
        do {
            try await noteOthers(in: archive)
        } catch {
            // What another Easel has just sent could be the same, which only matters where the user is to be asked.
            guard isConfirmed else { return await refuse(request, error.failure) }
        }
        await noteDamagedRows()
        if let readOnlyReason { return await refuse(request, readOnlyReason) }
        // No suspension from here to the note of it, so that the same request, or another one over the budget,
        // cannot come in between.
        guard runs[id] == nil else { return }
        let concerns = isConfirmed ? [] : outbox.spending.concerns(about: request, at: context.timeline.elapsed())
        guard concerns.isEmpty else { return context.emit(.concerns(request, concerns)) }
        runs.put(request.pendingRun, .submitted)
        note(request, .prepared)
        do {
            try await archive.record(request, isConfirmed: isConfirmed, at: context.now())
        } catch {
            note(request, .rejected)
            runs.remove(id)
            return await refuse(request, error.failure)
        }
        outbox.queue.add(SendQueue.Place(request: request, isConfirmed: isConfirmed))
        await advance()
    }

    /// The request cannot be sent from here, and was not written to the archive.
    private func refuse(_ request: Request, _ failure: Failure) async {
        var run = request.pendingRun
        run.phase = .failed
        run.failure = failure
        run.endedAt = context.now()
        outbox.refuse(request)
        await commit([run], .rejected)
        context.emit(.rejected(request.id, failure))
    }

    /// Emits the request that a run was made by, as it was submitted; nil where that is not known.
    func emitRequest(of run: RunID, command: EngineCommand) async {
        // The queue calls a run that was sent from here by its request's id.
        let id = RequestID(run.value)
        do {
            let recorded = try await context.archive?.request(id)?.request
            if let request = recorded ?? outbox.refused[id] { return context.emit(.request(run, request)) }
        } catch {
            return context.emit(.failed(command, .notRead(because: error.failure)))
        }
        do {
            context.emit(.request(run, try await foundRequest(of: run)))
        } catch {
            context.emit(.failed(command, error.failure))
        }
    }

    /// The request that makes the same as a run that was not sent from here: Antekirt tells an image's artist and
    /// prompt ("List generations"), artinstring tells no answers.
    private func foundRequest(of id: RunID) async throws(ClientError) -> Request? {
        guard let run = runs[id], run.service == .antekirt, !run.isOurs, let remoteID = run.remoteID else { return nil }
        let report = try await context.calls.run(remoteID, of: .antekirt)
        guard let artist = report.artistID, let prompt = report.title else { return nil }
        let entry = CatalogEntry(
            id: EntryID(service: .antekirt, kind: .artist, value: artist), title: report.artistName ?? run.title,
            modality: .image)
        return Request(
            id: RequestID(id.value), action: .image, entry: entry.id, title: entry.title, modality: .image,
            body: ["artistId": .string(artist), "prompt": .string(prompt)],
            cost: .estimate(for: entry, useOwnKey: false), createdAt: run.createdAt ?? context.now())
    }

    /// Cancels a request that waits.
    func withdraw(_ id: RequestID, command: EngineCommand) async {
        guard let request = outbox.queue[id]?.request, let archive = context.archive else { return }
        do {
            // The archive decides whether it has left already, here or from another Easel.
            try await archive.write(RequestTransition(id, .withdraw, at: context.now()))
        } catch {
            return context.emit(.failed(command, error.failure))
        }
        await end(withdrawn: request)
        await advance()
    }

    /// A request that waited has been canceled.
    func end(withdrawn request: Request) async {
        outbox.queue.remove(request.id)
        note(request, .withdrawn)
        var run = runs[request.id.runID] ?? request.pendingRun
        run.phase = .cancelled
        run.delivery = nil
        run.endedAt = context.now()
        await commit([run], .withdrawn)
        context.emit(.withdrawn(request))
    }

    /// Holds a waiting request back, or lets it go on.
    func hold(_ id: RequestID, _ isHeld: Bool, command: EngineCommand) async {
        guard outbox.queue[id] != nil else { return }
        outbox.setHeld(id, isHeld)
        do { try await context.archive?.hold(id, isHeld) } catch { context.emit(.failed(command, error.failure)) }
        await advance()
    }

    /// Moves a waiting request up or down the line.
    func move(_ id: RequestID, by steps: Int, command: EngineCommand) async {
        outbox.queue.move(id, by: steps)
        do {
            try await context.archive?.arrange(outbox.queue.places.map(\.request.id))
        } catch {
            context.emit(.failed(command, error.failure))
        }
        await advance()
    }

    /// An account was read: what waited for it may go on.
    func take(_ account: Account, of service: Service) async {
        services[service].account = account
        // It has answered.
        if [.offline, .unauthorized].contains(services[service].pause?.reason) { services[service].pause = nil }
        followLive(service)
        wakeSearches(of: service)
        await advance()
    }

    /// Sends what can be sent, and tells of the rest why it waits.
    func advance() async {
        let conditions = conditions
        for service in Service.allCases {
            guard let request = outbox.queue.next(for: service, conditions) else { continue }
            outbox.queue.setLeaving(request.id, true)
            context.start { await self.send(request) }
        }
        let waits = outbox.queue.waits(conditions)
        planReview(waits.values, conditions)
        await commit(
            outbox.queue.places.compactMap { place in
                let id = place.request.id
                guard let waiting = waits[id], var run = runs[id.runID], run.delivery != .sending else { return nil }
                run.delivery = .waiting(waiting)
                return run
            }, .waiting)
    }

    /// The conditions for sending, now.
    var conditions: SendQueue.Conditions {
        let now = context.timeline.elapsed()
        return SendQueue.Conditions(
            isLeading: isLeading, now: now, services: readOnlyReason == nil ? Set(context.calls.present) : [],
            pauses: services.compactMap(\.pause), accounts: services.compactMap(\.account),
            overBudget: outbox.overBudget(at: now))
    }

    /// Leaves a service alone for `duration`.
    func pause(_ service: Service, _ reason: Waiting.Reason, for duration: Duration) {
        services[service].pause = SendQueue.Pause(
            reason: reason, until: context.timeline.elapsed() + duration, shown: context.now() + duration)
    }

    /// Has the queue looked at again when the first of its waits ends, or might.
    private func planReview(_ waits: some Collection<Waiting>, _ conditions: SendQueue.Conditions) {
        guard
            let next = outbox.planReview(
                waits, pauses: conditions.pauses.values, recheck: Self.recheck, at: conditions.now)
        else { return }
        context.start {
            await self.context.timeline.sleep(until: next)
            if !Task.isCancelled { await self.reviewQueue(at: next) }
        }
    }

    private func reviewQueue(at moment: Duration) async {
        guard outbox.beginReview(at: moment) else { return }
        let waits = outbox.queue.waits(conditions)
        for service in context.calls.present {
            let isShort = outbox.queue.places.contains { place in
                place.request.service == service
                    && waits[place.request.id].map { [.quota, .credits].contains($0.reason) } ?? false
            }
            if isShort { refreshAccount(service) }
        }
        await advance()
    }

    // MARK: spending

    /// Takes note of what a request has come to, and tells when that changes what was spent.
    ///
    /// - `isOurs`: Whether it was this session that took it; what is known of that already stays.
    func note(_ request: Request, _ state: RequestState, isOurs: Bool = true) {
        outbox.note(request, state, at: context.timeline.elapsed(), isOfSession: isOurs)
        emitSpending()
    }

    /// Takes note of what other Easels have sent: the same body, sent there a minute ago, is asked about here.
    private func noteOthers(in archive: Archive) async throws(ArchiveError) {
        if archive.isShared { try await recallSpending(archive) }
    }

    /// Takes note of what was spent in the last day, before this session or beside it. Of what has left here, more is
    /// known than the archive may have.
    func recallSpending(_ archive: Archive) async throws(ArchiveError) {
        let (now, elapsed) = (context.now(), context.timeline.elapsed())
        for record in try await archive.requests(since: now + (.zero - SpendingGuard.day))
        where record.state != .prepared && !outbox.sent.contains(record.request.id) {
            outbox.note(
                record.request, record.state, at: elapsed - max(.zero, now - record.updatedAt), isOfSession: false)
        }
        emitSpending()
    }

    /// Emits what was spent, where that has changed.
    private func emitSpending() {
        guard let totals = outbox.takeTotals(at: context.timeline.elapsed()) else { return }
        context.emit(.spending(session: totals.session, day: totals.day))
    }
}
