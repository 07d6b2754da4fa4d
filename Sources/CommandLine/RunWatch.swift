package import Domain
import Session

/// The state of `easel run`: follows one request from its submission to its end, as a pure value.
///
/// Without a user to decide, a request that cannot be sent now, for example for lack of quota, is canceled. Progress is
/// reported at intervals, with the state of the service.
package struct RunWatch: Sendable {
    /// The effects of an event, in order.
    package enum Step: Hashable, Sendable {
        /// Prints a message on standard error.
        case print(String)
        /// Sends a command to the engine.
        case send(EngineCommand)
        /// Ends the program with this result.
        case end(RunEnd)
    }

    package let request: Request
    /// The shared state, folded from the engine's events.
    private var session: Session
    /// The time since the start.
    private(set) var now = Duration.zero
    /// The time of the service's last update of the run.
    private(set) var heardAt = Duration.zero
    /// The time at which the current stage began.
    private(set) var stageBegan = Duration.zero
    private var printedAt = Duration.zero
    private var refusedAt: Duration?
    /// The last messages about the run, and about the service.
    private var lastMessage: String?
    private var lastServiceMessage: String?
    private var pendingEnd: RunEnd?
    /// True where the request is paused because the archive could not be written.
    private var isUnwritable = false
    private var isOver = false

    /// The time before the first progress message of a stage.
    package static let firstNotice = Duration.seconds(10)
    /// The time between two later progress messages.
    package static let noticeInterval = Duration.seconds(30)
    /// The time without an update after which that is reported.
    package static let silence = Duration.seconds(15)
    /// The time for which a token may be rejected before the run is given up: a single rejection can be an error.
    package static let rejectionTimeout = Duration.seconds(5)

    /// The state before the request is submitted.
    package init(_ request: Request) {
        self.request = request
        session = Session(services: [request.service])
    }

    /// The latest state of the run; nil before the engine has it.
    var run: Run? { session.runs[request.id.runID] }
    /// The status of the service.
    var status: ServiceStatus { session.services[request.service]?.status ?? .connecting }

    /// The name of the service.
    package var service: String { request.service.name }
    /// The service's id of the run; nil before it is accepted.
    package var remoteID: String? { run?.remoteID }

    /// Handles an event of the engine.
    package mutating func handle(_ event: EngineEvent) -> [Step] {
        guard !isOver else { return [] }
        return session.apply(event).flatMap { isOver ? [] : handle($0) }
    }

    /// Handles a change that concerns the request or its service.
    private mutating func handle(_ change: SessionChange) -> [Step] {
        switch change {
        case .runs(let changes): return changes.first { $0.after?.id == request.id.runID }.map { handle($0) } ?? []
        case .status(let change): return handle(change)
        case .concerns(let asked, let concerns) where asked.id == request.id:
            return end(Self.end(concerns, session.runs))
        case .rejected(let id, let failure, _) where id == request.id:
            // For an unknown outcome the end comes with the run.
            return failure.cause == .outcomeUnknown
                ? report(RunEnd(failure).words.joined(separator: " ")) : end(RunEnd(failure))
        case .withdrawn(let taken, _) where taken.id == request.id:
            return end(pendingEnd ?? RunEnd(.interrupted, "withdrawn", "Canceled: nothing was sent."))
        case .failed(.submit(let held, isConfirmed: _), let failure) where held.id == request.id:
            isUnwritable = true
            return cancel(RunEnd(failure, status: .failed))
        case .failed(.withdraw(let id), let failure) where id == request.id:
            // A request that is not paused may have just been sent; its run follows.
            let words = RunEnd(failure).words.joined(separator: " ")
            guard isUnwritable else {
                // A later event may lead to another attempt.
                pendingEnd = nil
                return report("It could not be canceled. \(words)")
            }
            return end(
                RunEnd(
                    .failed, "held", "It was not sent, because the archive could not be written.",
                    "It could not be canceled either: the next Easel sends it."))
        default: return []
        }
    }

    /// Handles the time since the start; called about every second.
    package mutating func tick(at moment: Duration) -> [Step] {
        guard !isOver else { return [] }
        now = moment
        if let refusedAt, now - refusedAt >= Self.rejectionTimeout, let run, remoteID != nil { return refused(run) }
        let isFirst = printedAt == stageBegan
        let isSilent = isInProgress && now - heardAt >= Self.silence && printedAt < heardAt + Self.silence
        guard isSilent || now - printedAt >= (isFirst ? Self.firstNotice : Self.noticeInterval) else { return [] }
        printedAt = now
        return [.print(notice)]
    }

    /// True while the service works on the run.
    package var isInProgress: Bool {
        run.map { $0.delivery == nil && $0.remoteID != nil && !$0.phase.isTerminal } ?? false
    }

    // MARK: the service

    private mutating func handle(_ change: StatusChange) -> [Step] {
        if case .unauthorized = change.after { refusedAt = refusedAt ?? now } else { refusedAt = nil }
        guard isInProgress, let id = remoteID else { return [] }
        switch change.after {
        case .offline, .unauthorized:
            // A rejected token is reported in any case.
            guard let failure = change.after.failure, change.newFailure != nil || refusedAt != nil else { return [] }
            return reportService("\(Wording.sentence(failure.what)) The run continues there: \(id).")
        case .live: return change.isRecovery ? reportService(Wording.recovery(of: change.service)) : []
        case .absent, .connecting: return []
        }
    }

    private mutating func reportService(_ words: String) -> [Step] {
        guard lastServiceMessage != words else { return [] }
        lastServiceMessage = words
        printedAt = now
        return [.print(words)]
    }

    /// Ends the run after the service has rejected the token, since its end could not be observed.
    private mutating func refused(_ run: Run) -> [Step] {
        let name = request.service.rawValue
        return end(
            RunEnd(
                .notAuthorized, Failure.Cause.notAuthorized.code,
                "\(service) no longer accepts the \(request.service == .antekirt ? "key" : "token").",
                "The run continues there: \(run.remoteID ?? run.id.value). Do not send it again.",
                next: "Run: easel login \(name). Then open easel to follow the run.", isSent: true,
                maySpend: true, run: run))
    }

    // MARK: the run

    private mutating func handle(_ change: RunChange) -> [Step] {
        let before = change.before
        guard let new = change.after else { return [] }
        if new.delivery != before?.delivery || new.phase != before?.phase || new.remoteID != before?.remoteID {
            (stageBegan, printedAt, heardAt) = (now, now, now)
        }
        if new.heardAt != before?.heardAt { heardAt = now }
        switch new.delivery {
        case .waiting(let waiting): return handle(waiting)
        case .sending: return report("Sending.")
        case .searching: return report("No reply. Checking the runs at \(service); do not send it again.")
        case .unconfirmed(let question): return end(Self.end(question, new))
        case nil: break
        }
        let id = new.remoteID ?? new.id.value
        switch new.phase {
        case .unknown: return []
        case .queued, .running:
            // A run that no longer exists at the service is not followed.
            if let failure = new.failure, failure.cause == .notFound {
                var end = RunEnd(failure, status: .failed)
                (end.isSent, end.maySpend, end.run) = (true, true, new)
                return self.end(end)
            }
            return report(new.phase == .queued ? "Accepted and queued: run \(id)." : "Running: run \(id).")
        case .completed:
            // The end may precede the output; the run is then still being followed.
            let isEmpty = new.output?.isEmpty ?? true
            guard !isEmpty || new.following == .none else { return [] }
            return end(
                RunEnd(
                    nil, "completed", isEmpty ? "Completed without output: run \(id)." : "Completed: run \(id).",
                    isSent: true, maySpend: true, run: new))
        case .failed:
            // A rejected request has no run.
            var end = RunEnd(new.failure ?? Failure(.other, what: "The run failed"))
            guard new.remoteID != nil else { return self.end(end) }
            end.what.append("Run \(id).")
            if end.status == .failed { end.code = "run_failed" }
            (end.isSent, end.maySpend, end.run) = (true, true, new)
            return self.end(end)
        case .cancelled:
            guard new.remoteID != nil else { return [] }
            return end(
                RunEnd(
                    .failed, "run_cancelled", "Canceled at \(service): run \(id).", isSent: true, maySpend: true,
                    run: new))
        }
    }

    private mutating func handle(_ waiting: Waiting) -> [Step] {
        let words = words(waiting)
        switch waiting.reason {
        case .turn: return []
        case .pace, .elsewhere: return report(words)
        case .held: return cancel(RunEnd(.failed, "held", words))
        case .quota:
            return cancel(RunEnd(.exhausted, Failure.Cause.quotaExhausted.code, words, next: "Wait until it resets."))
        case .credits:
            return cancel(
                RunEnd(
                    .exhausted, Failure.Cause.creditsExhausted.code, words, next: "Add credits to the account."))
        case .budget:
            return cancel(
                RunEnd(.notSent, "over_budget", words, next: "Raise the limit in config.toml, or add --yes."))
        case .offline:
            return cancel(
                RunEnd(.failed, Failure.Cause.unavailable.code, words, next: "Check the connection, then try again."))
        case .unauthorized:
            return cancel(
                RunEnd(
                    .notAuthorized, Failure.Cause.notAuthorized.code, words,
                    next: "Run: easel login \(request.service.rawValue)"))
        }
    }

    private mutating func cancel(_ end: RunEnd) -> [Step] {
        guard pendingEnd == nil else { return [] }
        var end = end
        if !end.what.contains(where: { $0.contains("Nothing was sent") }) { end.what.append("Nothing was sent.") }
        pendingEnd = end
        return [.send(.withdraw(request.id))]
    }

    private mutating func report(_ words: String) -> [Step] {
        guard lastMessage != words else { return [] }
        lastMessage = words
        printedAt = now
        return [.print(words)]
    }

    private mutating func end(_ end: RunEnd) -> [Step] {
        isOver = true
        return [.end(end)]
    }
}
