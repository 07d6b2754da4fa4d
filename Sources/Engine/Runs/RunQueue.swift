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

    var runs: [RunID: Run] = [:]
    /// Whose run a service's id is.
    private(set) var idsByRemoteID: [RemoteID: RunID] = [:]
    /// The conversions of a generation that go on. They have no id of their own at the service.
    private(set) var conversions: [RemoteID: Set<RunID>] = [:]
    /// The entries that runs can be made from, to name and sort what is found at a service.
    var entries: [EntryID: CatalogEntry] = [:]
    /// Found runs whose entry is not known yet.
    var unnamed: [EntryID: Set<RunID>] = [:]

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

    private(set) var unsaved: Set<RunID> = []
    private var isSaving = false

    struct RemoteID: Hashable {
        let service: Service
        private let folded: JSONName

        init(service: Service, value: String) {
            self.service = service
            folded = JSONName(UUIDText.folded(value))
        }
    }

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
        // It may have come back meanwhile.
        return runs[id] ?? stored
    }

    /// Takes over changed runs: tells those that differ from what was told, and keeps them, unless they are on disk.
    func commit(_ changed: [Run], areOnDisk: Bool = false) async {
        var told: [Run] = []
        for var run in changed {
            if run.delivery != .searching { (run.searchEndsAt, run.searchFailure) = (nil, nil) }
            let before = runs.updateValue(run, forKey: run.id)
            guard before != run else { continue }
            told.append(run)
            if run.isOurs, run.pieceCount > (before?.pieceCount ?? 0), !isConverted(before) {
                noticeFetchable(run.id)
            }
            noteRemoteID(of: run)
            // Whoever leads knows better what the archive should hold; and what was never sent is no history.
            guard isLeading, !areOnDisk, run.phase != .cancelled || run.remoteID != nil else { continue }
            if before.map({ $0.asKept != run.asKept }) ?? true { unsaved.insert(run.id) }
        }
        guard !told.isEmpty else { return }
        context.emit(.runs(told))
        await save()
    }

    /// Notes what a service calls a run.
    private func noteRemoteID(of run: Run) {
        guard let remoteID = run.remoteID.map({ RemoteID(service: run.service, value: $0) }) else { return }
        if run.conversion == nil {
            idsByRemoteID[remoteID] = run.id
        } else if run.phase.isTerminal {
            conversions[remoteID]?.remove(run.id)
        } else {
            conversions[remoteID, default: []].insert(run.id)
        }
    }

    /// A run that is no row any more, and ended long ago.
    func forgetRemoteID(_ remoteID: RemoteID) { idsByRemoteID[remoteID] = nil }

    /// Whether what is new in a generation that has ended is fetched as the conversion of ours that it is.
    private func isConverted(_ run: Run?) -> Bool {
        guard let run, run.phase == .completed, run.conversion == nil, let id = run.foldedRemoteID else { return false }
        return runs.values.contains { $0.isOurs && $0.conversion != nil && $0.foldedRemoteID == id }
    }

    /// Writes what has changed. One writer at a time, so that no older state of a run comes to lie over a newer one.
    private func save() async {
        guard !isSaving else { return }
        isSaving = true
        defer { isSaving = false }
        while !unsaved.isEmpty {
            let batch = unsaved.compactMap { runs[$0] }
            unsaved = []
            await context.keep("runs") { try await $0.save(batch) }
        }
    }

    /// How many of the archive's runs are told at the start; the others page by page.
    private static var emittedAtStart: Int { 500 }

    /// Takes in what the archive holds: tells it, and goes on where the last session ended.
    func restore() async {
        await tryToLead()
        await takeArchivedRuns(isStart: true)
        await checkArchive()
        await takeOutbox()
        let told = runs.values.newestFirst
        if !told.isEmpty { context.emit(.runs(told)) }
        for service in archiveEdges.keys { context.emit(.olderRuns(service, available: true)) }
        await goOn()
        if context.archive?.isShared == true { context.start { await self.watchArchive() } }
    }

    /// Takes in the archive's newest runs and all that go on.
    ///
    /// - Parameter isStart: Whether the history is told from here on, rather than brought up to date.
    func takeArchivedRuns(isStart: Bool = false) async {
        await context.keep("restore") { archive in
            let open = try await archive.openRuns()
            let recent = try await archive.runs(limit: Self.emittedAtStart)
            if isStart {
                for service in Service.allCases {
                    archiveEdges[service] = try await archive.edge(of: service, after: recent.edge)
                }
            }
            for run in open + recent.runs {
                runs[run.id] = run
                noteRemoteID(of: run)
            }
        }
    }

    /// Names found runs by the entries they were made from, now and later.
    func learn(_ learned: [CatalogEntry]) async {
        var changed: [Run] = []
        for entry in learned {
            entries[entry.id] = entry
            for id in unnamed.removeValue(forKey: entry.id) ?? [] {
                guard var run = runs[id], !run.isOurs else { continue }
                run.entry = entry.id
                run.modality = entry.modality
                changed.append(run)
            }
        }
        await commit(changed)
    }

    /// Keeps what was learned of a run's file by reading it.
    func keep(_ file: OutputFile, of id: RunID) async {
        guard var run = await run(id), let index = run.output?.files.firstIndex(where: { $0.url == file.url }) else {
            return
        }
        run.output?.files[index] = file
        await commit([run])
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

extension Sequence<Run> {
    /// The runs as the queue shows them.
    var newestFirst: [Run] { sorted { $0.isNewer(than: $1) } }
}
