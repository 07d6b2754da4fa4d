import ArtClient
import Domain

/// Reads a service whole (account, recent runs, catalog), and until that has worked
/// tries again and again, so that a server that comes back is noticed.
///
/// There is one loop for each service. Its pauses grow while any part of the service is
/// down, so that one that answers in part is not asked more often than one that is gone.
actor ServiceReader {
    private let shop: Workshop
    private let gauges: Gauges
    private let catalog: CatalogLoader
    private let queue: RunQueue
    /// The services whose loop is going on, pauses included.
    private var active: Set<Service> = []
    /// The services that were asked for while their loop was going on.
    private var again: Set<Service> = []
    /// Ends the pause of a loop.
    private var alarms: [Service: AsyncStream<Void>.Continuation] = [:]

    private static var firstPause: Duration { .seconds(5) }
    private static var longestPause: Duration { .seconds(60) }

    init(_ shop: Workshop, gauges: Gauges, catalog: CatalogLoader, queue: RunQueue) {
        self.shop = shop
        self.gauges = gauges
        self.catalog = catalog
        self.queue = queue
    }

    /// Reads `service` now, and until it has answered whole or refuses to. A call during a
    /// reading is answered by one more after it, and a call during a pause ends the pause.
    func read(_ service: Service) async {
        guard active.insert(service).inserted else {
            again.insert(service)
            alarms[service]?.finish()
            return
        }
        await loop(service, pause: .zero)
    }

    /// Reads `service` after a pause, since it has stopped to answer; does nothing when its loop is going on.
    func noticeLoss(of service: Service) async {
        guard active.insert(service).inserted else { return }
        await loop(service, pause: Self.firstPause)
    }

    private func loop(_ service: Service, pause first: Duration) async {
        defer { active.remove(service) }
        var pause = first
        var told: Set<Failure> = []
        while !Task.isCancelled {
            if pause > .zero, again.remove(service) == nil {
                await rest(service, for: pause.jittered(shop.random()))
                guard !Task.isCancelled else { return }
            }
            again.remove(service)
            let isDown = await readOnce(service, told: &told)
            guard !Task.isCancelled else { return }
            shop.emit(.serviceRead(service))
            if isDown {
                pause = min(max(pause * 2, Self.firstPause), Self.longestPause)
            } else if again.contains(service) {
                pause = .zero
            } else {
                return
            }
        }
    }

    /// Waits for `pause` or until the loop is asked to read at once.
    private func rest(_ service: Service, for pause: Duration) async {
        let (alarm, ring) = AsyncStream.makeStream(of: Void.self)
        alarms[service] = ring
        let timeline = shop.timeline
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await timeline.sleep(for: pause) }
            group.addTask { for await _ in alarm {} }
            await group.next()
            group.cancelAll()
        }
        alarms[service] = nil
    }

    /// Reads all parts of a service, each whatever became of the others; gives whether one of them is down.
    ///
    /// Failures that say nothing of the service's being there are told, each once for all the readings of a loop.
    private func readOnce(_ service: Service, told: inout Set<Failure>) async -> Bool {
        var errors: [ClientError] = []
        if let error = await gauges.refresh(service) { errors.append(error) }
        // What follows would fail for the same reason, and a server in trouble is spared.
        if let error = errors.first, error.isOutage || error.kind == .notAuthorized { return error.isOutage }
        // The runs first: they are few, and one of them may be waiting to be followed.
        do { try await queue.readRecent(service) } catch { errors.append(error) }
        if errors.last?.endsReading != true { errors += await catalog.load(service) }
        guard !Task.isCancelled else { return false }

        let isDown = errors.contains(where: \.isOutage)
        if isDown {
            // The account has answered, and would be taken for the whole at every attempt.
            await gauges.distrust(service)
        } else if !errors.contains(where: { $0.kind == .notAuthorized }) {
            await gauges.trust(service)
        }
        for error in errors { await gauges.failed(service, error) }
        for error in errors where !error.isOutage && error.kind != .notAuthorized && error.kind != .cancelled {
            if told.insert(error.failure).inserted { shop.emit(.failed(.refresh(service), error.failure)) }
        }
        return isDown
    }
}

extension ClientError {
    /// Whether it tells that a service, or a part of it, is down.
    var isOutage: Bool {
        switch kind {
        case .unreachable, .unavailable, .malformedAnswer, .outcomeUnknown: true
        default: false
        }
    }

    /// Whether the other parts of the service would fail for the same reason.
    var endsReading: Bool {
        switch kind {
        case .unreachable, .notAuthorized, .cancelled: true
        default: false
        }
    }
}
