import ArtClient
import Archive
import Domain
import Logging

extension RunQueue {
    /// The age up to which a reading of the account counts as evidence when a request leaves.
    private static var accountAge: Duration { .seconds(10) }
    /// The time that a request waits for a reading of the account.
    private static var accountPatience: Duration { .seconds(2) }
    /// The time that a request waits for the list of runs, where that was never read.
    private static var listPatience: Duration { .seconds(10) }
    /// The pause before the next request while the outcome of earlier ones cannot be written.
    private static var writingPause: Duration { .seconds(5) }
    /// The pauses for a service that no request could reach.
    private static var backoff: Backoff { Backoff(from: .seconds(5), upTo: .seconds(60)) }
    /// The pauses between attempts to write what could not be written.
    private static var writingBackoff: Backoff { Backoff(from: .seconds(1), upTo: .seconds(30)) }
    /// The time for which the response to a paid request is awaited after the engine was told to end.
    private static var quittingGrace: Duration { .seconds(2) }

    /// Sends a request that is first in line, at most once unless it is proven that the service did nothing.
    ///
    /// The send is on disk before its first byte leaves, and the outcome before it is reported.
    func send(_ request: Request) async {
        await attempt(request)
        // Where it has not left, it goes on waiting.
        outbox.queue.setLeaving(request.id, false)
        await advance()
    }

    private func attempt(_ request: Request) async {
        let service = request.service
        let account: Account?
        let before: Result<GenerationState?, Failure>
        do {
            let isListDown = try await isListDown(service)
            account = try await monitor.account(
                of: service, noOlderThan: Self.accountAge, patience: Self.accountPatience,
                isListDown: isListDown ? true : nil)
            before = try await generation(before: request)
        } catch {
            return pauseSending(to: service, after: error)
        }
        if let account { services[service].account = account }
        // Much can have happened meanwhile.
        guard !Task.isCancelled, let archive = context.archive, outbox.queue.mayLeave(request.id, conditions) else {
            return
        }
        let generation: GenerationState?
        do {
            generation = try before.get()
        } catch {
            return await reject(request, error)
        }
        // What was written down of it so far comes before that it leaves.
        guard await writePending() == nil else { return pause(service, .turn, for: Self.writingPause) }
        var snapshot = snapshot(of: request, account)
        snapshot.generation = generation
        var run = runs[request.id.runID] ?? request.pendingRun
        run.delivery = .sending
        do {
            try await archive.write(
                RequestTransition(request.id, .send, snapshot: snapshot, at: snapshot.sentAt))
        } catch {
            guard error.kind != .refusedTransition else { return await abortSend(request, archive) }
            outbox.holdAfterFailure(request.id)
            return context.emit(.failed(.submit(request, isConfirmed: true), .heldBack(by: error.failure)))
        }
        outbox.send(request, snapshot, at: context.timeline.elapsed())
        note(request, .sending)
        await commit([run], .sending)
        guard !Task.isCancelled else { return await requeue(request, nil) }
        await monitor.spent(from: service)
        // Quitting now must not throw away an answer that is paid for and on its way.
        await context.timeline.shielded(for: Self.quittingGrace) { await self.post(request) }
    }

    /// Indicates whether the newest runs of `service` were never read, and cannot be read now: what the list holds
    /// already is not what a request becomes, should its answer be lost. That is of use, and not needed to send.
    ///
    /// - Throws: `ClientError` when the service cannot be reached or refuses the token.
    private func isListDown(_ service: Service) async throws(ClientError) -> Bool {
        guard !services[service].isListed else { return false }
        let read = await context.timeline.bounded(by: Self.listPatience) { () -> ClientError? in
            do throws(ClientError) { _ = try await self.readRecent(service) } catch { return error }
            return nil
        }
        if let error = read ?? nil {
            await monitor.failed(service, error, .runs)
            if error.endsReading || error.kind == .rateLimited, error.kind != .cancelled { throw error }
        }
        return !services[service].isListed
    }

    /// The archive knows better: it was canceled or held, or another Easel has sent it.
    private func abortSend(_ request: Request, _ archive: Archive) async {
        await takeChanges()
        do {
            guard let record = try await archive.request(request.id), record.state == .prepared else {
                return outbox.queue.remove(request.id)
            }
            outbox.queue.setHeld(request.id, record.isHeld)
        } catch {
            outbox.holdAfterFailure(request.id)
            context.emit(.failed(.submit(request, isConfirmed: true), .heldBack(by: error.failure)))
        }
    }

