import Archive
import ArtClient
import Domain

/// Which runs' files are being fetched, and which wait for it.
actor Downloads {
    private let context: EngineContext
    private let queue: RunQueue
    private let outputs: OutputReader
    private let settings: DownloadSettings?

    /// Those that wait, in their order.
    private var line: [DownloadRecord] = []
    /// What stops those that are being fetched.
    private var active: [RunID: AsyncStream<Void>.Continuation] = [:]
    private var stoppedByUser: Set<RunID> = []

    /// More would share the same line.
    private static var simultaneous: Int { 2 }
    /// After a start, runs that ended so long ago are fetched automatically: their addresses work for about that long.
    private static var automaticReach: Duration { .seconds(3600) }
    /// How many downloads of earlier sessions are shown.
    private static var shownLimit: Int { 1000 }

    init(_ context: EngineContext, queue: RunQueue, outputs: OutputReader, settings: DownloadSettings?) {
        self.context = context
        self.queue = queue
        self.outputs = outputs
        self.settings = settings
    }

    /// Takes in what the archive holds: tells it, and goes on where the last session ended, unless another Easel does.
    /// To be called again when this one takes over.
    func restore() async {
        var known: Set<RunID> = []
        var wanted: [DownloadRecord] = []
        await context.keep("restore downloads") { archive in
            for record in try await archive.recentDownloads(limit: Self.shownLimit) {
                known.insert(record.run)
                await queue.tell(record.download, of: record.run)
            }
            wanted = try await archive.pendingDownloads()
        }
        // The user may have turned downloads off; what is open stays open.
        guard let settings, await queue.isLeading else { return }
        for record in wanted { await enter(record) }
        guard settings.isAutomatic, context.archive != nil else { return }
        let start = context.now() + (.zero - Self.automaticReach)
        for id in await queue.fetchable(endedAfter: start) where !known.contains(id) { await fetch(id) }
    }

    /// Takes note of a run that has something to fetch.
    func notice(_ id: RunID) async {
        if settings?.isAutomatic == true { await fetch(id) }
    }

    /// Fetches a run's files in their turn. What is there already is not fetched again.
    ///
    /// - Parameter command: What a refusal is the answer to.
    func fetch(_ id: RunID, command: EngineCommand? = nil) async {
        guard let settings else { return refuse(command, .noFolder) }
        var known = await queue.run(id)
        if let run = known, run.lacksOutput {
            // A list tells that a run has ended, but not what came out of it.
            known = await queue.reread(id)
            if known == nil { return refuse(command, .notReadYet) }
        }
        guard let run = known, run.pieceCount > 0 else { return refuse(command, .nothingToFetch) }
        var record = DownloadRecord(run: id, folder: settings.folder, state: .wanted)
        await context.keep("download") { if let known = try await $0.download(of: id) { record = known } }
        // What is finished stays where it is; the rest goes where the user wants it today.
        if !record.pieces.contains(where: { $0.isPlaced || $0.part != nil }) { record.folder = settings.folder }
        record.state = .wanted
        record.failure = nil
        await enter(record)
    }

    /// Stops the fetching of a run's files, and removes what is unfinished.
    func cancel(_ id: RunID) async {
        if let index = line.firstIndex(where: { $0.run == id }) {
            await finish(line.remove(at: index), .stopped, isUsers: true)
        } else if let quit = active[id] {
            stoppedByUser.insert(id)
            quit.finish()
        }
    }

    private func refuse(_ command: EngineCommand?, _ failure: Failure) {
        if let command { context.emit(.failed(command, failure)) }
    }

    private func enter(_ record: DownloadRecord) async {
        let id = record.run
        guard await queue.run(id) != nil else { return }
        // Only now, since others come in while the queue is asked.
        guard active[id] == nil, !line.contains(where: { $0.run == id }) else { return }
        line.append(record)
        await context.keep("download") { try await $0.save(record, at: context.now()) }
        await queue.tell(.running(received: 0, total: nil, bytesPerSecond: nil), of: id)
        startNext()
    }

    private func startNext() {
        guard let settings else { return }
        while active.count < Self.simultaneous, !line.isEmpty {
            let record = line.removeFirst()
            let (quits, quit) = AsyncStream.makeStream(of: Void.self)
            active[record.run] = quit
            let job = DownloadJob(context: context, queue: queue, outputs: outputs, limits: settings.limits)
            context.start { await self.work(job, record, until: quits) }
        }
    }

    private func work(_ job: DownloadJob, _ record: DownloadRecord, until quits: AsyncStream<Void>) async {
        let (reached, problem) = await withTaskGroup(of: (DownloadRecord, DownloadProblem?)?.self) { group in
            group.addTask { await job.run(record) }
            group.addTask {
                for await _ in quits {}
                return nil
            }
            var outcome: (DownloadRecord, DownloadProblem?)?
            while let next = await group.next() {
                if let next { outcome = next }
                group.cancelAll()
            }
            return outcome ?? (record, .stopped)
        }
        await finish(reached, problem, isUsers: stoppedByUser.contains(record.run))
        stoppedByUser.remove(record.run)
        // Not before, so that nobody begins again what is just being put away.
        active[record.run] = nil
        startNext()
    }

    private func finish(_ reached: DownloadRecord, _ problem: DownloadProblem?, isUsers: Bool) async {
        var record = reached
        switch problem {
        case nil: break
        case .stopped:
            // The end of Easel leaves it as it is, for the next start.
            guard isUsers else { return }
            discardParts(of: &record)
            record.state = .cancelled
        case .elsewhere:
            // The record is the other's to write.
            return await queue.tell(.failed(DownloadProblem.elsewhere.failure), of: record.run)
        case .some(let problem):
            discardParts(of: &record, onlyEmpty: problem.keepsPart)
            record.state = .failed
            record.failure = problem.failure
        }
        if problem != nil { await context.keep("download") { try await $0.save(record, at: context.now()) } }
        await queue.tell(record.download, of: record.run)
    }

    /// Removes what is unfinished; files of which nothing has come are worth nothing in any case.
    private func discardParts(of record: inout DownloadRecord, onlyEmpty: Bool = false) {
        let folder = try? DownloadFolder(record.folder)
        for position in record.pieces.indices where !record.pieces[position].isPlaced {
            if onlyEmpty, record.pieces[position].received > 0 { continue }
            if let part = record.pieces[position].part { folder?.remove(part) }
            record.pieces[position].part = nil
            record.pieces[position].received = 0
        }
    }
}

extension DownloadRecord {
    /// What the queue shows of it.
    fileprivate var download: Download {
        switch state {
        case .wanted: .running(received: 0, total: nil, bytesPerSecond: nil)
        case .done: .done(paths: pieces.compactMap(\.name).map { "\(folder)/\($0)" })
        case .failed: .failed(failure ?? DownloadProblem.stopped.failure)
        case .cancelled: .cancelled
        }
    }
}

extension Failure {
    fileprivate static var noFolder: Failure {
        Failure(.local, what: "No download folder", next: "Set downloads.folder in config.toml")
    }

    fileprivate static var notReadYet: Failure {
        Failure(.local, what: "The output is still loading", next: "Try again in a moment")
    }

    fileprivate static var nothingToFetch: Failure {
        Failure(.local, what: "The run has no files to download", next: "Wait until it has ended")
    }
}
