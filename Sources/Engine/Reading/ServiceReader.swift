import ArtClient
import Domain

/// Reads a service whole (account, catalog, recent runs), and while it is offline
/// tries again and again, so that a server that comes back is noticed.
actor ServiceReader {
    private let shop: Workshop
    private let gauges: Gauges
    private let catalog: CatalogLoader
    private let queue: RunQueue
    /// Counts the readings asked for: one that sleeps gives way to a newer one.
    private var turn: [Service: Int] = [:]
    private var isReading: Set<Service> = []

    init(_ shop: Workshop, gauges: Gauges, catalog: CatalogLoader, queue: RunQueue) {
        self.shop = shop
        self.gauges = gauges
        self.catalog = catalog
        self.queue = queue
    }

    /// Reads `service` until it has answered or will not (401), waiting `delay` before the first attempt.
    func read(_ service: Service, after delay: Duration = .zero) async {
        let mine = (turn[service] ?? 0) + 1
        turn[service] = mine
        var pause = delay
        while !Task.isCancelled {
            if pause > .zero {
                await shop.timeline.sleep(for: pause.jittered(shop.random()))
                guard turn[service] == mine, !Task.isCancelled else { return }
            }
            guard isReading.insert(service).inserted else { return }
            await readOnce(service)
            isReading.remove(service)
            guard turn[service] == mine, case .offline = await gauges.status(service) else { return }
            pause = min(max(pause * 2, .seconds(5)), .seconds(60))
        }
    }

    private func readOnce(_ service: Service) async {
        await gauges.refresh(service)
        // What follows would fail for the same reason, and a server in trouble is spared.
        switch await gauges.status(service) {
        case .offline, .unauthorized, .absent: return
        case .connecting, .live: break
        }
        do {
            // The runs first: they are few, and one of them may be waiting to be followed.
            try await queue.readRecent(service)
            try await catalog.load(service)
            await gauges.answered(service)
        } catch {
            await gauges.failed(service, error)
        }
    }
}
