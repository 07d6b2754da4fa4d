import Archive
import ArtClient
package import Domain
import Logging

/// Does what a front end asks: reads the services, sends requests, follows runs, downloads files, makes previews.
///
/// `run()` is its life. All that it does happens in one task group inside that call, so that canceling it ends every
/// task, and nothing is left behind. Commands are admitted one after the other, in the order in which they were sent;
/// what takes long becomes a task of its own once it is admitted.
package final class Engine: Sendable {
    /// The events, in order, for one consumer. The stream has no bound, since an event that is dropped would leave the
    /// front end with a state that is not true; it grows only while the front end does not come to read it.
    package let events: AsyncStream<EngineEvent>
    private let context: EngineContext
    /// The work that is to be a task of its own. The stream has no bound: each comes from a command or an answer, and
    /// all are started as soon as they come.
    private let work: AsyncStream<@Sendable () async -> Void>
    private let mailbox = Mailbox()
    private let monitor: AccountMonitor
    private let catalog: CatalogLoader
    private let queue: RunQueue
    private let reader: ServiceRefresher
    private let pictures: PictureLoader
    private let drafts = DraftWriter()
    private let answers = AnswerWriter()
    private let downloads: Downloads
    /// The reason why nothing that spends can be sent; nil when it can.
    private let readOnlyReason: Failure?

    /// An engine that has done nothing yet; `run()` starts it.
    package init(_ configuration: EngineConfiguration) {
        let (events, eventSink) = AsyncStream.makeStream(of: EngineEvent.self)
        let (work, workSink) = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        self.events = events
        self.work = work
        let context = EngineContext(configuration, events: eventSink, work: workSink)
        self.context = context
        // One for each account that was read and each part that fell silent: no faster than calls are answered.
        let news = AsyncStream.makeStream(of: AccountMonitor.News.self)
        let monitor = AccountMonitor(context) { news.continuation.yield($0) }
        let takeovers = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        // One for each run that ends with files, and taken at once.
        let fetchable = AsyncStream.makeStream(of: RunID.self)
        readOnlyReason =
            configuration.archive.map { $0.readOnlyReason?.failure } ?? configuration.archiveFailure ?? .noArchive
        let queue = RunQueue(
            context, monitor: monitor, readOnlyReason: readOnlyReason, limits: configuration.spending,
            tookOver: { takeovers.continuation.yield() }, noticeFetchable: { fetchable.continuation.yield($0) })
        let catalog = CatalogLoader(context) { await queue.learn($0) }
        let reader = ServiceRefresher(context, monitor: monitor, catalog: catalog, queue: queue)
        self.monitor = monitor
        self.queue = queue
        self.catalog = catalog
        self.reader = reader
        pictures = PictureLoader(
            context, outputs: configuration.outputs, tools: PictureTools(searchPath: configuration.toolPath),
            cache: configuration.pictureFolder.map { PictureCache($0) })
        let downloads = Downloads(
            context, queue: queue, outputs: configuration.outputs, settings: configuration.downloads)
        self.downloads = downloads
        context.start { for await run in fetchable.stream { await downloads.notice(run) } }
        context.start {
            for await news in news.stream {
                switch news {
                case .lost(let service): context.start { await reader.noticeLoss(of: service) }
                case .read(let service, let account): await queue.take(account, of: service)
                }
            }
        }
        context.start {
            for await _ in takeovers.stream {
                await downloads.restore()
                for service in context.calls.present { context.start { await reader.read(service) } }
            }
        }
        // Last, so that what commands start finds the others at work.
        context.start { await self.mailbox.forEach { await self.admit($0) } }
    }

    /// Asks for something; the answer comes as an event. From any task; commands of one task are admitted in the order
    /// of its calls. What is sent after `run()` has returned is ignored.
    package func send(_ command: EngineCommand) {
        mailbox.post(command, at: context.now())
    }

    /// Works until its task is canceled, and returns when everything that it started has ended. To be called once.
    package func run() async {
        await withDiscardingTaskGroup { group in
            // Before any command: a request that is sent now must not be taken for one that an
            // earlier session left open.
            await begin()
            for await job in work { group.addTask(operation: job) }
            group.cancelAll()
        }
        // What came too late is written down all the same, and waits for the next start.
        await mailbox.drain { if $0.command.isWritten { await admit($0) } }
        await queue.writePending()
        await queue.saveUnsaved()
        // Answers to what was just written may have come meanwhile.
        await mailbox.drain { if $0.command.isWritten { await admit($0) } }
        await drafts.write(context)
        await answers.finish(context)
        await context.save("leadership") { archive throws(ArchiveError) in await archive.resignLeadership() }
        context.finish()
    }

    private func begin() async {
        await monitor.begin()
        for (service, origin) in context.calls.origins { context.emit(.address(service, origin.text)) }
        if let readOnlyReason {
            // Now, so that nobody fills in a form first.
            context.logger.error("archive", metadata: ["error": "\(readOnlyReason.what)"])
            context.emit(.failed(.refresh(nil), readOnlyReason))
        }
        do {
            try await context.read("drafts") { archive throws(ArchiveError) in
                let (drafts, place) = (try await archive.drafts(), try await archive.place())
                if !drafts.isEmpty || place != nil { context.emit(.restored(drafts: drafts, place: place)) }
            }
        } catch {
            context.emit(.failed(.refresh(nil), .notRead(because: error.failure)))
        }
        await monitor.emitArchived()
        await queue.restore()
        await downloads.restore()
        await catalog.emitArchived()
        await queue.noteDamagedRows()
        context.emit(.archiveRead)
        for service in context.calls.present { context.start { await self.reader.read(service) } }
    }

    /// Takes a command in its turn. Whatever waits for a service, a tool or a turn is a task of its own; what changes
    /// the outbox or what is typed is done before the next command.
    private func admit(_ letter: Mailbox.Letter) async {
        let command = letter.command
        switch command {
        case .refresh(let wanted):
            for service in context.calls.present where wanted == nil || wanted == service {
                context.start { await self.reader.read(service) }
            }
        case .loadEntry, .randomEntry, .loadRequest, .loadOlderRuns, .refreshRun, .loadPicture:
            context.start { await self.perform(command) }
        case .submit(let request, let isConfirmed): await queue.submit(request, isConfirmed: isConfirmed)
        case .withdraw(let id): await queue.withdraw(id, command: command)
        case .hold(let id, let isHeld): await queue.hold(id, isHeld, command: command)
        case .move(let id, let steps): await queue.move(id, by: steps, command: command)
        case .resolve(let id, let resolution): await queue.resolve(id, resolution, command: command)
        case .saveDraft(let entry, let values):
            await drafts.put(values.map { Draft(entry: entry, values: $0, savedAt: letter.moment) }, of: entry)
            context.start { await self.drafts.write(self.context) }
        case .savePlace(let place):
            await drafts.put(place)
            context.start { await self.drafts.write(self.context) }
        case .recall, .savePreset, .deletePreset, .noteAnswers:
            await answers.handle(command, at: letter.moment, context)
        case .download(let id): await downloads.fetch(id, command: command)
        case .cancelDownload(let id): await downloads.cancel(id)
        }
    }

    /// Does what takes long.
    private func perform(_ command: EngineCommand) async {
        switch command {
        case .loadEntry(let id):
            await attempt(command, id.service) { () throws(ClientError) in
                let entry = try await self.context.calls.entry(id)
                await self.queue.learn([entry])
                self.context.emit(.entry(entry))
            }
        case .randomEntry:
            await attempt(command, .artinstring) { () throws(ClientError) in
                guard let client = self.context.calls.artinstring else {
                    throw ClientError(.notAuthorized, service: .artinstring)
                }
                self.context.emit(.randomEntry(try await client.randomPrompt().value))
            }
        case .loadRequest(let id): await queue.emitRequest(of: id, command: command)
        case .loadOlderRuns(let service): await queue.loadOlder(service, command: command)
        case .refreshRun(let id): await queue.refresh(id, command: command)
        case .loadPicture(let request):
            switch request.source {
            case .run(let id, _):
                guard let run = await queue.run(id, for: command) else { return pictures.hasNoFile(for: request) }
                if let file = await pictures.load(request, of: run) { await queue.keep(file, of: id) }
            case .address: await pictures.load(request)
            }
        default: break
        }
    }

    private func attempt(
        _ command: EngineCommand, _ service: Service, _ body: () async throws(ClientError) -> Void
    ) async {
        do {
            try await body()
            await monitor.answered(service)
        } catch {
            await monitor.failed(service, error)
            if !Task.isCancelled { context.emit(.failed(command, error.failure)) }
        }
    }
}

extension EngineCommand {
    /// True where it changes only what is on disk, so that it can be admitted after the engine began to end.
    fileprivate var isWritten: Bool {
        switch self {
        case .submit, .withdraw, .hold, .move, .resolve, .saveDraft, .savePlace, .savePreset, .deletePreset,
            .noteAnswers:
            true
        case .refresh, .loadEntry, .randomEntry, .loadRequest, .loadOlderRuns, .refreshRun, .loadPicture, .recall,
            .download, .cancelDownload:
            false
        }
    }
}
