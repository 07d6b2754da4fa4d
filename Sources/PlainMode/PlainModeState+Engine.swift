import CommandLine
import Domain
import Session

extension PlainModeState {
    /// Applies an event of the engine.
    mutating func handle(_ event: EngineEvent) {
        for change in apply(event) { handle(change) }
    }

    /// Follows one change of the session.
    private mutating func handle(_ change: SessionChange) {
        switch change {
        case .status(let change): handle(change)
        case .entry(let entry): handle(entry)
        case .randomEntry(let entry): openRandom(entry)
        case .runs(let changes): handle(changes)
        case .downloadFailed(_, let failure): record(ExitReason(failure))
        case .rejected(let id, let failure, _): reject(id, failure)
        case .concerns(let request, let concerns):
            sent.remove(request.id)
            ask(about: request, concerns)
            end(waitFor: request.id)
        case .withdrawn(let request, _):
            sent.remove(request.id)
            if wait == .change(request.id) { wait = nil }
            handleCanceled(request)
        case .answers(let entry): handleAnswers(of: entry)
        case .request(let run, let request): handle(request, of: run)
        case .missingRuns(let service, let count):
            if count > 0 {
                announce("\(service.name) reports \(Wording.plural(count, "run")) that its list does not include.")
            }
        case .olderRuns(let service, _): endOlder(service)
        case .leading(let isLeading):
            if !isLeading { announce("Read-only: another Easel is active on this machine.") }
        case .failed(let command, let failure): handle(failure, of: command)
        // Not requested here, or reported with the runs.
        case .account, .section, .forgotten, .accepted, .restored, .picture, .other: break
        }
    }

    private mutating func handle(_ change: StatusChange) {
        if let failure = change.newFailure {
            announce("\(change.service.name): \(PlainText.sentence(failure))")
        } else if change.isRecovery {
            announce(Wording.recovery(of: change.service))
        }
    }

    private mutating func handle(_ changes: [RunChange]) {
        for line in numbers.news(of: changes, now: now) { announce(line) }
        for run in changes.compactMap(\.after) {
            end(waitFor: run.request)
            noteProgress(of: run)
            printNewPosition(run)
            // It was sent before it could be canceled.
            if wait == .withdrawal(run.request), run.waiting == nil, run.phase != .cancelled { wait = nil }
        }
    }

    private mutating func handle(_ entry: CatalogEntry) {
        listing.update(entry)
        guard case .entry(entry.id, let opening)? = wait else { return }
        wait = nil
        open = entry
        switch opening {
        case .show: printOpenEntry()
        case .fill(let filling): fillOpen(filling)
        }
    }

    private mutating func openRandom(_ entry: CatalogEntry) {
        listing.update(entry)
        guard wait == .random else { return }
        wait = nil
        open = entry
        printOpenEntry()
    }

    private mutating func endOlder(_ service: Service) {
        guard case .older(var services)? = wait else { return }
        services.remove(service)
        wait = .older(services)
    }

    private mutating func reject(_ id: RequestID, _ failure: Failure) {
        end(waitFor: id)
        if sent.contains(id) { record(ExitReason(failure)) }
        // Its outcome is reported with its run.
        if session.runs[id.runID] == nil { announce(PlainText.sentence(failure)) }
        for (field, reasons) in failure.fieldProblems.sorted(by: { $0.key < $1.key }) {
            announce("\(field): \(reasons.joined(separator: ", ")).")
        }
    }

    private mutating func handle(_ failure: Failure, of command: EngineCommand) {
        announce(PlainText.sentence(failure))
        // A background refresh is no command; what needs it fails by itself.
        if case .refresh = command {} else { record(ExitReason(failure)) }
        switch command {
        case .refreshRun(let run): if wait == .output(run) { wait = nil }
        case .cancelDownload(let run): if wait == .output(run) { wait = nil }
        case .hold(let request, _), .move(let request, _), .resolve(let request, _):
            if wait == .change(request) { wait = nil }
        case .submit(let request, _): end(waitFor: request.id)
        case .loadOlderRuns(let service): endOlder(service)
        case .loadEntry(let id):
            guard case .entry(id, let opening)? = wait else { break }
            wait = nil
            // What came back to be edited is not lost with the connection.
            if case .fill(let filling?) = opening, open?.isSchemaKnown == true { fillOpen(filling) }
        case .randomEntry: if wait == .random { wait = nil }
        case .recall(let entry): if case .recall(entry, _)? = wait { wait = nil }
        case .loadRequest(let run): if case .request(run, _)? = wait { wait = nil }
        case .withdraw(let request):
            if wait == .withdrawal(request) || wait == .change(request) { wait = nil }
        default: break
        }
    }

    private mutating func end(waitFor request: RequestID) {
        guard case .submissions(var requests)? = wait, requests.remove(request) != nil else { return }
        wait = requests.isEmpty ? nil : .submissions(requests)
    }
}
