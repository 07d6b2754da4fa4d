import Archive
import ArtClient
package import Domain
import Logging
import Synchronization

/// Does what the dashboard asks: reads the services, sends requests, follows runs, makes pictures.
///
/// `run()` is its life. All that it does happens in one task group inside that call, so that
/// cancelling it ends every task, and nothing is left behind.
package final class Engine: Sendable {
    /// What happens, in order, for one consumer. None is dropped.
    package let events: AsyncStream<EngineEvent>
    private let shop: EngineContext
    private let work: AsyncStream<@Sendable () async -> Void>
    private let gauges: AccountMonitor
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
        let shop = EngineContext(configuration, events: eventSink, work: workSink)
        self.shop = shop
        let news = AsyncStream.makeStream(of: AccountMonitor.News.self)
        let gauges = AccountMonitor(shop) { news.continuation.yield($0) }
        let takeovers = AsyncStream.makeStream(of: Void.self)
        let fetchable = AsyncStream.makeStream(of: RunID.self)
        readOnlyReason =
            configuration.archive.map { $0.readOnlyReason?.failure } ?? configuration.archiveFailure ?? .noArchive
        let queue = RunQueue(
            shop, gauges: gauges, readOnlyReason: readOnlyReason, limits: configuration.spending,
            tookOver: { takeovers.continuation.yield() }, noticeFetchable: { fetchable.continuation.yield($0) })
        let catalog = CatalogLoader(shop) { await queue.learn($0) }
        let reader = ServiceRefresher(shop, gauges: gauges, catalog: catalog, queue: queue)
        self.gauges = gauges
        self.queue = queue
        self.catalog = catalog
        self.reader = reader
        pictures = PictureLoader(
            shop, outputs: configuration.outputs, tools: PictureTools(searchPath: configuration.toolPath))
        let downloads = Downloads(
            shop, queue: queue, outputs: configuration.outputs, settings: configuration.downloads)
        self.downloads = downloads
        shop.start { for await run in fetchable.stream { await downloads.notice(run) } }
        shop.start {
            for await news in news.stream {
                switch news {
                case .lost(let service): shop.start { await reader.noticeLoss(of: service) }
                case .read(let service, let account): await queue.take(account, of: service)
                }
            }
        }
        shop.start {
            for await _ in takeovers.stream {
                await downloads.restore()
                for service in shop.calls.present { shop.start { await reader.read(service) } }
            }
        }
    }

    /// Asks for something; the answer comes as an event.
    package func send(_ command: EngineCommand) {
        switch command {
        case .submit(let request, let isConfirmed): waiting.withLock { $0[request.id] = (request, isConfirmed) }
        // Taken here, since the last one counts.
        case .saveDraft(let entry, let values):
            drafts.put(values.map { Draft(entry: entry, values: $0, savedAt: shop.now()) }, of: entry)
        case .savePlace(let place): drafts.put(place)
        case .recall, .savePreset, .deletePreset, .noteAnswers: answers.put(command, at: shop.now())
        default: break
        }
        shop.start { await self.obey(command) }
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
        await queue.writeUnwritten()
        await drafts.write(shop)
        await answers.finish(shop)
        await shop.keep("leading") { await $0.stopLeading() }
        shop.finish()
    }

    private func begin() async {
        await gauges.begin()
        for (service, origin) in shop.calls.origins { shop.emit(.address(service, origin.text)) }
        if let readOnlyReason {
            // Now, so that nobody fills in a form first.
            shop.logger.error("archive", metadata: ["error": "\(readOnlyReason.what)"])
            shop.emit(.failed(.refresh(nil), readOnlyReason))
        }
        await shop.keep("drafts") { archive in
            let (drafts, place) = (try await archive.drafts(), try await archive.place())
            if !drafts.isEmpty || place != nil { shop.emit(.restored(drafts: drafts, place: place)) }
        }
        await gauges.tellArchived()
        await queue.restore()
        await downloads.restore()
        await catalog.tellArchived()
        await queue.noteDamagedRows()
        shop.emit(.archiveRead)
        for service in shop.calls.present { shop.start { await self.reader.read(service) } }
    }

    private func obey(_ command: EngineCommand) async {
        switch command {
        case .refresh(let wanted):
            for service in shop.calls.present where wanted == nil || wanted == service {
                shop.start { await self.reader.read(service) }
            }
        case .loadEntry(let id):
            await attempt(command, id.service) { () throws(ClientError) in
                let entry = try await self.shop.calls.entry(id)
                await self.queue.learn([entry])
                self.shop.emit(.entry(entry))
            }
        case .randomEntry:
            await attempt(command, .artinstring) { () throws(ClientError) in
                guard let client = self.shop.calls.artinstring else {
                    throw ClientError(.notAuthorized, service: .artinstring)
                }
                self.shop.emit(.randomEntry(try await client.randomPrompt().value))
            }
        case .submit(let request, let isConfirmed):
            waiting.withLock { $0[request.id] = nil }
            await queue.submit(request, isConfirmed: isConfirmed)
        case .withdraw(let id): await queue.withdraw(id, command: command)
        case .hold(let id, let isHeld): await queue.hold(id, isHeld, command: command)
        case .move(let id, let steps): await queue.move(id, by: steps, command: command)
        case .resolve(let id, let resolution): await queue.resolve(id, resolution, command: command)
        case .saveDraft, .savePlace: await drafts.write(shop)
        case .recall, .savePreset, .deletePreset, .noteAnswers: await answers.work(shop)
        case .loadRequest(let id): await queue.tellRequest(of: id, command: command)
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
            await gauges.answered(service)
        } catch {
            await gauges.failed(service, error)
            if !Task.isCancelled { shop.emit(.failed(command, error.failure)) }
        }
    }
}
