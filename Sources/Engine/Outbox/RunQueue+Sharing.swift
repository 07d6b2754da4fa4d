import ArtClient
import Archive
import Domain
import Logging

// Several Easels may have one archive open. One of them leads: it sends, follows and reconciles. The others write
// down what their users want, and see in the archive what comes of it.

extension RunQueue {
    /// The interval at which the archive is checked for what others have written.
    private static var pulse: Duration { .seconds(1) }
    /// The longest time that an earlier session can have waited for an answer.
    private static var longestSending: Duration { .seconds(100) }

    /// Leads, if no other Easel does.
    func acquireLeadership() async {
        let before = isLeading
        do {
            sharing.isLeading = try await context.archive?.acquireLeadership() ?? true
        } catch {
            // It follows, since nobody else may; but it cannot know whether another one sends.
            sharing.isLeading = true
            if readOnlyReason == nil { blockSpending(error.failure) }
        }
        if !before || !isLeading { context.emit(.leading(isLeading)) }
    }

    /// Looks at the archive again and again, for as long as the engine works.
    func watchArchive() async {
        while !Task.isCancelled {
            await context.timeline.sleep(for: Self.pulse)
            guard !Task.isCancelled, let archive = context.archive else { return }
            do {
                if !isLeading, try await archive.acquireLeadership() { return await takeOver() }
                if try await archive.version() != sharing.version { await takeChanges() }
                await noteDamagedRows()
            } catch {
                context.logger.error("archive", metadata: ["what": "watch", "error": "\(error)"])
            }
        }
    }

    /// The Easel that led is gone: this one goes on where it stopped, as at a start.
    private func takeOver() async {
        sharing.isLeading = true
        context.emit(.leading(true))
        await restoreArchivedRuns()
        await checkArchive()
        await takeOutbox()
        emit(runs.flush())
        await goOn()
        tookOver()
        context.start { await self.watchArchive() }
    }

    /// Takes in what the archive says of the requests that are open. Of those that were on their way nothing is known
    /// any more, unless another Easel is at it. Where it cannot be read, nothing that spends is sent.
    func takeOutbox() async {
        guard let archive = context.archive else { return }
        do {
            sharing.version = try await archive.version()
            try await recallSpending(archive)
            var records: [RequestRecord] = []
            let open = try await archive.unsettledRequests()
            // Before anything is written of them.
            await noteDamagedRows()
            for record in open {
                if let record = mayAct ? await restarted(record) : record { records.append(record) }
            }
            // Places that this Easel had given them, before it led, are no longer theirs.
            for record in records where record.state != .prepared { outbox.queue.remove(record.request.id) }
            for record in records where record.state == .prepared {
                // They are yet to be sent, and by the Easel that leads.
                note(record.request, .prepared, isOurs: isLeading)
                outbox.enqueue(record)
            }
            outbox.queue.arrange(records.map(\.request.id))
            let waits = outbox.queue.waits(conditions)
            for record in records {
                let run = run(of: record, waits)
                runs.put(run, .restored)
                // Those about which nothing is found out any more are no rivals of others.
                if mayAct, run.delivery == .searching || run.hasCandidates {
                    outbox.reconcile(try await reconciliation(of: record, in: archive))
                }
            }
        } catch {
            context.logger.error("archive", metadata: ["what": "outbox", "error": "\(error)"])
            if readOnlyReason == nil { blockSpending(error.failure) }
        }
    }

    /// Goes on with what `takeOutbox` took in.
    func goOn() async {
        guard isLeading else { return await advance() }
        for search in outbox.reconciliations.values {
            guard let run = runs[search.request.id.runID], run.delivery == .searching else { continue }
            context.start { await self.search(search.request, run.failure ?? .interrupted) }
        }
        await advance()
        for service in context.calls.present { followLive(service) }
    }

    /// Indicates whether this Easel is the one that does something about open requests.
    private var mayAct: Bool { isLeading && readOnlyReason == nil }

    /// Writes down what a request's state is after a start, and gives it; nil when nothing is open about it.
    private func restarted(_ record: RequestRecord) async -> RequestRecord? {
        var record = record
        let id = record.request.id
        switch record.state {
        case .sending:
            record.state = .unknown
            record.failure = .interrupted
            record.updatedAt = record.updatedAt + Self.longestSending
            await write(RequestTransition(id, .restart, failure: .interrupted, at: record.updatedAt))
        case .searching:
            record.state = .unknown
            await write(RequestTransition(id, .restart, failure: record.failure, at: record.updatedAt))
        default: break
        }
        // The answer had come, and only the outbox does not know.
        guard let run = runs[id.runID], run.remoteID != nil, record.state.maySpend else { return record }
        let transition = RequestTransition(id, .adopt, remoteID: run.ownRemoteID, at: context.now())
        return await write(transition) == .refused ? record : nil
    }

