import ArtClient
import Archive
import Domain

// A request whose outcome is unknown becomes a question. The question is renewed after every reading of the service,
// until the user has answered it.

extension RunQueue {
    /// A service's list was read: what could not be looked for before is, and what is asked is looked at again.
    func reconsider(_ service: Service) {
        wakeSearches(of: service)
        guard isLeading, readOnlyReason == nil, !askedOnly(at: service).isEmpty,
            !services[service].isReviewingQuestions
        else { return }
        services[service].isReviewingQuestions = true
        context.start {
            await self.lookAgain(at: service)
            await self.endReview(of: service)
        }
    }

    private func endReview(of service: Service) { services[service].isReviewingQuestions = false }

    /// The requests that are asked about and that nobody looks for.
    private func askedOnly(at service: Service) -> [RequestID] {
        runs.values.filter { run in
            guard run.service == service, case .unconfirmed = run.delivery else { return false }
            return !outbox.isSearching(RequestID(run.id.value))
        }.map { RequestID($0.id.value) }
    }

    private func lookAgain(at service: Service) async {
        guard let archive = context.archive else { return }
        var records: [RequestRecord] = []
        for id in askedOnly(at: service) {
            guard let record = try? await archive.request(id), record.state.isAsked else { continue }
            // All of them before the first look, since one run can be what several of them have become.
            if outbox.reconciliations[id] == nil {
                let reconciliation = try? await reconciliation(of: record, in: archive)
                // The user may have answered meanwhile.
                guard case .unconfirmed = runs[id.runID]?.delivery, !outbox.isResolving(id),
                    outbox.reconciliations[id] == nil
                else {
                    continue
                }
                if let reconciliation { outbox.reconcile(reconciliation) }
            }
            records.append(record)
        }
        for record in records where !Task.isCancelled && isLeading {
            let id = record.request.id
            guard case .unconfirmed = runs[id.runID]?.delivery, !outbox.isSearching(id), !outbox.isResolving(id) else {
                continue
            }
            // A look that fails changes nothing that an earlier one has shown.
            do { try await renew(record) } catch { await monitor.failed(service, error) }
        }
        // What no run can be is no rival of what is sent next.
        for record in records where !outbox.isSearching(record.request.id) {
            if case .unconfirmed(let question) = runs[record.request.id.runID]?.delivery, question.candidates.isEmpty {
                outbox.settle(record.request.id)
            }
        }
        await release(service)
    }

    /// Looks once more for a request that is asked about; asks again where that shows something else.
    private func renew(_ record: RequestRecord) async throws(ClientError) {
        let request = record.request
        let seen = try await look(for: request)
        guard outbox.isOpen(request.id), case .unconfirmed(let asked)? = runs[request.id.runID]?.delivery else {
            return
        }
        let rows: [RunReport]
        switch seen.verdict {
        case .adopt(let row):
            await adopt(request, .adopt, remoteID: row.remoteID, phase: row.phase ?? .queued)
            return refreshAccount(request.service)
        case .several(let candidates): rows = candidates
        case .none: rows = []
        }
        let lookup = seen.gap.map(OutcomeQuestion.Lookup.partial) ?? .whole
        guard Set(rows.map(\.remoteID)) != Set(asked.candidates.map(\.remoteID)) || lookup != asked.lookup else {
            return
        }
        await ask(request, record.failure ?? .interrupted, rows, seen)
    }

    // MARK: the user's word

    /// Does what the user has decided about a request whose outcome is unknown.
    func resolve(_ id: RequestID, _ resolution: Resolution, command: EngineCommand) async {
        guard let archive = context.archive, case .unconfirmed(let question) = runs[id.runID]?.delivery,
            outbox.beginResolving(id)
        else { return }
        defer { outbox.endResolving(id) }
        do {
            guard let record = try await archive.request(id), var run = runs[id.runID] else { return }
            // A look may have found it meanwhile.
            guard case .unconfirmed = run.delivery else { return }
            let now = context.now()
            run.delivery = nil
            switch resolution {
            case .adopt(let remoteID):
                let phase = question.candidates.first { $0.remoteID == remoteID }?.phase ?? .queued
                run = run.becoming(remoteID, phase)
                run.learn(record.snapshot)
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
                runs.put(again.pendingRun, .submitted)
                outbox.queue.add(SendQueue.Place(request: again, isConfirmed: true))
            case .dismiss:
                try await archive.write(
                    RequestTransition(id, .dismiss, failure: record.failure, run: run.asKept, at: now))
                note(record.request, .dismissed)
            }
            await end(asking: record.request, run, .resolved(resolution))
        } catch {
            context.emit(.failed(command, error.failure))
            await takeChanges()
        }
        await advance()
    }

    /// The question about a request is answered; `run` is what it is now.
    func end(asking request: Request, _ run: Run, _ cause: RunChange.Cause) async {
        let merged = merge(into: run)
        await commit([run], cause)
        emit(merged)
        outbox.settle(request.id)
        searchWakeups[request.id]?.wake()
        if run.remoteID != nil {
            context.emit(.accepted(request.id))
            follow(run.id)
        }
        await release(request.service)
    }
}

extension RequestState {
    /// Indicates whether the user is asked about its outcome.
    fileprivate var isAsked: Bool { self == .absent || self == .undecided }
}