    /// Returns what is known of the service as `request` leaves.
    private func snapshot(of request: Request, _ account: Account?) -> SendSnapshot {
        let now = context.now()
        let serverNow = services[request.service].clock?.time(at: context.timeline.elapsed())
        // Older ones are told apart by their age. By either clock, since a run has one of them.
        let start = min(now, serverNow ?? now) + .seconds(-600)
        return SendSnapshot(
            sentAt: now, serverSentAt: serverNow, spentBefore: account?.spent(of: request.cost),
            knownRuns: Set(
                runs.values.lazy.filter { $0.service == request.service && $0.createdAt.map { $0 >= start } ?? true }
                    .compactMap(\.foldedRemoteID)),
            knowsList: services[request.service].isListed)
    }

    private func post(_ request: Request) async {
        let answer = await answer(to: request)
        // A reading begun while it was on its way may be from before it or after.
        await monitor.spent(from: request.service)
        do {
            await accept(request, try answer.get())
        } catch  where error.mayHaveSpent {
            await loseResponse(to: request, error.failure, wasRefused: error.kind == .notEnqueued)
        } catch  where error.isRetrySafe || error.kind == .cancelled {
            // A cancelled request that can have been spent for is among the lost.
            await monitor.failed(request.service, error)
            await requeue(request, error)
        } catch {
            await monitor.failed(request.service, error)
            await reject(request, error.failure)
        }
    }

    private func answer(to request: Request) async -> Result<RunAcceptance, ClientError> {
        do throws(ClientError) {
            return .success(try await context.calls.create(request))
        } catch {
            return .failure(error)
        }
    }

    private func accept(_ request: Request, _ acceptance: RunAcceptance) async {
        updateClock(of: request.service, acceptance.serverDate)
        services[request.service].sendFailures = 0
        await monitor.answered(request.service)
        await adopt(request, .accept, remoteID: acceptance.remoteID, phase: acceptance.phase)
        if let credits = acceptance.creditsRemaining {
            await monitor.updateCredits(request.service, remaining: credits)
        }
        // The next in line has it read anyway.
        if outbox.queue.next(for: request.service, conditions) == nil { refreshAccount(request.service) }
    }

    /// The request has become the run `remoteID`. Gives whether that is so: the archive refuses to have two requests
    /// adopted as one run.
    @discardableResult
    func adopt(
        _ request: Request, _ event: RequestState.Event, remoteID: String, phase: Phase
    ) async -> Bool {
        var run = (runs[request.id.runID] ?? request.pendingRun).becoming(remoteID, phase)
        run.learn(outbox.reconciliations[request.id]?.snapshot)
        // On disk before it is reported, so that no run that was seen is lost.
        let writing = await settle(request, event, run: run)
        if event == .adopt, writing == .refused { return false }
        // Then the archive may hold both, until ours is saved again.
        let merged = merge(into: run)
        await commit([run], event == .accept ? .accepted : .found, areOnDisk: writing == .done && merged.isEmpty)
        emit(merged)
        // Not before: until its run is known, a list's row may be it.
        outbox.settle(request.id)
        context.emit(.accepted(request.id))
        follow(run.id)
        await release(request.service)
        return true
    }

    /// Drops the row of a run that was found in a list before it was known to be ours, and returns the transition: it
    /// must be emitted after what the row has become.
    func merge(into run: Run) -> [RunChange] {
        guard let change = runs.merge(into: run), let found = change.before?.id else { return [] }
        leave(found)
        return [change]
    }

    /// The request was refused, and costs nothing.
    func reject(_ request: Request, _ failure: Failure) async {
        services[request.service].sendFailures = 0
        var run = runs[request.id.runID] ?? request.pendingRun
        run.phase = .failed
        run.failure = failure
        run.delivery = nil
        run.endedAt = context.now()
        let writing = await settle(request, .refuse, run: run)
        await commit([run], .rejected, areOnDisk: writing == .done)
        outbox.settle(request.id)
        context.emit(.rejected(request.id, failure))
        await release(request.service)
        refreshAccount(request.service)
    }

    /// It is proven that the service did nothing for the request: it waits in line again.
    private func requeue(_ request: Request, _ error: ClientError?) async {
        outbox.settle(request.id)
        note(request, .prepared)
        if let error { pauseSending(to: request.service, after: error) }
        await write(RequestTransition(request.id, .requeue, failure: error?.failure, at: context.now()))
        outbox.queue.setLeaving(request.id, false)
        var run = runs[request.id.runID] ?? request.pendingRun
        run.delivery = outbox.queue.waits(conditions)[request.id].map(DeliveryState.waiting)
        await commit([run], .requeued)
        await release(request.service)
    }

