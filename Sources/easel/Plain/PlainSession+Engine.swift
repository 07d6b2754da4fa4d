import Dashboard
import Domain

extension PlainSession {
    /// Takes what the engine tells.
    mutating func take(_ event: EngineEvent) {
        switch event {
        case .status(let service, let status): take(status, of: service)
        case .account(let service, let account): accounts[service] = account
        case .entries(let service, let kind, let page): catalog.add(page, from: service, kind: kind)
        case .entry(let entry): take(entry)
        case .runs(let changed):
            for line in runs.merge(changed) { tell(line) }
            if case .submission(let id)? = wait, changed.contains(where: { $0.id == id.runID }) { wait = nil }
        case .forgotten(let ids): runs.forget(ids)
        case .rejected(let id, let failure): reject(id, failure)
        case .concerns(let request, let concerns):
            end(waitFor: request.id)
            questions.append(.about([request], concerns, spent: nil, now: now))
        case .withdrawn(let request):
            runs.forget([request.id.runID])
            tell("Taken back: \(request.title). Nothing was sent.")
        case .leading(let isLeading):
            if !isLeading { tell("Another Easel on this machine sends and follows; this one shows what it does.") }
        case .restored(let kept, _): for draft in kept { drafts[draft.entry] = draft.values }
        case .failed(let command, let failure): take(failure, of: command)
        // What is not asked for here, or said with the runs.
        case .address, .collections, .randomEntry, .olderRuns, .accepted, .spending, .recalled, .request, .picture,
            .file:
            break
        }
    }

    private mutating func take(_ status: ServiceStatus, of service: Service) {
        let before = statuses.updateValue(status, forKey: service)
        guard before != status else { return }
        if let failure = status.failure, before?.failure?.cause != failure.cause {
            tell("\(service.name): \(PlainWords.sentence(failure))")
        } else if status == .live, before?.failure != nil {
            tell("\(service.name) answers again.")
        }
    }

    private mutating func take(_ entry: CatalogEntry) {
        catalog.update(entry)
        guard case .entry(entry.id, let fills)? = wait else { return }
        wait = nil
        open = entry
        if fills { return fillOpen() }
        say(PlainWords.details(entry, questions: PlainForm(entry: entry).count))
        say("fill asks these questions, and sends nothing before you say so.")
    }

    private mutating func reject(_ id: RequestID, _ failure: Failure) {
        end(waitFor: id)
        // What became of it is told with its run.
        if runs[id.runID] == nil { tell(PlainWords.sentence(failure)) }
        for (field, reasons) in failure.fieldProblems.sorted(by: { $0.key < $1.key }) {
            tell("\(field): \(reasons.joined(separator: ", ")).")
        }
    }

    private mutating func take(_ failure: Failure, of command: EngineCommand) {
        switch (command, wait) {
        case (.submit(let request, _), _): end(waitFor: request.id)
        case (.loadEntry(let id), .entry(let awaited, _)?) where id == awaited: wait = nil
        default: break
        }
        tell(PlainWords.sentence(failure))
    }

    private mutating func end(waitFor request: RequestID) {
        if wait == .submission(request) { wait = nil }
    }
}
