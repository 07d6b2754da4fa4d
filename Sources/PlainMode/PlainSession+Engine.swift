import CommandLine
import Dashboard
import Domain
import Session

extension PlainSession {
    /// Applies an event of the engine.
    mutating func take(_ event: EngineEvent) {
        for change in apply(event) { take(change) }
    }

    /// Follows one change of the session.
    private mutating func take(_ change: SessionChange) {
        switch change {
        case .status(let change): take(change)
        case .entry(let entry): take(entry)
        case .randomEntry(let entry): takeRandom(entry)
        case .runs(let changes): take(changes)
        case .downloadFailed(_, let failure): note(ExitReason(failure))
        case .rejected(let id, let failure, _): reject(id, failure)
        case .concerns(let request, let concerns):
            sent.remove(request.id)
            ask(about: request, concerns)
            end(waitFor: request.id)
        case .withdrawn(let request, _):
            sent.remove(request.id)
            if wait == .change(request.id) { wait = nil }
            takeBack(request)
        case .answers(let entry): takeAnswers(of: entry)
        case .request(let run, let request): take(request, of: run)
        case .missingRuns(let service, let count):
            if count > 0 {
                tell("\(service.name) reports \(Wording.plural(count, "run")) that its list does not include.")
            }
        case .olderRuns(let service, _): endOlder(service)
        case .leading(let isLeading):
            if !isLeading { tell("Read-only: another Easel is active on this machine.") }
        case .failed(let command, let failure): take(failure, of: command)
        // What is not asked for here, or said with the runs.
        case .account, .section, .forgotten, .accepted, .restored, .picture, .other: break
        }
    }

    private mutating func take(_ change: StatusChange) {
        if let failure = change.newFailure {
            tell("\(change.service.name): \(PlainWords.sentence(failure))")
        } else if change.isRecovery {
            tell(Wording.recovery(of: change.service))
        }
    }

    private mutating func take(_ changes: [RunChange]) {
        for line in numbers.news(of: changes, now: now) { tell(line) }
        for run in changes.compactMap(\.after) {
            end(waitFor: run.request)
            noteProgress(of: run)
            tellMoved(run)
            // It was sent before it could be taken back.
            if wait == .withdrawal(run.request), run.waiting == nil, run.phase != .cancelled { wait = nil }
        }
    }

    private mutating func take(_ entry: CatalogEntry) {
        listing.update(entry)
        guard case .entry(entry.id, let opening)? = wait else { return }
        wait = nil
        open = entry
        switch opening {
        case .tells: tellOpen()
        case .fills(let filling): fillOpen(filling)
        }
    }

    private mutating func takeRandom(_ entry: CatalogEntry) {
        listing.update(entry)
        guard wait == .random else { return }
        wait = nil
        open = entry
        tellOpen()
    }

    private mutating func endOlder(_ service: Service) {
        guard case .older(var services)? = wait else { return }
        services.remove(service)
        wait = .older(services)
    }

    private mutating func reject(_ id: RequestID, _ failure: Failure) {
        end(waitFor: id)
        if sent.contains(id) { note(ExitReason(failure)) }
        // What became of it is told with its run.
        if session.runs[id.runID] == nil { tell(PlainWords.sentence(failure)) }
        for (field, reasons) in failure.fieldProblems.sorted(by: { $0.key < $1.key }) {
            tell("\(field): \(reasons.joined(separator: ", ")).")
        }
    }

    private mutating func take(_ failure: Failure, of command: EngineCommand) {
        tell(PlainWords.sentence(failure))
        // What is read by itself is nobody's command; what it was needed for fails by itself.
        if case .refresh = command {} else { note(ExitReason(failure)) }
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
            if case .fills(let filling?) = opening, open?.isSchemaKnown == true { fillOpen(filling) }
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
