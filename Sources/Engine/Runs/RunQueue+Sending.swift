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
            return shop.emit(.rejected(request.id, .noCredentials(for: request.service)))
        }
        guard let archive = shop.archive else {
            return shop.emit(.rejected(request.id, archiveFailure ?? .noArchive))
        }
        // Before the first suspension, so that the same request cannot come in between.
        runs[id] = request.pendingRun
        let known = Set(runs.values.lazy.filter { $0.service == request.service }.compactMap(\.remoteID))
        unsettled[request.id] = Reconciliation(request: request, knownBefore: known, sentAt: shop.now())
        do {
            try await archive.record(request, at: shop.now())
            shop.emit(.runs([request.pendingRun]))
            try await archive.transition(request.id, to: .sending, at: shop.now())
        } catch {
            return await reject(request, error.failure)
        }
        guard !Task.isCancelled else { return await reject(request, .notSent) }
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

    /// Goes on with a request that an earlier session left open.
    func resume(_ record: RequestRecord) async {
        let request = record.request
        if runs[request.id.runID] == nil { runs[request.id.runID] = request.pendingRun }
        unsettled[request.id] = Reconciliation(
            request: request, knownBefore: [], sentAt: request.createdAt, endedAt: record.updatedAt)
        switch record.state {
        case .prepared: await reject(request, .notSent)
        case .sending: await lose(request, .interrupted, isResumed: true)
        case .unknown: await lose(request, record.failure ?? .interrupted, isResumed: true)
        case .accepted, .rejected: unsettled[request.id] = nil
        }
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

    /// The request was refused, and costs nothing.
    private func reject(_ request: Request, _ failure: Failure) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.phase = .failed
        run.failure = failure
        run.endedAt = shop.now()
        await settle(request, as: .rejected, run: run)
        await commit([run])
        shop.emit(.rejected(request.id, failure))
        await release(request.service)
    }

    /// Whether the request arrived is not known: it is shown so, and looked for in the service's list.
    private func lose(_ request: Request, _ failure: Failure, isResumed: Bool = false) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.failure = failure
        if unsettled[request.id]?.endedAt == nil { unsettled[request.id]?.endedAt = shop.now() }
        await write(request, as: .unknown, run: run)
        await commit([run])
        shop.emit(.rejected(request.id, failure))
        guard shop.calls.has(request.service) else { return }
        refreshGauge(request.service)
        shop.start { await self.reconcile(request, isResumed: isResumed) }
    }

    /// Looks for the run that a request with an unknown outcome has become; four times over a
    /// minute and a half, since the service may still be at work on it. Only reads.
    private func reconcile(_ request: Request, isResumed: Bool) async {
        var pauses: [Duration] = [isResumed ? .zero : .seconds(1), .seconds(5), .seconds(20), .seconds(60)]
        while !pauses.isEmpty, !Task.isCancelled {
            await shop.timeline.sleep(for: pauses.removeFirst())
            guard let search = unsettled[request.id] else { return }
            do {
                let rows = try await rows(of: request.service, since: search.windowStart)
                await gauges.answered(request.service)
                let claimed = Set(runs.values.lazy.filter(\.isOurs).compactMap(\.remoteID))
                let rivals = unsettled.values.count { $0.isRival(of: search) }
                if case .adopt(let row) = search.judge(rows, claimed: claimed, rivals: rivals) {
                    await adopt(request, remoteID: row.remoteID, phase: row.phase ?? .queued)
                    refreshGauge(request.service)
                    return
                }
            } catch {
                await gauges.failed(request.service, error)
                // No answer says nothing about the request: the attempt does not count.
                if error.kind == .notAuthorized || Task.isCancelled { return }
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
        var position: RunPage.Next?
        for _ in 0..<5 {
            let page = try await shop.calls.runs(of: service, at: position)
            rows += page.rows
            position = page.next
            let oldest = page.rows.compactMap(\.createdAt).min()
            if position == nil || oldest.map({ $0 < start }) ?? true { break }
        }
        return rows
    }

    private func settle(_ request: Request, as state: RequestState, run: Run) async {
        await write(request, as: state, run: run)
        unsettled[request.id] = nil
    }

    private func write(_ request: Request, as state: RequestState, run: Run) async {
        await shop.keep("request \(state.rawValue)") { archive in
            try await archive.transition(
                request.id, to: state, remoteID: run.remoteID, failure: run.failure, run: run, at: shop.now())
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
            meaning: "Nothing was sent and nothing was spent", next: "See easel doctor, then start again")
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
