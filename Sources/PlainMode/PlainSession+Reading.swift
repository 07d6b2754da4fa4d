import CommandLine
import Dashboard
import Domain
import Session

/// What is not read yet is not told as none: a script waits for it, and at a terminal it is said.
extension PlainSession {
    /// Whether what the command of `line` looks at was read, or cannot be.
    func isReadyFor(_ line: String) -> Bool {
        switch Self.parts(line).command {
        case .queue, .older, .show, .again, .edit, .svg, .video, .resolve, .pause, .resume, .up, .down, .cancel,
            .download, .stop, .wait:
            areRunsRead
        case .account: services.allSatisfy(isAccountRead)
        default: true
        }
    }

    /// Whether every run that there is has been told, but for older ones.
    var areRunsRead: Bool { isArchiveRead && services.allSatisfy(isRead) }

    /// Whether `service` was read once, or could not be.
    private func isRead(_ service: Service) -> Bool {
        readServices.contains(service) || statuses[service]?.failure != nil
    }

    func isAccountRead(_ service: Service) -> Bool {
        accounts[service] ?? .unknown != .unknown || isRead(service)
    }

    /// What is known of an account, for a price; nil where it was not read yet.
    func price(_ cost: Cost, of service: Service) -> String {
        guard isAccountRead(service) else { return PlainWords.priceBeforeReading(cost) }
        return PlainWords.price(cost, accounts[service] ?? .unknown, now: now)
    }

    /// Holds what follows until what is left at `service` was read; false where that need not or cannot be waited for.
    mutating func waitsForAccount(of service: Service) -> Bool {
        guard isScript, !isAccountRead(service) else { return false }
        say("Loading the balance at \(service.name).")
        wait = .account(service)
        return true
    }

    /// Holds the lines of a script that follow until something is told of `request`.
    mutating func waitForChange(of request: RequestID) {
        if isScript { wait = .change(request) }
    }

    /// Whether files are being fetched that were asked for here.
    var isFetching: Bool { !fetching.isEmpty }

    /// Takes what is told of a run: what was waited for may be there, and a script may have failed with it.
    mutating func noteProgress(of run: Run) {
        switch wait {
        case .change(run.request)?, .output(run.id)?: wait = nil
        default: break
        }
        switch run.download {
        case .done?, .cancelled?: fetching.remove(run.id)
        case .failed(let failure)?: if fetching.remove(run.id) != nil { note(ExitStatus(failure)) }
        case .running?, .retrying?, nil: break
        }
        guard sent.contains(run.request) else { return }
        if case .unconfirmed? = run.delivery { note(.outcomeUnknown) }
        guard run.delivery == nil, run.phase.isTerminal else { return }
        sent.remove(run.request)
        if run.phase == .failed { note(run.failure.map(ExitStatus.init) ?? .failed) }
        if run.phase == .cancelled, run.remoteID != nil { note(.failed) }
    }

    /// Whether there is no more of the catalog to come.
    var hasCatalog: Bool { catalog.isWhole(unless: hasFailed) }

    func hasFailed(_ service: Service) -> Bool {
        unanswering.contains(service) || statuses[service]?.failure != nil
    }

    /// Waits for the catalog, where it is not there yet, and lists what of it fits `wish`.
    mutating func listWhenRead(_ wish: PlainCatalog.Wish) {
        if hasCatalog { return list(wish) }
        say("Loading catalog.")
        wait = .catalog(wish)
    }

    /// Waits for the collections, where they are not there yet, and lists them, or the prompts of the one that is
    /// named.
    mutating func listCollectionsWhenRead(_ name: String) {
        if catalog.collections != nil || hasFailed(.artinstring) { return listCollections(name) }
        say("Loading collections.")
        wait = .collections(name)
    }
}
