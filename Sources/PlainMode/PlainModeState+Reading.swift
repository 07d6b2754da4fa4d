import CommandLine
import Domain
import Session

/// Loading: unknown data is never shown as empty. A script waits for it; a terminal shows that it is loading.
extension PlainModeState {
    /// True once the data for the command of `line` is loaded, or cannot be.
    func isReadyFor(_ line: String) -> Bool {
        switch Self.parts(line).command {
        case .queue, .older, .show, .again, .edit, .svg, .video, .resolve, .pause, .resume, .up, .down, .cancel,
            .download, .stop, .wait:
            session.areRunsRead
        case .account: services.allSatisfy(session.isAccountSettled)
        default: true
        }
    }

    /// Returns the price with the balance, as far as it is loaded.
    func price(_ cost: Cost, of service: Service) -> String {
        let forecast = BalanceForecast(cost, account: session.account(service), now: now)
        guard forecast.outcome == .ownKey || session.isAccountSettled(service) else {
            return "Costs \(Wording.price(cost)). Balance not loaded yet."
        }
        return Wording.sentences(forecast, now: now)
    }

    /// Holds the lines of a script until the balance at `service` is loaded.
    ///
    /// - Returns: False where there is no need to wait.
    mutating func waitsForAccount(of service: Service) -> Bool {
        guard isScript, !session.isAccountSettled(service) else { return false }
        print("Loading the balance at \(service.name).")
        wait = .account(service)
        return true
    }

    /// Holds the lines of a script until `request` changes.
    mutating func waitForChange(of request: RequestID) {
        if isScript { wait = .change(request) }
    }

    /// True while downloads requested in this session run.
    var isFetching: Bool { !session.wantedDownloads.isEmpty }

    /// Ends waits for a changed run, and records the failure of a script's run.
    mutating func noteProgress(of run: Run) {
        switch wait {
        case .change(run.request)?, .output(run.id)?: wait = nil
        default: break
        }
        guard sent.contains(run.request) else { return }
        if case .unconfirmed? = run.delivery { record(.outcomeUnknown) }
        guard run.delivery == nil, run.phase.isTerminal else { return }
        sent.remove(run.request)
        if run.phase == .failed { record(run.failure.map(ExitReason.init) ?? .failed) }
        if run.phase == .cancelled, run.remoteID != nil { record(.failed) }
    }

    /// True once the catalog is loaded, or cannot be.
    var hasCatalog: Bool { session.catalog.isComplete(unless: session.hasFailed) }

    /// Lists the entries that match `filter`, once the catalog is loaded.
    mutating func listWhenRead(_ filter: PlainCatalog.Filter) {
        if hasCatalog { return list(filter) }
        print("Loading catalog.")
        wait = .catalog(filter)
    }

    /// Lists the collections, or the prompts of the named one, once they are loaded.
    mutating func listCollectionsWhenRead(_ name: String) {
        if session.catalog.collections != nil || session.hasFailed(.artinstring) { return listCollections(name) }
        print("Loading collections.")
        wait = .collections(name)
    }
}
