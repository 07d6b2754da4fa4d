import CommandLine
import Dashboard
import Domain
import Session

/// Loading: unknown data is never shown as empty. A script waits for it; a terminal shows that it is loading.
extension PlainSession {
    /// True once the data for the command of `line` is loaded, or cannot be.
    func isReadyFor(_ line: String) -> Bool {
        switch Self.parts(line).command {
        case .queue, .older, .show, .again, .edit, .svg, .video, .resolve, .pause, .resume, .up, .down, .cancel,
            .download, .stop, .wait:
            areRunsRead
        case .account: services.allSatisfy(isAccountRead)
        default: true
        }
    }

    /// True once all runs but older ones are loaded.
    var areRunsRead: Bool { isArchiveRead && services.allSatisfy(isRead) }

    /// True once `service` was loaded, or failed.
    private func isRead(_ service: Service) -> Bool {
        readServices.contains(service) || statuses[service]?.failure != nil
    }

    func isAccountRead(_ service: Service) -> Bool {
        accounts[service] ?? .unknown != .unknown || isRead(service)
    }

    /// Returns the price with the balance, as far as it is loaded.
    func price(_ cost: Cost, of service: Service) -> String {
        guard isAccountRead(service) else { return PlainWords.priceBeforeReading(cost) }
        return PlainWords.price(cost, accounts[service] ?? .unknown, now: now)
    }

    /// Holds the lines of a script until the balance at `service` is loaded.
    ///
    /// - Returns: False where there is no need to wait.
    mutating func waitsForAccount(of service: Service) -> Bool {
        guard isScript, !isAccountRead(service) else { return false }
        say("Loading the balance at \(service.name).")
        wait = .account(service)
        return true
    }

    /// Holds the lines of a script until `request` changes.
    mutating func waitForChange(of request: RequestID) {
        if isScript { wait = .change(request) }
    }

    /// True while downloads requested in this session run.
    var isFetching: Bool { !fetching.isEmpty }

    /// Ends waits for a changed run, and records the failure of a script's run.
    mutating func noteProgress(of run: Run) {
        switch wait {
        case .change(run.request)?, .output(run.id)?: wait = nil
        default: break
        }
        switch run.download {
        case .done?, .cancelled?: fetching.remove(run.id)
        case .failed(let failure)?: if fetching.remove(run.id) != nil { note(ExitReason(failure)) }
        case .running?, .retrying?, nil: break
        }
        guard sent.contains(run.request) else { return }
        if case .unconfirmed? = run.delivery { note(.outcomeUnknown) }
        guard run.delivery == nil, run.phase.isTerminal else { return }
        sent.remove(run.request)
        if run.phase == .failed { note(run.failure.map(ExitReason.init) ?? .failed) }
        if run.phase == .cancelled, run.remoteID != nil { note(.failed) }
    }

    /// True once the catalog is loaded, or cannot be.
    var hasCatalog: Bool { catalog.isWhole(unless: hasFailed) }

    func hasFailed(_ service: Service) -> Bool {
        unanswering.contains(service) || statuses[service]?.failure != nil
    }

    /// Lists the entries that match `wish`, once the catalog is loaded.
    mutating func listWhenRead(_ wish: PlainCatalog.Wish) {
        if hasCatalog { return list(wish) }
        say("Loading catalog.")
        wait = .catalog(wish)
    }

    /// Lists the collections, or the prompts of the named one, once they are loaded.
    mutating func listCollectionsWhenRead(_ name: String) {
        if catalog.collections != nil || hasFailed(.artinstring) { return listCollections(name) }
        say("Loading collections.")
        wait = .collections(name)
    }
}
