import ArtClient
import Domain

/// Reads a service whole (account, recent runs, catalog), and until that has worked
/// tries again and again, so that a server that comes back is noticed.
///
/// There is one loop for each service. Its pauses grow while any part of the service is
/// down, so that one that answers in part is not asked more often than one that is gone.
actor ServiceRefresher {
    private let context: EngineContext
    private let monitor: AccountMonitor
    private let catalog: CatalogLoader
    private let queue: RunQueue
    /// The services whose loop is going on, pauses included.
    private var active: Set<Service> = []
    /// The services that were asked for while their loop was going on.
    private var again: Set<Service> = []
    /// The defects of rows that were reported, so that they are not reported at every reading.
    private var reportedDefects: Set<Failure> = []
    /// The wakeups that end the pause of a loop.
    private var wakeups: [Service: Wakeup] = [:]

    private static var backoff: Backoff { Backoff(from: .seconds(5), upTo: .seconds(60)) }

    init(_ context: EngineContext, monitor: AccountMonitor, catalog: CatalogLoader, queue: RunQueue) {
        self.context = context
        self.monitor = monitor
        self.catalog = catalog
        self.queue = queue
    }

    /// Reads `service` now, and until it has answered whole or refuses to. A call during a
    /// reading is answered by one more after it, and a call during a pause ends the pause.
    func read(_ service: Service) async {
        guard active.insert(service).inserted else {
            again.insert(service)
            wakeups[service]?.wake()
            return
        }
        await loop(service, ServicePart.all(of: service), failures: 0)
    }

    /// Reads what `service` is known by after a pause, since a part of it has stopped to answer; does nothing when its
    /// loop is going on.
    func noticeLoss(of service: Service) async {
        guard active.insert(service).inserted else { return }
        await loop(service, [.account, .runs], failures: 1)
    }

    /// Reads `parts` until all have answered; first after a pause where there were `failures`.
    private func loop(_ service: Service, _ parts: [ServicePart], failures: Int) async {
        defer { active.remove(service) }
        var failures = failures
        var parts = parts
        var reported: Set<Failure> = []
        while !Task.isCancelled {
            var isAskedAgain = again.remove(service) != nil
            if failures > 0, !isAskedAgain {
                await pause(service, for: Self.backoff.wait(after: failures).jittered(context.random()))
                guard !Task.isCancelled else { return }
                isAskedAgain = again.remove(service) != nil
            }
            if isAskedAgain { parts = ServicePart.all(of: service) }
            let down = await readOnce(service, parts, reported: &reported)
            guard !Task.isCancelled else { return }
            context.emit(.serviceRead(service))
            if !down.isEmpty {
                // What has answered is not asked for the sake of what has not.
                parts = down
                failures += 1
            } else if again.contains(service) {
                failures = 0
            } else {
                return
            }
        }
    }

    /// Waits for `pause` or until the loop is asked to read at once.
    private func pause(_ service: Service, for duration: Duration) async {
        let wakeup = Wakeup()
        wakeups[service] = wakeup
        await context.timeline.sleep(until: context.timeline.elapsed() + duration, orUntil: wakeup)
        wakeups[service] = nil
    }

    /// Reads `parts` of a service, each whatever the others answer; gives those that are down.
    ///
    /// Emits what cannot be read, each once for all the readings of a loop.
    private func readOnce(
        _ service: Service, _ parts: [ServicePart], reported: inout Set<Failure>
    ) async -> [ServicePart] {
        var errors: [(part: ServicePart, error: ClientError)] = []
        var down: [ServicePart] = []
        for (index, part) in parts.enumerated() {
            if let error = await read(part, of: service, reported: &reported) {
                errors.append((part, error))
                if error.isOutage { down.append(part) }
                // The others would fail for the same reason, and a server in trouble is spared.
                if error.endsReading {
                    if error.isOutage { down += parts[(index + 1)...] }
                    break
                }
            }
        }
        guard !Task.isCancelled else { return [] }
        await monitor.judge(service)
        let isOffline = if case .offline = await monitor.status(service) { true } else { false }
        for (part, error) in errors where error.kind != .notAuthorized && error.kind != .cancelled {
            let failure = error.isOutage ? Failure.unread(part, of: service, because: error.failure) : error.failure
            if error.isOutage, part != .account, part != .runs {
                context.emit(.sectionFailed(service, part.kind, failure))
            }
            // The status tells that nothing can be read.
            if !(error.isOutage && isOffline), reported.insert(failure).inserted {
                context.emit(.failed(.refresh(service), failure))
            }
        }
        return down
    }

    /// Reads a part of a service; gives why that failed.
    private func read(_ part: ServicePart, of service: Service, reported: inout Set<Failure>) async -> ClientError? {
        do {
            switch part {
            case .account: return await monitor.refresh(service)
            case .runs: guard try await queue.readRecent(service) else { return nil }
            case .prompts, .collections, .artists, .models:
                for defect in try await catalog.load(part) where reportedDefects.insert(defect).inserted {
                    context.emit(.failed(.refresh(service), defect))
                }
            case .call: break
            }
            await monitor.answered(service, part)
            return nil
        } catch {
            await monitor.failed(service, error, part)
            return error
        }
    }
}

extension Failure {
    /// A part of a service cannot be read, while others can.
    static func unread(_ part: ServicePart, of service: Service, because failure: Failure) -> Failure {
        Failure(
            failure.cause, what: "The \(part.name) of \(service.name) cannot be read: \(failure.what)",
            meaning: "Everything else at this service works", next: "Easel retries automatically",
            retryAfter: failure.retryAfter)
    }
}

extension ClientError {
    /// Indicates whether it tells that a service, or a part of it, is down.
    var isOutage: Bool {
        switch kind {
        case .unreachable, .unavailable, .invalidResponse, .outcomeUnknown: true
        default: false
        }
    }

    /// Indicates whether the other parts of the service would fail for the same reason.
    var endsReading: Bool {
        switch kind {
        case .unreachable, .notAuthorized, .cancelled: true
        default: false
        }
    }
}
