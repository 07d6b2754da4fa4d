import ArtClient
import Archive
import JSON
import Domain
import Logging

/// All runs that the user has sent or follows.
///
/// It takes requests, sends each at most once, learns how each run is going, and tells
/// every change. What it tells is also kept in the archive.
actor RunQueue {
    let context: EngineContext
    let monitor: AccountMonitor
    /// Why nothing that spends can be sent; nil when it can.
    var readOnlyReason: Failure?
    private let noticeFetchable: @Sendable (RunID) -> Void

    /// The runs, with what was emitted of them.
    var runs = RunTable()

    /// Whether this Easel is the one that sends and follows for its archive.
    var isLeading = false
    /// Called when it has become that.
    let tookOver: @Sendable () -> Void
    /// The number by which changes of the archive by others are noticed.
    var archiveVersion: Int?

    /// The rows of the archive that cannot be read, and were told.
    var reportedDamagedRows: Set<DamagedRow> = []

    /// The requests that were refused here in this session, of which the archive knows nothing.
    var refused: [RequestID: Request] = [:]
    /// The requests that wait to be sent.
    var sendQueue = SendQueue()
    /// Those that are held since it could not be written down that they leave.
    var holdsAfterFailure: Set<RequestID> = []
    var pauses: [Service: SendQueue.Pause] = [:]
    /// How often in a row a service could not be reached by a request.
    var failureCounts: [Service: Int] = [:]
    var accounts: [Service: Account] = [:]
    var serverClocks: [Service: ServerClock] = [:]
    /// When the line is looked at again though nothing has happened, on the timeline.
    var alarm: Duration?
    var spending: SpendingGuard
    /// What was last told of `spending`.
    var emittedSpending: [Spending]?

    /// Requests on their way or with an unknown outcome, and those that the user is asked about.
    var reconciliations: [RequestID: Reconciliation] = [:]
    /// The requests about which the user's word is being written: no look decides them meanwhile.
    var decided: Set<RequestID> = []
    /// The requests that are looked for, and what ends the pause between two looks.
    var searching: Set<RequestID> = []
    var searchAlarms: [RequestID: AsyncStream<Void>.Continuation] = [:]
    /// The services whose open questions are being looked at again.
    var reconsidered: Set<Service> = []
    /// The requests that have left in this session, in order.
    var sentRequests: [RequestID] = []
    /// What has become of requests and could not be written down yet, in order.
    var pendingWrites: [RequestTransition] = []
    /// Rows of a service's lists that may belong to an reconciliations request, kept back so
    /// that one run is not shown as two.
    var deferredRows: [RemoteID: RunReport] = [:]

    /// How the live runs of each service are read, and which have streams.
    var sweeps: [Service: PollSchedule] = [:]
    var streams = StreamPlan()
    /// The services whose live runs a loop is following.
    var loops: Set<Service> = []
    /// Ends the pause of a service's loop.
    var alarms: [Service: AsyncStream<Void>.Continuation] = [:]
    /// Ends the stream of a run.
    var streamEnders: [RunID: AsyncStream<Void>.Continuation] = [:]
    /// When the account was last read since runs had ended.
    var accountReadAt: [Service: Duration] = [:]
    /// The ended runs that were read for what came of them, or are about to be.
    var askedForOutput: Set<RunID> = []
    /// Where the archive's older runs go on; nil once all have been told.
    var archiveEdges: [Service: RunEdge] = [:]
    /// How far the services' lists of runs have been read; none before the newest page was.
    var walks: [Service: RunWalk] = [:]
    /// How many runs a service counts that its list does not show, once that was read to its end.
    var missingRuns: [Service: Int] = [:]
    /// What was last told of that.
    var emittedMissing: [Service: Int] = [:]
    /// What was said of rows that cannot be read, so that it is not said at every reading.
    var reportedDefects: Set<Failure> = []
    /// The services whose newest runs have been read in this session.
    var listed: Set<Service> = []

    private var isSaving = false

    /// A queue without runs.
    ///
    /// - Parameters:
    ///   - tookOver: Called when this Easel begins to lead where another one did.
    ///   - noticeFetchable: Is told each run that was sent from here and has more to fetch than before.
    init(
        _ context: EngineContext, monitor: AccountMonitor, readOnlyReason: Failure?, limits: SpendingLimits,
        tookOver: @escaping @Sendable () -> Void, noticeFetchable: @escaping @Sendable (RunID) -> Void = { _ in }
    ) {
        self.context = context
        self.monitor = monitor
        self.readOnlyReason = readOnlyReason
        self.tookOver = tookOver
        self.noticeFetchable = noticeFetchable
        spending = SpendingGuard(limits)
    }

    /// The run of that id, if need be from the archive, where those are that ended long ago.
    func run(_ id: RunID) async -> Run? {
        if let run = runs[id] { return run }
        var stored: Run?
        await context.keep("run") { stored = try await $0.run(id) }
        // It may have come back meanwhile, or have turned out to be another run.
        return runs[id] ?? (runs.heir(of: id) == nil ? stored : nil)
    }

    /// Takes over changed runs: emits the transitions, and saves the runs unless they are on disk.
    ///
    /// - Parameter cause: What happened to all of them; see `RunTable.update`.
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
        await save()
    }

    /// Emits transitions, of which some take runs away.
    func emit(_ changes: [RunChange]) {
        guard !changes.isEmpty else { return }
        context.emit(.changes(changes))
        let told = changes.compactMap(\.after)
        if !told.isEmpty { context.emit(.runs(told)) }
        let forgotten = changes.filter { $0.after == nil }.compactMap(\.before?.id)
        if !forgotten.isEmpty { context.emit(.forgotten(forgotten)) }
    }

    /// Writes what has changed. One writer at a time, so that no older state of a run comes to lie over a newer one.
    private func save() async {
        guard !isSaving else { return }
        isSaving = true
        defer { isSaving = false }
        while runs.hasUnsaved {
            let batch = runs.takeUnsaved()
            await context.keep("runs") { try await $0.save(batch) }
        }
    }

    /// How many of the archive's runs are told at the start; the others page by page.
    private static var emittedAtStart: Int { 500 }

    /// Takes in what the archive holds: tells it, and goes on where the last session ended.
    func restore() async {
        await acquireLeadership()
        await takeArchivedRuns(isStart: true)
        await checkArchive()
        await takeOutbox()
        emit(runs.flush())
        for service in archiveEdges.keys { context.emit(.olderRuns(service, available: true)) }
        await goOn()
        if context.archive?.isShared == true { context.start { await self.watchArchive() } }
    }

    /// Takes in the archive's newest runs and all that go on.
    ///
    /// - Parameters:
    ///   - isStart: True where the history is emitted from here on, rather than brought up to date.
    ///   - keepsDelivery: True where what stands before a run, and its download, stay as they are known here: the
    ///     archive has them elsewhere.
    func takeArchivedRuns(isStart: Bool = false, keepsDelivery: Bool = false) async {
        await context.keep("restore") { archive in
            let open = try await archive.openRuns()
            let recent = try await archive.runs(limit: Self.emittedAtStart)
            if isStart {
                for service in Service.allCases {
                    archiveEdges[service] = try await archive.edge(of: service, after: recent.edge)
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

    /// Names found runs by the entries they were made from, now and later.
    func learn(_ learned: [CatalogEntry]) async {
        await commit(runs.learn(learned), .named)
    }

    /// Keeps what was learned of a run's file by reading it.
    func keep(_ file: OutputFile, of id: RunID) async {
        guard var run = await run(runs.heir(of: id) ?? id),
            let index = run.output?.files.firstIndex(where: { $0.url == file.url })
        else { return }
        run.output?.files[index] = file
        await commit([run], .inspected)
    }
}

extension Run {
    /// What the service's id is compared by.
    var foldedRemoteID: String? { remoteID.map(UUIDText.folded) }

    /// The run of a request, once it is known which one that has become. Its end is read before it is told.
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
