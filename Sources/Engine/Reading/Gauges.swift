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
    /// When the accounts were last read, on the timeline; not for one that has been spent from since.
    private var readAt: [Service: Duration] = [:]
    /// How often something that spends was sent to a service, or told what it has left: a reading that was begun
    /// before is no witness after.
    private var changes: [Service: Int] = [:]
    /// The number of changes that the reading which is told comes after.
    private var readAfter: [Service: Int] = [:]
    private let notice: @Sendable (News) -> Void

    /// What others act upon.
    enum News: Sendable {
        /// A service that answered does so no more.
        case lost(Service)
        /// An account was read.
        case read(Service, Account)
    }

    init(_ shop: Workshop, notice: @escaping @Sendable (News) -> Void) {
        self.shop = shop
        self.notice = notice
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
                let before = changes[service, default: 0]
                let account = try await shop.calls.account(service)
                failure = nil
                took(account, of: service, begunAfter: before)
            } catch {
                failure = error
                failed(service, error)
                set((readings[service] ?? .unknown).afterFailure, of: service)
            }
        }
        return failure
    }

    /// What an account held at most `age` ago, read now where the last reading is older: for at most `patience`.
    ///
    /// - Returns: Nil where it could not be read in time or makes no sense.
    /// - Throws: `ClientError` when the service cannot be reached, or neither its account nor its list of runs can.
    func account(
        of service: Service, noOlderThan age: Duration, patience: Duration
    ) async throws(ClientError) -> Account? {
        if let moment = readAt[service], shop.timeline.elapsed() - moment <= age, let value = readings[service]?.value {
            return value
        }
        let (shop, before) = (shop, changes[service, default: 0])
        let read = await shop.timeline.bounded(by: patience) { () -> Result<Account, ClientError> in
            do throws(ClientError) {
                return .success(try await shop.calls.account(service))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .success(let account):
            took(account, of: service, begunAfter: before)
            return readings[service]?.value
        case .failure(let error):
            failed(service, error)
            switch error.kind {
            case .unreachable: throw error
            // It may be the account alone that is down. With the list of runs a request can be found again.
            case .unavailable where await !listsRuns(service, patience: patience): throw error
            default: return nil
            }
        case nil: return nil
        }
    }

    /// Whether the list of runs of `service` can be read now.
    private func listsRuns(_ service: Service, patience: Duration) async -> Bool {
        let shop = shop
        return await shop.timeline.bounded(by: patience) { () -> Bool in
            do throws(ClientError) {
                _ = try await shop.calls.runs(of: service)
                return true
            } catch {
                return false
            }
        } ?? false
    }

    /// Something was sent to a service that spends: what was read before is no witness any more.
    func spent(from service: Service) {
        readAt[service] = nil
        changes[service, default: 0] += 1
    }

    /// Takes what was read, unless what is known is newer: a balance told with the answer to a request is, where the
    /// reading was begun before.
    private func took(_ account: Account, of service: Service, begunAfter count: Int) {
        answered(service)
        guard count >= readAfter[service, default: 0] else { return }
        readAfter[service] = count
        if count == changes[service, default: 0] { readAt[service] = shop.timeline.elapsed() }
        set(.known(account, asOf: shop.now()), of: service)
    }

    /// A service has said, in passing, how many credits are left.
    func tookCredits(_ service: Service, remaining: Int) {
        var account = readings[service]?.value ?? Account()
        account.credits = remaining
        changes[service, default: 0] += 1
        readAfter[service] = changes[service]
        readAt[service] = shop.timeline.elapsed()
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
            if wasLive { notice(.lost(service)) }
        default: if statuses[service] == .connecting { answered(service) }
        }
    }

    func status(_ service: Service) -> ServiceStatus { statuses[service] ?? .absent }

    private func set(_ status: ServiceStatus, of service: Service) {
        guard statuses.updateValue(status, forKey: service) != status else { return }
        shop.emit(.status(service, status))
    }

    private func set(_ reading: Reading<Account>, of service: Service) {
        if case .known(let account, _) = reading { notice(.read(service, account)) }
        guard readings.updateValue(reading, forKey: service) != reading else { return }
        shop.emit(.account(service, reading))
    }
}
