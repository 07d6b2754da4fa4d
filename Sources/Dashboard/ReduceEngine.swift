import Forms
import Canvas
import Domain

extension State {
    mutating func reduceEngine(_ event: EngineEvent) -> [Effect] {
        switch event {
        case .status(let service, let status): reduceStatus(status, of: service)
        case .account(let service, let account): services[service]?.account = account
        case .address(let service, let address): services[service]?.address = address
        case .entries(let service, let kind, let page):
            catalog.add(page, from: service, kind: kind)
            if openEntry == nil { cursorMoved() }
        case .collections(let collections, let total): catalog.setCollections(collections, total: total)
        case .sectionFailed(let service, let kind, let failure):
            catalog.setFailure(failure, of: service, kind: kind)
        case .entry(let entry): reduceEntry(entry)
        case .randomEntry(let entry): reduceRandomEntry(entry)
        case .runs(let runs): reduceRuns(runs)
        case .recalled(let entry, let presets, let history): reduceRecalled(entry, presets, history)
        case .request(let run, let request): return reduceRequest(request, of: run)
        case .forgotten(let runs): reduceForgotten(runs)
        case .missingRuns(let service, let count): services[service]?.missingRuns = count
        case .olderRuns(let service, let available):
            services[service]?.hasOlderRuns = available
            services[service]?.isLoadingOlderRuns = false
        case .accepted(let request):
            guard let run = queue[request.runID] else { break }
            reduceAcceptance(of: run)
        case .rejected(let request, let failure): reduceRejection(of: request, failure)
        case .concerns(let request, let concerns): return reduceConcerns(concerns, about: request)
        case .withdrawn(let request): return reduceWithdrawal(of: request)
        case .spending(let session, let day): (sessionSpending, daySpending) = (session, day)
        case .leading(let isLeading): self.isLeading = isLeading
        // Told by `runs` as well.
        case .changes: break
        case .archiveRead: break
        case .serviceRead(let service): services[service]?.isRead = true
        case .restored(let drafts, let place): return reduceRestored(drafts, place)
        case .picture(let run, let picture): result.setPicture(picture, for: run)
        case .file(let run, let file): queue.setFile(file, of: run)
        case .failed(let command, let failure): reduceFailure(failure, of: command)
        }
        return []
    }

    private mutating func reduceStatus(_ status: ServiceStatus, of service: Service) {
        let before = services[service]?.status
        services[service]?.status = status
        guard before != status else { return }
        if let failure = status.failure, before?.failure?.cause != failure.cause {
            toasts.show(failure, from: service, at: now)
        } else if status == .live, before?.failure != nil {
            toasts.show(.good, "\(service.name) is back online.", at: now)
        }
    }

    /// An entry read whole replaces the one in the list; a form being filled keeps what was typed.
    private mutating func reduceEntry(_ entry: CatalogEntry) {
        catalog.update(entry)
        var isToRead = false
        changeFields(of: entry.id) { isToRead = $0.update(entry) }
        if isToRead { wantReading(of: entry.id) }
    }

    /// A random entry opens, unless a person has begun to type in the meantime.
    private mutating func reduceRandomEntry(_ entry: CatalogEntry) {
        reduceEntry(entry)
        guard !context.takesText else {
            toasts.show(.note, "Random prompt: \(entry.title).", at: now)
            return
        }
        catalog.select(entry)
        openForm(of: entry)
    }

    private mutating func reduceRuns(_ runs: [Run]) {
        let changes = queue.merge(runs)
        for run in runs { result.answered(run.id) }
        // A request that was refused is explained by `.rejected`.
        for run in changes.ended where run.isOurs && run.remoteID != nil {
            switch run.phase {
            case .completed: toasts.show(.good, "\(run.title) finished.", at: now)
            case .failed:
                let reason = run.failure.map { " " + Wording.sentence($0.what) } ?? ""
                toasts.show(.bad, "\(run.title) failed.\(reason)", at: now)
            default: break
            }
        }
        // What has come to wait in line is no longer on its way.
        for run in runs where run.waiting != nil { toasts.drop(State.sendingWords(run.title)) }
        for run in changes.asking {
            toasts.drop(State.lostWords(run.title))
            toasts.show(.note, askingWords(run.title), at: now)
        }
        found.formUnion(changes.found.map(\.id))
        queueNotifications(changes)
        if changes.selectionChanged { cursorMoved() }
    }

    private mutating func reduceForgotten(_ runs: [RunID]) {
        if queue.forget(runs) { result.scrollToTop() }
        cursorMoved()
    }

    /// A request became a run; one that had been lost has been found.
    private mutating func reduceAcceptance(of run: Run) {
        toasts.drop(State.sendingWords(run.title))
        guard found.remove(run.id) != nil else { return toasts.show(.note, "Sent \(run.title).", at: now) }
        toasts.drop(State.lostWords(run.title))
        toasts.drop(askingWords(run.title))
        toasts.show(.good, "\(run.title) was accepted after all.", at: now)
    }

    /// A request was refused; or its answer was lost, which is no refusal yet.
    private mutating func reduceRejection(of request: RequestID, _ failure: Failure) {
        let run = queue[request.runID]
        if let run { toasts.drop(State.sendingWords(run.title)) }
        edited.remove(request)
        if let run, run.delivery == .searching {
            return toasts.show(.note, State.lostWords(run.title), at: now)
        }
        toasts.show(failure, from: run?.service, at: now)
        guard let entry = run?.entry else { return }
        if let form = forms[entry] { forms[entry]?.complaints = form.tree.complaints(byName: failure.fieldProblems) }
    }

    /// What is said of a request whose answer was lost.
    static func lostWords(_ title: String) -> String {
        "No reply for \(title). Checking; don't resend."
    }

    /// What is said of a request that was looked for in vain.
    func askingWords(_ title: String) -> String {
        let way = keyMap.keyName(for: .open, in: .queue).map { "; \($0) in the queue resolves it" } ?? ""
        return "\(title) is unconfirmed\(way)."
    }

    private mutating func reduceFailure(_ failure: Failure, of command: EngineCommand) {
        if case .loadOlderRuns(let service) = command { services[service]?.isLoadingOlderRuns = false }
        if case .refreshRun(let run) = command { result.failed(run) }
        if case .loadRequest(let run) = command, again?.run == run { again = nil }
        toasts.show(failure, from: nil, at: now)
    }
}
