import ArtClient
import Domain

/// Keeps what was last read of the accounts and how it stands with the services.
///
/// Unknown, old and zero are three things: a reading that fails makes the last one
/// stale and takes nothing away.
actor Gauges {
    private let shop: Workshop
    private var statuses: [Service: ServiceStatus] = [:]
    private var readings: [Service: Reading<Account>] = [:]
    private var isReading: Set<Service> = []
    private var isWanted: Set<Service> = []
    /// The services of which a part is down: that another part answers does not make them live.
    private var isDistrusted: Set<Service> = []
    private let wentOffline: @Sendable (Service) -> Void

    /// `wentOffline` is called when a service that answered does so no more.
    init(_ shop: Workshop, wentOffline: @escaping @Sendable (Service) -> Void) {
        self.shop = shop
        self.wentOffline = wentOffline
    }

    /// Tells how it stands with each service before anything was read.
    func begin() {
        for service in Service.allCases { set(shop.calls.has(service) ? .connecting : .absent, of: service) }
    }

    /// Reads the account of `service`. Calls that come while one is under way are
    /// answered by one more reading after it. Gives why the last reading failed, if it did.
    @discardableResult
    func refresh(_ service: Service) async -> ClientError? {
        isWanted.insert(service)
        guard isReading.insert(service).inserted else { return nil }
        defer { isReading.remove(service) }
        var failure: ClientError?
        while isWanted.remove(service) != nil, !Task.isCancelled {
            do {
                let account = try await shop.calls.account(service)
                failure = nil
                answered(service)
                set(.known(account, asOf: shop.now()), of: service)
            } catch {
                failure = error
                failed(service, error)
                set((readings[service] ?? .unknown).afterFailure, of: service)
            }
        }
        return failure
    }

    /// A service has said, in passing, how many credits are left.
    func tookCredits(_ service: Service, remaining: Int) {
        var account = readings[service]?.value ?? Account()
        account.credits = remaining
        set(.known(account, asOf: shop.now()), of: service)
    }

    /// A service has answered a call.
    func answered(_ service: Service) {
        if !isDistrusted.contains(service) { set(.live, of: service) }
    }

    /// A part of a service is down: it is not live again before `trust(_:)`.
    func distrust(_ service: Service) { isDistrusted.insert(service) }

    /// All parts of a service have answered.
    func trust(_ service: Service) {
        isDistrusted.remove(service)
        answered(service)
    }

    /// A call to a service has failed. Only failures that say something of the service
    /// change its status: a run that is not found does not, but shows that somebody is there.
    func failed(_ service: Service, _ error: ClientError) {
        switch error.kind {
        case .notAuthorized: set(.unauthorized(error.failure), of: service)
        case .cancelled: break
        case _ where error.isOutage:
            let wasLive = statuses[service] == .live
            set(.offline(error.failure), of: service)
            if wasLive { wentOffline(service) }
        default: if statuses[service] == .connecting { answered(service) }
        }
    }

    func status(_ service: Service) -> ServiceStatus { statuses[service] ?? .absent }

    private func set(_ status: ServiceStatus, of service: Service) {
        guard statuses.updateValue(status, forKey: service) != status else { return }
        shop.emit(.status(service, status))
    }

    private func set(_ reading: Reading<Account>, of service: Service) {
        guard readings.updateValue(reading, forKey: service) != reading else { return }
        shop.emit(.account(service, reading))
    }
}
