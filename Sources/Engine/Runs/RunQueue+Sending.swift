import ArtClient
import Archive
import Domain
import Logging

extension RunQueue {
    /// Sends a request, at most once in its life.
    ///
    /// It is on disk before its first byte leaves, and its outcome before it is told.
    func submit(_ request: Request) async {
        let id = request.id.runID
        guard runs[id] == nil else {
            shop.logger.warning("request submitted twice", metadata: ["id": "\(request.id.value)"])
            return
        }
        guard shop.calls.has(request.service) else {
            return await refuse(request, .noCredentials(for: request.service))
        }
        guard let archive = shop.archive else { return await refuse(request, archiveFailure ?? .noArchive) }
        // Before the first suspension, so that the same request cannot come in between.
        runs[id] = request.pendingRun
        let known = Set(runs.values.lazy.filter { $0.service == request.service }.compactMap(\.foldedRemoteID))
        unsettled[request.id] = Reconciliation(request: request, knownBefore: known, sentAt: shop.now())
        do {
            try await archive.record(request, at: shop.now())
            shop.emit(.runs([request.pendingRun]))
            try await archive.transition(request.id, to: .sending, at: shop.now())
        } catch {
            return await reject(request, error.failure)
        }
        guard !Task.isCancelled else { return await reject(request, .notSent) }
        // Quitting now must not throw away an answer that is paid for and on its way.
        await shop.timeline.shielded(for: Self.quittingGrace) { await self.post(request) }
    }

    /// Writes down a request that the engine has not come to before its end.
    func drop(_ request: Request) async {
        guard runs[request.id.runID] == nil else { return }
        guard shop.archive != nil else { return await refuse(request, .notSent) }
        await shop.keep("request") { try await $0.record(request, at: shop.now()) }
        await reject(request, .notSent)
    }

    private func post(_ request: Request) async {
        do {
            let acceptance = try await shop.calls.create(request)
            await accept(request, acceptance)
        } catch  where error.mayHaveSpent {
            await lose(request, error.failure)
        } catch {
            await gauges.failed(request.service, error)
            await reject(request, error.failure)
        }
    }

    /// How long an answer to a request that spends is waited for after the engine was told to end.
    private static var quittingGrace: Duration { .seconds(2) }
    /// The longest time that an earlier session can have waited for an answer.
    private static var longestSending: Duration { .seconds(100) }
    /// After that long nobody waits for the run any more, and the service's list may not reach back so far.
    private static var searchLimit: Duration { .seconds(24 * 60 * 60) }

    /// Goes on with a request that an earlier session left open.
    func resume(_ record: RequestRecord) async {
        let request = record.request
        if runs[request.id.runID] == nil { runs[request.id.runID] = request.pendingRun }
        switch record.state {
        case .prepared: await reject(request, .notSent, isResumed: true)
        case .sending: await search(request, .interrupted, endedAt: record.updatedAt + Self.longestSending)
        case .unknown:
            await search(request, record.failure ?? .interrupted, endedAt: record.updatedAt, isWritten: true)
        case .accepted, .rejected: break
        }
    }

