import Archive
import ArtClient
import Domain

/// Keeps what was last read of the accounts and how it stands with the services.
///
/// Unknown, old and zero are three things: a reading that fails makes the last one
/// stale and takes nothing away.
actor AccountMonitor {
    private let context: EngineContext
    private var healths: [Service: ServiceHealth] = [:]
    private var statuses: [Service: ServiceStatus] = [:]
    private var readings: [Service: Observed<Account>] = [:]
    private var isReading: Set<Service> = []
    private var isWanted: Set<Service> = []
    /// The moments at which the accounts were last read, on the timeline; not for one that has been spent from since.
    private var readAt: [Service: Duration] = [:]
    /// The number of times that something that spends was sent to a service, or reported what it has left: a reading that
    /// was begun before is no evidence after.
    private var changes: [Service: Int] = [:]
    /// The number of changes before the reported reading.
    private var readAfter: [Service: Int] = [:]
    private let notice: @Sendable (News) -> Void

    /// The news that others act upon.
    enum News: Sendable {
        /// A service that answered does so no more.
        case lost(Service)
        /// An account was read.
        case read(Service, Account)
    }

    init(_ context: EngineContext, notice: @escaping @Sendable (News) -> Void) {
        self.context = context
        self.notice = notice
    }

    /// Emits how it stands with each service before anything was read.
    func begin() {
        for service in Service.allCases {
            let status: ServiceStatus = context.calls.has(service) ? .connecting : .absent
            healths[service] = ServiceHealth(status)
            set(status, of: service)
        }
    }

    /// Emits what was read of the accounts in an earlier session: old, whatever its age, and nothing is decided by it.
    func emitArchived() async {
        for service in context.calls.present {
            guard let hint = context.calls.credentialHint(of: service) else { continue }
            // What cannot be read here is read from the service in a moment.
            let read = try? await context.read("account") { archive throws(ArchiveError) in
                try await archive.account(of: service, credential: hint)
            }
            guard let archived = (read ?? nil) ?? nil, readings[service] == nil else { continue }
            set(.stale(archived.account, asOf: archived.readAt), of: service)
        }
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
                let account = try await context.calls.account(service)
                failure = nil
                took(account, of: service, begunAfter: before)
            } catch {
                failure = error
                failed(service, error, .account)
                set((readings[service] ?? .unknown).afterFailure, of: service)
            }
        }
        return failure
    }

    /// Returns what an account held at most `age` ago, read now where the last reading is older: for at most
    /// `patience`.
    ///
    /// - `isListDown`: Whether the list of runs is known not to be read now; nil where that has to be tried.
    /// - Returns: Nil where it could not be read in time or makes no sense.
    /// - Throws: `ClientError` when the service cannot be reached, or neither its account nor its list of runs can.
    func account(
        of service: Service, noOlderThan age: Duration, patience: Duration, isListDown: Bool? = nil
    ) async throws(ClientError) -> Account? {
        if let moment = readAt[service], context.timeline.elapsed() - moment <= age,
            let value = readings[service]?.value
        {
            return value
        }
        let (context, before) = (context, changes[service, default: 0])
        let read = await context.timeline.bounded(by: patience) { () -> Result<Account, ClientError> in
            do throws(ClientError) {
                return .success(try await context.calls.account(service))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case .success(let account):
            took(account, of: service, begunAfter: before)
            return readings[service]?.value
        case .failure(let error):
            failed(service, error, .account)
            switch error.kind {
            case .unreachable: throw error
            // It may be the account alone that is down. With the list of runs a request can be found again.
            case _ where error.isOutage:
                let isListDown = if let isListDown { isListDown } else { await !listsRuns(service, patience: patience) }
                if isListDown { throw error }
                return nil
            default: return nil
            }
        case nil: return nil
        }
    }

    /// Indicates whether the list of runs of `service` can be read now.
    private func listsRuns(_ service: Service, patience: Duration) async -> Bool {
        let context = context
        return await context.timeline.bounded(by: patience) { () -> Bool in
            do throws(ClientError) {
                _ = try await context.calls.runs(of: service)
                return true
            } catch {
                return false
            }
        } ?? false
    }

    /// Something was sent to a service that spends: what was read before is no evidence any more.
    func spent(from service: Service) {
        readAt[service] = nil
        changes[service, default: 0] += 1
    }

    /// Takes what was read, unless what is known is newer: a balance in the response to a request is, where the
    /// reading was begun before.
    private func took(_ account: Account, of service: Service, begunAfter count: Int) {
        answered(service, .account)
        guard count >= readAfter[service, default: 0] else { return }
        readAfter[service] = count
        if count == changes[service, default: 0] { readAt[service] = context.timeline.elapsed() }
        set(.known(account, asOf: context.now()), of: service)
    }

    /// Keeps what is known of an account for the next start.
    private func keep(_ account: Account, readAt: Timestamp, of service: Service) {
        guard let hint = context.calls.credentialHint(of: service), context.archive?.readOnlyReason == nil else {
            return
        }
        let context = context
        context.start {
            await context.save("account") { archive throws(ArchiveError) in
                try await archive.save(ArchivedAccount(account: account, readAt: readAt), of: service, credential: hint)
            }
        }
    }

    /// A service has said, in passing, how many credits are left.
    func updateCredits(_ service: Service, remaining: Int) {
        // What an earlier session has read is not reported as current.
        var account = if case .known(let value, _)? = readings[service] { value } else { Account() }
        account.credits = remaining
        changes[service, default: 0] += 1
        readAfter[service] = changes[service]
        readAt[service] = context.timeline.elapsed()
        set(.known(account, asOf: context.now()), of: service)
    }

    /// A part of a service has answered a call.
    func answered(_ service: Service, _ part: ServicePart = .call) { change(service) { $0.answered(part) } }

    /// A call to a part of a service has failed.
    func failed(_ service: Service, _ error: ClientError, _ part: ServicePart = .call) {
        let wasLive = statuses[service] == .live && healths[service]?.isFailing(part) != true
        change(service) { $0.failed(part, error) }
        // It may be more than this part: all of them are read again.
        if wasLive, error.isOutage { notice(.lost(service)) }
    }

    /// All parts of a service have been asked.
    func judge(_ service: Service) { change(service) { $0.judge() } }

    private func change(_ service: Service, _ change: (inout ServiceHealth) -> Void) {
        var health = healths[service] ?? ServiceHealth(.connecting)
        change(&health)
        healths[service] = health
        set(health.status, of: service)
    }

    func status(_ service: Service) -> ServiceStatus { statuses[service] ?? .absent }

    private func set(_ status: ServiceStatus, of service: Service) {
        guard statuses.updateValue(status, forKey: service) != status else { return }
        context.emit(.status(service, status))
    }

    private func set(_ reading: Observed<Account>, of service: Service) {
        if case .known(let account, let readAt) = reading {
            notice(.read(service, account))
            keep(account, readAt: readAt, of: service)
        }
        guard readings.updateValue(reading, forKey: service) != reading else { return }
        context.emit(.account(service, reading))
    }
}
