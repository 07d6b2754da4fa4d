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
    private let shop: Workshop
    private let work: AsyncStream<@Sendable () async -> Void>
    private let gauges: Gauges
    private let catalog: CatalogLoader
    private let queue: RunQueue
    private let reader: ServiceReader
    private let pictures: PictureLoader
    private let archiveFailure: Failure?
    /// The requests that were asked for and have not come to the queue yet.
    private let waiting = Mutex<[RequestID: Request]>([:])

    package init(_ configuration: EngineConfiguration) {
        let (events, eventSink) = AsyncStream.makeStream(of: EngineEvent.self)
        let (work, workSink) = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        self.events = events
        self.work = work
        let shop = Workshop(configuration, events: eventSink, work: workSink)
        self.shop = shop
        let offline = AsyncStream.makeStream(of: Service.self)
        let gauges = Gauges(shop) { offline.continuation.yield($0) }
        let queue = RunQueue(shop, gauges: gauges, archiveFailure: configuration.archiveFailure)
        let catalog = CatalogLoader(shop) { await queue.learn($0) }
        let reader = ServiceReader(shop, gauges: gauges, catalog: catalog, queue: queue)
        archiveFailure = configuration.archiveFailure
        self.gauges = gauges
        self.queue = queue
        self.catalog = catalog
        self.reader = reader
        pictures = PictureLoader(
            shop, outputs: configuration.outputs, tools: PictureTools(searchPath: configuration.toolPath))
        shop.start {
            for await service in offline.stream { shop.start { await reader.noticeLoss(of: service) } }
        }
    }

    /// Asks for something; the answer comes as an event.
    package func send(_ command: EngineCommand) {
        if case .submit(let request, _) = command { waiting.withLock { $0[request.id] = request } }
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
        // What came too late to be sent is written down as such, and not forgotten.
        for request in waiting.withLock({ $0 }).values { await queue.drop(request) }
        shop.finish()
    }

    private func begin() async {
        await gauges.begin()
        if let archiveFailure {
            // Now, so that nobody fills in a form first.
            shop.logger.error("archive", metadata: ["error": "\(archiveFailure.what)"])
            shop.emit(.failed(.refresh(nil), archiveFailure))
        }
        await queue.restore()
        await catalog.tellArchived()
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
        case .submit(let request, _):
            waiting.withLock { $0[request.id] = nil }
            await queue.submit(request)
        case .loadOlderRuns(let service):
            await attempt(command, service) { () throws(ClientError) in try await self.queue.readOlder(service) }
        case .refreshRun(let id):
            await queue.refresh(id, command: command)
        case .withdraw, .hold, .move, .resolve, .download, .cancelDownload, .saveDraft, .savePlace: break
        case .loadPicture(let id, let width, let height):
            guard let run = await queue.run(id) else { return }
            if let file = await pictures.load(run, width: width, height: height) { await queue.keep(file, of: id) }
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