    /// Goes on looking for a request that an earlier session lost at `endedAt`. `isWritten` says whether the
    /// archive knows that it is lost.
    private func search(_ request: Request, _ failure: Failure, endedAt: Timestamp, isWritten: Bool = false) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.failure = failure
        // At that moment and not now: it bounds the search of the next session as well.
        if !isWritten { await write(request, as: .unknown, run: run, at: endedAt) }
        let isWorthIt = shop.calls.has(request.service) && shop.now() - endedAt < Self.searchLimit
        if isWorthIt {
            unsettled[request.id] = Reconciliation(
                request: request, knownBefore: [], sentAt: request.createdAt, endedAt: endedAt)
        }
        await commit([run])
        if isWorthIt { shop.start { await self.reconcile(request, isResumed: true) } }
    }

    /// The request cannot be sent from here, and was not written to the archive.
    private func refuse(_ request: Request, _ failure: Failure) async {
        var run = request.pendingRun
        run.phase = .failed
        run.failure = failure
        run.endedAt = shop.now()
        await commit([run])
        shop.emit(.rejected(request.id, failure))
    }

    private func accept(_ request: Request, _ acceptance: RunAcceptance) async {
        await gauges.answered(request.service)
        await adopt(request, remoteID: acceptance.remoteID, phase: acceptance.phase)
        if let credits = acceptance.creditsRemaining {
            await gauges.tookCredits(request.service, remaining: credits)
        }
        refreshGauge(request.service)
    }

    /// The request has become the run `remoteID`.
    private func adopt(_ request: Request, remoteID: String, phase: Phase) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.remoteID = remoteID
        run.phase = run.phase.advanced(to: phase.isTerminal ? .running : phase)
        run.failure = nil
        // On disk before it is told, so that no run that was seen is ever forgotten.
        await settle(request, as: .accepted, run: run)
        await commit([run])
        shop.emit(.accepted(request.id))
        follow(run.id)
        await release(request.service)
    }

    /// The request was refused, and costs nothing. A resumed one belongs to no form that would have to be told.
    private func reject(_ request: Request, _ failure: Failure, isResumed: Bool = false) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.phase = .failed
        run.failure = failure
        run.endedAt = shop.now()
        await settle(request, as: .rejected, run: run)
        await commit([run])
        if !isResumed { shop.emit(.rejected(request.id, failure)) }
        await release(request.service)
    }

    /// Whether the request arrived is not known: it is shown so, and looked for in the service's list.
    private func lose(_ request: Request, _ failure: Failure) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.failure = failure
        unsettled[request.id]?.endedAt = shop.now()
        await write(request, as: .unknown, run: run)
        await commit([run])
        shop.emit(.rejected(request.id, failure))
        refreshGauge(request.service)
        shop.start { await self.reconcile(request, isResumed: false) }
    }

    /// Looks for the run that a request with an unknown outcome has become; four times over a
    /// minute and a half, since the service may still be at work on it. Only reads.
    private func reconcile(_ request: Request, isResumed: Bool) async {
        var pauses: [Duration] = [isResumed ? .zero : .seconds(1), .seconds(5), .seconds(20), .seconds(60)]
        while !pauses.isEmpty, !Task.isCancelled {
            await shop.timeline.sleep(for: pauses.removeFirst())
            guard !Task.isCancelled, let search = unsettled[request.id] else { return }
            do {
                let rows = try await rows(of: request.service, since: search.windowStart)
                await gauges.answered(request.service)
                let claimed = Set(runs.values.lazy.filter(\.isOurs).compactMap(\.foldedRemoteID))
                let rivals = unsettled.values.count { $0.isRival(of: search) }
                if case .adopt(let row) = search.judge(rows, claimed: claimed, rivals: rivals) {
                    await adopt(request, remoteID: row.remoteID, phase: row.phase ?? .queued)
                    refreshGauge(request.service)
                    return
                }
            } catch {
                await gauges.failed(request.service, error)
                // No answer says nothing about the request: the attempt does not count.
                if Task.isCancelled { return }
                if error.kind == .notAuthorized { break }
                pauses.insert(.seconds(15), at: 0)
            }
        }
        guard !Task.isCancelled else { return }
        unsettled[request.id] = nil
        await release(request.service)
    }

    /// The service's runs back to `start`, at most five pages of them.
    private func rows(of service: Service, since start: Timestamp) async throws(ClientError) -> [RunReport] {
        var rows: [RunReport] = []
        var ids: Set<String> = []
        var position: NextPage?
        for _ in 0..<5 {
            let page = try await shop.calls.runs(of: service, at: position?.overlapping)
            rows += page.values.filter { ids.insert($0.remoteID).inserted }
            position = page.next
            let oldest = page.values.compactMap(\.createdAt).min()
            if position == nil || oldest.map({ $0 < start }) ?? true { break }
        }
        return rows
    }

    private func settle(_ request: Request, as state: RequestState, run: Run) async {
        await write(request, as: state, run: run)
        unsettled[request.id] = nil
    }

    private func write(_ request: Request, as state: RequestState, run: Run, at moment: Timestamp? = nil) async {
        await shop.keep("request \(state.rawValue)") { archive in
            try await archive.transition(
                request.id, to: state, remoteID: run.remoteID, failure: run.failure, run: run,
                at: moment ?? shop.now())
        }
    }

    func refreshGauge(_ service: Service) {
        let gauges = gauges
        shop.start { await gauges.refresh(service) }
    }
}

extension Failure {
    static var noArchive: Failure {
        Failure(
            .local, what: "Easel has no archive to write the request to",
            meaning: "Nothing was sent and nothing was spent", next: "Start again; the log says why")
    }

    static func noCredentials(for service: Service) -> Failure {
        Failure(
            .notAuthorized, what: "There are no credentials for \(service.name)",
            meaning: "Nothing was sent and nothing was spent", next: "Set them, then start again")
    }

    static var notSent: Failure {
        Failure(
            .local, what: "Easel ended before the request was sent", meaning: "Nothing was spent",
            next: "Send it again")
    }

    static var interrupted: Failure {
        Failure(
            .outcomeUnknown, what: "Easel ended while the request was on its way",
            meaning: "It may have been accepted and paid for",
            next: "Look for it at the service before you send it again")
    }
}