    /// A request's row, by what the archive says of it.
    private func run(of record: RequestRecord, _ waits: [RequestID: Waiting]) -> Run {
        var run = runs[record.request.id.runID] ?? record.request.pendingRun
        switch record.state {
        case .prepared: run.delivery = .waiting(waits[record.request.id] ?? Waiting(.turn, position: 1))
        case .sending: run.delivery = .sending
        case .unknown, .searching: run.delivery = .searching
        // The list could not be read; it may be readable now.
        case .undecided where mayAct && record.question?.candidates.isEmpty ?? true: run.delivery = .searching
        case .absent, .undecided: run.delivery = .unconfirmed(record.question ?? OutcomeQuestion())
        case .accepted, .rejected, .withdrawn, .adopted, .replaced, .dismissed: run.delivery = nil
        }
        if run.delivery == .searching { run.searchEndsAt = record.updatedAt + SearchPlan.length() }
        if record.state != .prepared, let failure = record.failure { run.failure = failure }
        return run
    }

    /// The search for a request of an earlier session, or of the Easel that led before. Between sessions only wall
    /// clocks connect; neither moment comes to lie in the future.
    func reconciliation(
        of record: RequestRecord, in archive: Archive
    ) async throws(ArchiveError) -> Reconciliation {
        let snapshot = record.snapshot ?? SendSnapshot(sentAt: record.request.createdAt)
        let leftAt = context.timeline.elapsed() - max(.zero, context.now() - snapshot.sentAt)
        // Each later look is written too, but the run was made before the answer was given up.
        let lostAt = try await archive.journal(of: record.request.id).first { $0.state == .unknown }?.at
        return Reconciliation(
            request: record.request, snapshot: snapshot, leftAt: leftAt,
            lostAt: leftAt + max(.zero, (lostAt ?? record.updatedAt) - snapshot.sentAt))
    }

    // MARK: changes by others

    /// Takes in what others have written since.
    func takeChanges() async {
        // Where that fails, the version stays as it was, so that it is tried again.
        try? await context.read("changes") { archive throws(ArchiveError) in
            let version = try await archive.version()
            let records = try await archive.unsettledRequests()
            await noteDamagedRows()
            if !isLeading {
                try await takeArchivedRuns(keepsDelivery: true)
                emit(runs.flush())
            }
            for record in records where record.state == .prepared {
                let id = record.request.id
                if isLeading, outbox.queue[id] == nil {
                    // One that is known and not in line has left since this was read.
                    guard runs[id.runID] == nil else { continue }
                    runs.put(record.request.pendingRun, .submitted)
                    note(record.request, .prepared)
                }
                outbox.enqueue(record)
            }
            outbox.queue.arrange(records.map(\.request.id))
            let open = Set(records.map(\.request.id))
            for id in awaited where !open.contains(id) {
                if let record = try await archive.request(id), !record.state.isUnsettled { await take(record) }
            }
            if !isLeading { await show(records) }
            sharing.version = version
        }
        await advance()
    }

    /// The requests that another Easel may have ended meanwhile.
    private var awaited: [RequestID] {
        runs.values.filter { run in
            switch run.delivery {
            case .waiting, .unconfirmed: true
            // Where this one leads, it is the one that ends them.
            case .sending, .searching: !isLeading
            case nil: false
            }
        }.map { RequestID($0.id.value) }
    }

    /// Shows what the Easel that leads is doing with the requests.
    private func show(_ records: [RequestRecord]) async {
        for record in records where record.state != .prepared { outbox.queue.remove(record.request.id) }
        let waits = outbox.queue.waits(conditions)
        await commit(records.map { run(of: $0, waits) }, .synchronized)
    }

    /// Another Easel has ended what this one held for open.
    private func take(_ record: RequestRecord) async {
        let request = record.request
        outbox.queue.remove(request.id)
        note(request, record.state, isOurs: false)
        if record.state == .withdrawn { return await end(withdrawn: request) }
        guard var run = runs[request.id.runID] else { return }
        run.delivery = nil
        run.learn(record.snapshot)
        if let remoteID = record.runRemoteID {
            run.remoteID = remoteID
            run.phase = run.phase.advanced(to: .queued)
            run.failure = nil
        } else if let failure = record.failure {
            run.failure = failure
            if record.state == .rejected { context.emit(.rejected(request.id, failure)) }
        }
        if record.state == .rejected, run.phase == .unknown {
            run.phase = .failed
            run.endedAt = record.updatedAt
        }
        await end(asking: request, run, .synchronized)
    }
}

extension Run {
    /// Indicates whether the user is asked which run of the service's it is.
    fileprivate var hasCandidates: Bool {
        if case .unconfirmed(let question) = delivery { !question.candidates.isEmpty } else { false }
    }
}
