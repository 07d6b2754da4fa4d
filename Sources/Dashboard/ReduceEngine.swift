import Forms
import Canvas
import Domain
import Session

extension State {
    /// Handles an event of the engine: applies it to the session, then updates the screen by the changes.
    mutating func reduceEngine(_ event: EngineEvent) -> [Effect] {
        let selected = selectedRun
        return session.apply(event).flatMap { reduce($0, whileOn: selected) }
    }

    /// Handles one change of the session.
    ///
    /// - `selected`: The run under the queue's cursor before the change.
    private mutating func reduce(_ change: SessionChange, whileOn selected: Run?) -> [Effect] {
        switch change {
        case .status(let change): reduceStatus(change)
        case .section(let section):
            catalog.follow(section, in: session.catalog)
            if openEntry == nil { cursorMoved() }
        case .entry(let entry): reduceEntry(entry)
        case .randomEntry(let entry): reduceRandomEntry(entry)
        case .runs(let changes): reduceRuns(changes, whileOn: selected)
        case .forgotten(let runs):
            if queue.follow(forgotten: runs, in: session.runs) { result.scrollToTop() }
            cursorMoved()
        case .accepted(let run, let isFound): reduceAcceptance(of: run, isFound: isFound)
        case .rejected(let request, let failure, let isLost): reduceRejection(of: request, failure, isLost: isLost)
        case .concerns(let request, let concerns): return reduceConcerns(concerns, about: request)
        case .withdrawn(let request, let run): return reduceWithdrawal(of: request, run)
        case .answers(let entry): reduceRecalled(entry)
        case .request(let run, let request):
            reduceAnswers(request, of: run)
            return reduceRequest(request, of: run)
        case .restored(let drafts, let place): return reduceRestored(drafts, place)
        case .picture(let request, let picture): reducePicture(picture, for: request)
        case .failed(let command, let failure): reduceFailure(failure, of: command)
        case .account, .olderRuns, .missingRuns, .leading, .downloadFailed, .other: break
        }
        return []
    }

    private mutating func reduceStatus(_ change: StatusChange) {
        if let failure = change.newFailure { toasts.show(failure, from: change.service, at: now) }
        // The header shows that it is back.
        if change.isRecovery { toasts.drop(about: change.service) }
    }

    /// Updates the form of an entry that was read whole; its answers stay.
    private mutating func reduceEntry(_ entry: CatalogEntry) {
        var isToRead = false
        changeFields(of: entry.id) { isToRead = $0.update(entry) }
        if isToRead { wantReading(of: entry.id) }
    }

    /// Opens a random entry, unless the user has started typing.
    private mutating func reduceRandomEntry(_ entry: CatalogEntry) {
        reduceEntry(entry)
        guard !context.takesText else {
            toasts.show(.note, "Random prompt: \(entry.title).", at: now)
            return
        }
        catalog.select(entry, in: session.catalog)
        openForm(of: entry)
    }

    private mutating func reduceRuns(_ changes: [RunChange], whileOn selected: Run?) {
        queue.follow(changes, in: session.runs)
        for change in changes {
            guard let run = change.after else { continue }
            reduceResult(run)
            if change.before?.output?.files.map(\.lastingURL) != run.output?.files.map(\.lastingURL) {
                pictures.forget(run.id)
            }
            // `.rejected` explains a rejected request.
            if change.hasEnded, run.isOurs, run.remoteID != nil { reduceEnd(of: run) }
            if change.hasEnded, run.entry != nil, run.entry == openEntry { cursorMoved() }
        }
        for change in changes {
            guard let run = change.after else { continue }
            // A waiting request is not being sent.
            if run.waiting != nil { toasts.drop(about: run.id) }
            if change.hasBecomeUnconfirmed {
                report(.note, unconfirmedMessage(run.title), about: run.id, isProgress: true)
            }
        }
        queueNotifications(changes)
        if selected != selectedRun { cursorMoved() }
    }

    private mutating func reduceEnd(of run: Run) {
        switch run.phase {
        case .completed: report(.good, finishedMessage(run), about: run.id)
        case .failed:
            let reason = run.failure.map { " " + Wording.sentence($0.what) } ?? ""
            report(.bad, "\(run.title) failed.\(reason)", about: run.id)
        default: break
        }
    }

    /// Reports that a request was accepted, or that a lost one was found.
    private mutating func reduceAcceptance(of run: Run, isFound: Bool) {
        if isFound {
            report(.good, "\(run.title) was accepted after all.", about: run.id)
        } else {
            report(.note, "Sent \(run.title).", about: run.id)
        }
    }

    /// Reports that a request was rejected, or that its reply was lost, which is no rejection yet.
    private mutating func reduceRejection(of request: RequestID, _ failure: Failure, isLost: Bool) {
        let run = session.runs[request.runID]
        edited.remove(request)
        if isLost, let run {
            let words = "No reply for \(run.title). Checking; don't resend."
            return report(.note, words, about: run.id, isProgress: true)
        }
        toasts.drop(about: request.runID)
        toasts.show(failure, from: run?.service, at: now)
        guard let entry = run?.entry else { return }
        formPanes[entry]?.form.noteRejection(failure)
    }

    /// Returns the message about a request whose outcome could not be determined.
    private func unconfirmedMessage(_ title: String) -> String {
        let way = keyMap.keyName(for: .open, in: .queue).map { "; \($0) in the queue resolves it" } ?? ""
        return "\(title) is unconfirmed\(way)."
    }

    private mutating func reduceFailure(_ failure: Failure, of command: EngineCommand) {
        if case .refreshRun(let run) = command {
            result.failed(run)
            // Nobody waits for a small picture.
            if result.isTried(run), run != queue.selectedID { return }
        }
        if case .loadPicture(let request) = command {
            // The pane shows it in place of the picture.
            pictures.take(.unavailable(failure), for: request)
            return
        }
        if case .loadRequest(let run) = command {
            guard again?.run == run else { return }
            again = nil
        }
        toasts.show(failure, from: nil, at: now)
    }
}
