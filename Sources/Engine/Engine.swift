import Archive
import ArtClient
package import Domain
import Logging
import Synchronization

/// Does what the dashboard asks: reads the services, sends requests, follows runs, makes pictures.
///
/// `run()` is its life. All that it does happens in one task group inside that call, so that
/// canceling it ends every task, and nothing is left behind.
package final class Engine: Sendable {
    /// What happens, in order, for one consumer. None is dropped.
    package let events: AsyncStream<EngineEvent>
    private let context: EngineContext
    private let work: AsyncStream<@Sendable () async -> Void>
    private let monitor: AccountMonitor
    private let catalog: CatalogLoader
    private let queue: RunQueue
    private let reader: ServiceRefresher
    private let pictures: PictureLoader
    private let drafts = DraftWriter()
    private let answers = AnswerWriter()
    private let downloads: Downloads
    /// Why nothing that spends can be sent; nil when it can.
    private let readOnlyReason: Failure?
    /// The requests that were asked for and have not come to the queue yet, with whether the user was asked before.
    private let waiting = Mutex<[RequestID: (Request, isConfirmed: Bool)]>([:])

    package init(_ configuration: EngineConfiguration) {
        let (events, eventSink) = AsyncStream.makeStream(of: EngineEvent.self)
        let (work, workSink) = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        self.events = events
        self.work = work
        let context = EngineContext(configuration, events: eventSink, work: workSink)
        self.context = context
        let news = AsyncStream.makeStream(of: AccountMonitor.News.self)
        let monitor = AccountMonitor(context) { news.continuation.yield($0) }
        let takeovers = AsyncStream.makeStream(of: Void.self)
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
            context, outputs: configuration.outputs, tools: PictureTools(searchPath: configuration.toolPath))
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
    }

    /// Asks for something; the answer comes as an event.
    package func send(_ command: EngineCommand) {
        switch command {
        case .submit(let request, let isConfirmed): waiting.withLock { $0[request.id] = (request, isConfirmed) }
        // Taken here, since the last one counts.
        case .saveDraft(let entry, let values):
            drafts.put(values.map { Draft(entry: entry, values: $0, savedAt: context.now()) }, of: entry)
        case .savePlace(let place): drafts.put(place)
        case .recall, .savePreset, .deletePreset, .noteAnswers: answers.put(command, at: context.now())
        default: break
        }
        context.start { await self.handle(command) }
    }

    /// Works until its task is cancelled, and returns when everything that it started has ended. To be called once.
    package func run() async {
        await withDiscardingTaskGroup { group in
            // Before any command: a request that is sent now must not be taken for one that an
            // earlier session left open.
            await begin()
            for await job in work { group.addTask(operation: job) }
            group.cancelAll()
        }
        // What came too late is written down all the same, and waits for the next start.
        for (request, isConfirmed) in waiting.withLock({ $0 }).values {
            await queue.submit(request, isConfirmed: isConfirmed)
        }
        await queue.writePending()
        await drafts.write(context)
        await answers.finish(context)
        await context.keep("leading") { await $0.resignLeadership() }
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
        await context.keep("drafts") { archive in
            let (drafts, place) = (try await archive.drafts(), try await archive.place())
            if !drafts.isEmpty || place != nil { context.emit(.restored(drafts: drafts, place: place)) }
        }
        await monitor.emitArchived()
        await queue.restore()
        await downloads.restore()
        await catalog.emitArchived()
        await queue.noteDamagedRows()
        context.emit(.archiveRead)
        for service in context.calls.present { context.start { await self.reader.read(service) } }
    }

    private func handle(_ command: EngineCommand) async {
        switch command {
        case .refresh(let wanted):
            for service in context.calls.present where wanted == nil || wanted == service {
                context.start { await self.reader.read(service) }
            }
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
        case .submit(let request, let isConfirmed):
            waiting.withLock { $0[request.id] = nil }
            await queue.submit(request, isConfirmed: isConfirmed)
        case .withdraw(let id): await queue.withdraw(id, command: command)
        case .hold(let id, let isHeld): await queue.hold(id, isHeld, command: command)
        case .move(let id, let steps): await queue.move(id, by: steps, command: command)
        case .resolve(let id, let resolution): await queue.resolve(id, resolution, command: command)
        case .saveDraft, .savePlace: await drafts.write(context)
        case .recall, .savePreset, .deletePreset, .noteAnswers: await answers.work(context)
        case .loadRequest(let id): await queue.emitRequest(of: id, command: command)
        case .loadOlderRuns(let service): await queue.loadOlder(service, command: command)
        case .refreshRun(let id):
            await queue.refresh(id, command: command)
        case .download(let id): await downloads.fetch(id, command: command)
        case .cancelDownload(let id): await downloads.cancel(id)
        case .loadPicture(let id, let width, let height, let place):
            guard let run = await queue.run(id) else { return }
            if let file = await pictures.load(run, place, width: width, height: height) {
                await queue.keep(file, of: id)
            }
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
