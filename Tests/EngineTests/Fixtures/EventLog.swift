import Domain

/// What an engine has told so far, with the newest state of all it told about.
actor EventLog {
    private(set) var events: [EngineEvent] = []
    private(set) var runs: [RunID: Run] = [:]
    private var watchers: [(isMet: (isolated EventLog) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

    func add(_ event: EngineEvent) {
        events.append(event)
        if case .runs(let told) = event { for run in told { runs[run.id] = run } }
        var waiting: [(isMet: (isolated EventLog) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
        for watcher in watchers {
            if watcher.isMet(self) { watcher.continuation.resume() } else { waiting.append(watcher) }
        }
        watchers = waiting
    }

    /// Returns when `condition` holds.
    private func wait(until condition: @escaping @Sendable (isolated EventLog) -> Bool) async {
        if condition(self) { return }
        await withCheckedContinuation { continuation in
            watchers.append((condition, continuation))
        }
    }

    /// Returns when an event that `matches` has been told.
    func wait(for matches: @escaping @Sendable (EngineEvent) -> Bool) async {
        await wait { $0.events.contains(where: matches) }
    }

    /// Returns the run once it is as `matches` says.
    func run(_ id: RunID, _ matches: @escaping @Sendable (Run) -> Bool) async -> Run? {
        await wait { $0.runs[id].map(matches) ?? false }
        return runs[id]
    }

    /// Returns when the newest states of the runs are as `matches` says.
    func wait(forRuns matches: @escaping @Sendable ([Run]) -> Bool) async {
        await wait { matches(Array($0.runs.values)) }
    }

    /// The phases that a run was told in, without repetition.
    func phases(of id: RunID) -> [Phase] {
        var phases: [Phase] = []
        for case .runs(let told) in events {
            for run in told where run.id == id && phases.last != run.phase { phases.append(run.phase) }
        }
        return phases
    }
}

extension EventLog {
    /// All transitions of runs, in order.
    var changes: [RunChange] {
        events.flatMap { if case .changes(let changes) = $0 { changes } else { [] as [RunChange] } }
    }

    /// The causes of the transitions of a run, in order.
    func causes(of id: RunID) -> [RunChange.Cause] { changes.filter { $0.run?.id == id }.map(\.cause) }

    /// The entries of a kind that were told.
    func entries(_ kind: CatalogEntry.Kind) -> Set<EntryID> {
        var ids: Set<EntryID> = []
        for case .entries(_, kind, let page) in events { ids.formUnion(page.entries.map(\.id)) }
        return ids
    }

    /// Returns the first entry that `matches`, once it was told.
    func entry(_ matches: @escaping @Sendable (CatalogEntry) -> Bool) async -> CatalogEntry? {
        await wait { if case .entries(_, _, let page) = $0 { page.entries.contains(where: matches) } else { false } }
        for case .entries(_, _, let page) in events {
            if let entry = page.entries.first(where: matches) { return entry }
        }
        return nil
    }
}
