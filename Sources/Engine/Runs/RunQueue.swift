import ArtClient
import Archive
import JSON
import Domain
import Logging

/// All runs that the user has sent or follows.
///
/// It takes requests, sends each at most once, learns how each run is going, and emits every transition, which is
/// also saved to the archive. One actor, since money needs one isolation domain: between a decision about a request and
/// the note of it nothing may come in. What it decides by are values: the run table, the outbox, the polling, and one
/// state for each service.
actor RunQueue {
    let context: EngineContext
    let monitor: AccountMonitor
    private let noticeFetchable: @Sendable (RunID) -> Void
    /// Called when this Easel has become the one that sends and follows.
    let tookOver: @Sendable () -> Void

    /// The reason why nothing that spends can be sent; nil when it can.
    var readOnlyReason: Failure?
    /// The state of the archive, which others may share.
    var sharing = ArchiveSharing()
    /// The runs, with what was emitted of them.
    var runs = RunTable()
    /// The requests that are not settled, and what was spent.
    var outbox: Outbox
    /// The schedules and streams by which live runs are followed.
    var polling = Polling()
    /// The state of each service.
    var services = ServiceStates()
    /// The wakeups that end the pause between two looks for a request.
    var searchWakeups: [RequestID: Wakeup] = [:]
    /// The wakeups that end the stream of a run.
    var streamWakeups: [RunID: Wakeup] = [:]
    /// The defects of lists that were reported, so that they are not reported at every reading. One for each list and
    /// set of broken rows.
    var reportedDefects: Set<Failure> = []
    private var isSaving = false

    /// True while this Easel is the one that sends and follows for its archive.
    var isLeading: Bool { sharing.isLeading }

    /// A queue without runs.
    ///
    /// - `tookOver`: Called when this Easel begins to lead where another one did.
    /// - `noticeFetchable`: Called with each run that was sent from here and has more to fetch than before.
    init(
        _ context: EngineContext, monitor: AccountMonitor, readOnlyReason: Failure?, limits: SpendingLimits,
        tookOver: @escaping @Sendable () -> Void, noticeFetchable: @escaping @Sendable (RunID) -> Void = { _ in }
    ) {
        self.context = context
        self.monitor = monitor
        self.readOnlyReason = readOnlyReason
        self.tookOver = tookOver
        self.noticeFetchable = noticeFetchable
        outbox = Outbox(limits)
    }

    /// The run of that id, if need be from the archive, where those are that ended long ago; nil where there is none.
    ///
    /// - Throws: `ArchiveError` when the archive cannot be read.
    func run(_ id: RunID) async throws(ArchiveError) -> Run? {
        if let run = runs[id] { return run }
        let stored = try await context.read("run") { archive throws(ArchiveError) in try await archive.run(id) }
        // It may have come back meanwhile, or have turned out to be another run.
        return runs[id] ?? (runs.heir(of: id) == nil ? stored ?? nil : nil)
    }

    /// The same for a command: where the archive cannot be read, that is emitted.
    func run(_ id: RunID, for command: EngineCommand) async -> Run? {
        do {
            return try await run(id)
        } catch {
            context.emit(.failed(command, .notRead(because: error.failure)))
            return nil
        }
    }

    /// Takes over changed runs: emits the transitions, and saves the runs unless they are on disk.
    ///
    /// - `cause`: What happened to all of them; see `RunTable.update`.
    func commit(_ changed: [Run], _ cause: RunChange.Cause, areOnDisk: Bool = false) async {
        await commit(changed.map { ($0, cause) }, areOnDisk: areOnDisk)
    }

    /// Takes over changed runs, each with what happened to it.
    func commit(_ changed: [(run: Run, cause: RunChange.Cause)], areOnDisk: Bool = false) async {
        var changes: [RunChange] = []
        for (run, cause) in changed {
            var run = run
            if run.delivery != .searching { (run.searchEndsAt, run.searchFailure) = (nil, nil) }
            guard let update = runs.update(run, cause) else { continue }
            changes.append(update.change)
            if run.isOurs, run.pieceCount > (update.stored?.pieceCount ?? 0), !runs.isConverted(update.stored) {
                noticeFetchable(run.id)
            }
            // Whoever leads knows better what the archive should hold; and what was never sent is not persisted.
            guard isLeading, !areOnDisk, run.phase != .cancelled || run.remoteID != nil else { continue }
            runs.noteUnsaved(update)
        }
        guard !changes.isEmpty else { return }
        emit(changes)
        await saveUnsaved()
    }

    /// Emits transitions, of which some take runs away.
    func emit(_ changes: [RunChange]) {
        guard !changes.isEmpty else { return }
        context.emit(.changes(changes))
        let reported = changes.compactMap(\.after)
        if !reported.isEmpty { context.emit(.runs(reported)) }
        let forgotten = changes.filter { $0.after == nil }.compactMap(\.before?.id)
        if !forgotten.isEmpty { context.emit(.forgotten(forgotten)) }
    }

    /// Writes what has changed. One writer at a time, so that no older state of a run comes to lie over a newer one.
    func saveUnsaved() async {
        guard !isSaving else { return }
        isSaving = true
        defer { isSaving = false }
        while runs.hasUnsaved {
            let batch = runs.takeUnsaved()
            let isSaved = await context.save("runs") { archive throws(ArchiveError) in try await archive.save(batch) }
            guard isSaved || context.archive?.readOnlyReason != nil else { return runs.putBackUnsaved(batch) }
        }
    }

    /// The number of the archive's runs that are emitted at the start; the others follow page by page.
    private static var emittedAtStart: Int { 500 }

    /// Takes in what the archive holds: tells it, and goes on where the last session ended.
    func restore() async {
        await acquireLeadership()
        await restoreArchivedRuns(isStart: true)
        await checkArchive()
        await takeOutbox()
        emit(runs.flush())
        for service in Service.allCases where services[service].archiveEdge != nil {
            context.emit(.olderRuns(service, available: true))
        }
        await goOn()
        if context.archive?.isShared == true { context.start { await self.watchArchive() } }
    }

    /// Takes in the archive's newest runs and all that go on.
    ///
    /// - Parameters:
    ///   - isStart: True where the history is emitted from here on, rather than brought up to date.
    ///   - keepsDelivery: True where what stands before a run, and its download, stay as they are known here: the
    ///     archive has them elsewhere.
    ///
    /// - Throws: `ArchiveError` when they cannot be read; what is known here stays.
    func takeArchivedRuns(isStart: Bool = false, keepsDelivery: Bool = false) async throws(ArchiveError) {
        try await context.read("restore") { archive throws(ArchiveError) in
            let open = try await archive.openRuns()
            let recent = try await archive.runs(limit: Self.emittedAtStart)
            if isStart {
                for service in Service.allCases {
                    services[service].archiveEdge = try await archive.edge(of: service, after: recent.edge)
                }
            }
            for archived in open + recent.runs {
                var run = archived
                if keepsDelivery, let known = runs[run.id] {
                    (run.delivery, run.download) = (known.delivery, known.download)
                    (run.searchEndsAt, run.searchFailure) = (known.searchEndsAt, known.searchFailure)
                }
                runs.put(run, isStart ? .restored : .synchronized)
            }
        }
    }

    /// Takes in the archive's newest runs and all that go on; emits a failure where they cannot be read, so that nobody
    /// takes that for an empty history.
    func restoreArchivedRuns(isStart: Bool = false) async {
        do {
            try await takeArchivedRuns(isStart: isStart)
        } catch {
            context.emit(.failed(.refresh(nil), .notRead(because: error.failure)))
        }
    }

    /// Names found runs by the entries they were made from, now and later.
    func learn(_ learned: [CatalogEntry]) async {
        await commit(runs.learn(learned), .named)
    }

    /// Keeps what was learned of a run's file by reading it.
    func keep(_ file: OutputFile, of id: RunID) async {
        // A picture is shown without it: best effort.
        guard var run = (try? await run(runs.heir(of: id) ?? id)) ?? nil,
            let index = run.output?.files.firstIndex(where: { $0.url == file.url })
        else { return }
        run.output?.files[index] = file
        await commit([run], .inspected)
    }
}

extension Run {
    /// The service's id in the spelling by which it is compared.
    var foldedRemoteID: String? { remoteID.map(UUIDText.folded) }

    /// The run of a request, once it is known which one that has become. Its end is read before it is reported.
    func becoming(_ remoteID: String, _ phase: Phase) -> Run {
        var run = self
        run.remoteID = remoteID
        run.phase = run.phase.advanced(to: phase.isTerminal ? .running : phase)
        run.failure = nil
        run.delivery = nil
        return run
    }

    /// The run as the archive knows it: what changes with every answer and heartbeat is not worth a write, and what
    /// stands before a run is in the outbox.
    var asKept: Run {
        var run = self
        run.following = .none
        run.heardAt = nil
        run.delivery = nil
        run.searchEndsAt = nil
        run.searchFailure = nil
        run.download = nil
        return run
    }
}