    /// Leaves a service that took nothing alone for as long as it asks, or for a while that grows.
    private func pauseSending(to service: Service, after error: ClientError) {
        if error.kind == .rateLimited {
            return pause(service, .pace, for: error.retryAfter ?? .seconds(60))
        }
        services[service].sendFailures += 1
        let reason: Waiting.Reason = error.kind == .notAuthorized ? .unauthorized : .offline
        pause(service, reason, for: Self.backoff.wait(after: services[service].sendFailures))
    }

    /// Indicates whether the request arrived is not known: it is shown so, and looked for in the service's list.
    ///
    /// - `wasRefused`: Whether the service says that it could not take it, which its list is asked about
    ///   before the user is informed.
    private func loseResponse(to request: Request, _ failure: Failure, wasRefused: Bool) async {
        var run = runs[request.id.runID] ?? request.pendingRun
        run.failure = failure
        run.delivery = .searching
        run.searchEndsAt = context.now() + SearchPlan.length(of: wasRefused ? SearchPlan.shortLooks : SearchPlan.looks)
        outbox.loseResponse(to: request, at: context.timeline.elapsed())
        note(request, .unknown)
        let writing = await write(
            RequestTransition(request.id, .loseResponse, failure: failure, run: run.asKept, at: context.now()))
        await commit([run], .responseLost, areOnDisk: writing == .done)
        if !wasRefused { context.emit(.rejected(request.id, failure)) }
        refreshAccount(request.service)
        context.start { await self.search(request, failure, wasRefused: wasRefused) }
    }

    private func settle(_ request: Request, _ event: RequestState.Event, run: Run) async -> Writing {
        outbox.queue.remove(request.id)
        note(request, event == .refuse ? .rejected : .accepted)
        return await write(
            RequestTransition(
                request.id, event, remoteID: run.ownRemoteID, failure: run.failure, run: run.asKept, at: context.now()))
    }

    /// Has the account of `service` read, beside whatever else is going on.
    func refreshAccount(_ service: Service) {
        let monitor = monitor
        context.start { await monitor.refresh(service) }
    }

    /// A response had the service's time.
    func updateClock(of service: Service, _ date: Timestamp?) {
        guard let date else { return }
        let clock = ServerClock(date, at: context.timeline.elapsed())
        services[service].clock = clock
        outbox.learn(clock, of: service)
    }

    // MARK: writing

    /// Writes the outcome of a request. Where that fails the outcome holds all the same: the user is informed, and it is
    /// written as soon as that works.
    @discardableResult
    func write(_ transition: RequestTransition) async -> Writing {
        // Those that wait to be written come first.
        guard outbox.pendingWrites.isEmpty else {
            outbox.postpone(transition)
            return .put
        }
        let writing = await tryToWrite(transition)
        guard case .failed(let failure) = writing else { return writing }
        outbox.postpone(transition)
        context.emit(.failed(.refresh(nil), .notWritten(because: failure)))
        guard outbox.pendingWrites.count == 1 else { return writing }
        context.start {
            var failures = 0
            repeat {
                failures += 1
                await self.context.timeline.sleep(for: Self.writingBackoff.wait(after: failures))
            } while await self.writePending() != nil && !Task.isCancelled
        }
        return writing
    }

    /// Writes what could not be written before; gives why it still cannot.
    @discardableResult
    func writePending() async -> Failure? {
        while let transition = outbox.pendingWrites.first {
            if case .failed(let failure) = await tryToWrite(transition) { return failure }
            outbox.removePending(transition)
        }
        return nil
    }

    /// The outcome of writing a transition.
    enum Writing: Equatable {
        /// It is on disk, with its run.
        case done
        /// It is written after others that could not be yet.
        case put
        /// The archive knows the outcome of the request better.
        case refused
        case failed(Failure)
    }

    private func tryToWrite(_ transition: RequestTransition) async -> Writing {
        do {
            guard let archive = context.archive else { return .refused }
            try await archive.write(transition)
            return .done
        } catch {
            context.logger.error("archive", metadata: ["what": "\(transition.event)", "error": "\(error)"])
            return error.kind == .refusedTransition ? .refused : .failed(error.failure)
        }
    }
}
