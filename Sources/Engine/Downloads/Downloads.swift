import Archive
import ArtClient
import Domain

/// Downloads the files of runs, a few at once and the others in their turn.
actor Downloads {
    private let context: EngineContext
    private let queue: RunQueue
    private let outputs: OutputReader
    private let settings: DownloadSettings?

    /// The downloads that wait, in their order. One for each run that the user, or the setting for automatic downloads,
    /// wants.
    private var waiting: [DownloadRecord] = []
    /// The wakeups that stop downloads in progress.
    private var active: [RunID: Wakeup] = [:]
    private var stoppedByUser: Set<RunID> = []
    /// The runs that are looked up before they wait; a cancellation takes them out.
    private var preparing: Set<RunID> = []

    /// More would share the same bandwidth.
    private static var simultaneous: Int { 2 }
    /// After a start, runs that ended so long ago are downloaded automatically: their addresses work for about that
    /// long.
    private static var automaticReach: Duration { .seconds(3600) }
    /// The number of downloads of earlier sessions that are shown.
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
        do {
            try await context.read("downloads") { archive throws(ArchiveError) in
                for record in try await archive.recentDownloads(limit: Self.shownLimit) {
                    known.insert(record.run)
                    await queue.update(record.download, of: record.run)
                }
                wanted = try await archive.pendingDownloads()
            }
        } catch {
            // What is downloaded already is not known: nothing is downloaded by itself.
            return context.emit(.failed(.refresh(nil), .notRead(because: error.failure)))
        }
        // The user may have turned downloads off; what is open stays open.
        guard let settings, await queue.isLeading else { return }
        for record in wanted { await enter(record) }
        guard settings.isAutomatic, context.archive != nil else { return }
        let start = context.now() + (.zero - Self.automaticReach)
        for id in await queue.fetchable(endedAfter: start) where !known.contains(id) { fetch(id) }
    }

    /// Takes note of a run that has something to fetch.
    func notice(_ id: RunID) {
        if settings?.isAutomatic == true { fetch(id) }
    }

    /// Wants a run's files: they are downloaded in their turn, unless `cancel` comes before. What is there already is
    /// not downloaded again. Returns at once; the rest is a task of its own.
    ///
    /// - `command`: What a refusal is the answer to.
    func fetch(_ id: RunID, command: EngineCommand? = nil) {
        guard preparing.insert(id).inserted else { return }
        context.start { await self.prepare(id, command) }
    }

    /// Looks up what is to be downloaded of a run, and lets it wait for its turn.
    private func prepare(_ id: RunID, _ command: EngineCommand?) async {
        defer { preparing.remove(id) }
        guard let settings else { return refuse(command, .noFolder) }
        do {
            var known = try await queue.run(id)
            if let run = known, run.lacksOutput {
                // A list tells that a run has ended, but not what came out of it.
                known = await queue.reread(id)
                if known == nil { return refuse(command, .notReadYet) }
            }
            guard let run = known, run.pieceCount > 0 else { return refuse(command, .nothingToFetch) }
            let stored = try await context.read("download") { archive throws(ArchiveError) in
                try await archive.download(of: id)
            }
            var record = (stored ?? nil) ?? DownloadRecord(run: id, folder: settings.folder, state: .wanted)
            // What is finished stays where it is; the rest goes where the user wants it today.
            if !record.pieces.contains(where: { $0.isPlaced || $0.part != nil }) { record.folder = settings.folder }
            record.state = .wanted
            record.failure = nil
            if preparing.contains(id) { await enter(record) }
        } catch {
            refuse(command, .notRead(because: error.failure))
        }
    }

    /// Stops the download of a run's files, and removes what is unfinished.
    func cancel(_ id: RunID) async {
        preparing.remove(id)
        if let index = waiting.firstIndex(where: { $0.run == id }) {
            await finish(waiting.remove(at: index), .stopped, isUsers: true)
        } else if let wakeup = active[id] {
            stoppedByUser.insert(id)
            wakeup.wake()
        }
    }

    private func refuse(_ command: EngineCommand?, _ failure: Failure) {
        if let command { context.emit(.failed(command, failure)) }
    }

    private func enter(_ record: DownloadRecord) async {
        let id = record.run
        do {
            guard try await queue.run(id) != nil else { return }
        } catch {
            // The job reads it again, and reports the failure.
        }
        // Only now, since others come in while the queue is asked.
        guard active[id] == nil, !waiting.contains(where: { $0.run == id }) else { return }
        waiting.append(record)
        await save(record)
        await queue.update(.running(received: 0, total: nil, bytesPerSecond: nil), of: id)
        startNext()
    }

    private func startNext() {
        guard let settings else { return }
        while active.count < Self.simultaneous, !waiting.isEmpty {
            let record = waiting.removeFirst()
            let wakeup = Wakeup()
            active[record.run] = wakeup
            let job = DownloadJob(context: context, queue: queue, outputs: outputs, limits: settings.limits)
            context.start { await self.work(job, record, until: wakeup) }
        }
    }

    private func work(_ job: DownloadJob, _ record: DownloadRecord, until wakeup: Wakeup) async {
        let (reached, problem) = await wakeup.interrupting { await job.run(record) } ?? (record, .stopped)
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
            return await queue.update(.failed(DownloadProblem.elsewhere.failure), of: record.run)
        case .unread(let failure):
            // Whether it failed is not known: the next start goes on with it.
            return await queue.update(.failed(failure), of: record.run)
        case .some(let problem):
            discardParts(of: &record, onlyEmpty: problem.keepsPart)
            record.state = .failed
            record.failure = problem.failure
        }
        if problem != nil { await save(record) }
        await queue.update(record.download, of: record.run)
    }

    private func save(_ record: DownloadRecord) async {
        await context.save("download") { archive throws(ArchiveError) in
            try await archive.save(record, at: context.now())
        }
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
    /// The download as the queue shows it.
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
