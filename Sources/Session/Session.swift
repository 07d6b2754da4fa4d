package import Domain
package import JSON

/// The state that all front ends share: services, catalog, runs, answers and spending, folded from the engine's events.
package struct Session: Hashable, Sendable {
    /// The limits that the user has set for spending; the engine holds to them.
    package let limits: SpendingLimits
    /// The services at hand.
    package internal(set) var services: [Service: ServiceState]
    package internal(set) var catalog: Catalog
    package internal(set) var runs = RunList()
    /// The presets and earlier answers by entry, as far as they are loaded.
    package internal(set) var answers: [EntryID: SavedAnswers] = [:]
    /// The unsent drafts by entry, from the archive.
    package internal(set) var drafts: [EntryID: JSONObject] = [:]
    /// The spending of this session, possible charges included.
    package internal(set) var sessionSpending = Spending()
    /// The spending of the last 24 hours, possible charges included.
    package internal(set) var daySpending = Spending()
    /// True while this Easel sends and follows; false while another one does.
    package internal(set) var isLeading = true
    /// True once the runs of the archive were reported.
    package internal(set) var isArchiveRead = false
    /// Runs whose files were asked for here, until they are on disk or have failed to download.
    package internal(set) var wantedDownloads: Set<RunID> = []
    /// Requests that were lost and have become runs: their acceptance is about to be reported.
    var found: Set<RunID> = []

    /// The session before the first event.
    ///
    /// - `services`: The services with credentials.
    package init(services: some Collection<Service>, limits: SpendingLimits = SpendingLimits()) {
        self.limits = limits
        self.services = Dictionary(uniqueKeysWithValues: services.map { ($0, ServiceState()) })
        catalog = Catalog(services: services)
    }

    /// True once every run that there is was reported, but for older ones.
    package var areRunsRead: Bool { isArchiveRead && services.values.allSatisfy(\.isSettled) }

    /// True where something of `service` could not be read.
    package func hasFailed(_ service: Service) -> Bool { services[service]?.hasFailed ?? false }

    /// True once the account at `service` was read, or could not be.
    package func isAccountSettled(_ service: Service) -> Bool { services[service]?.isAccountSettled ?? false }

    /// Returns the account at `service`, as far as it is known.
    package func account(_ service: Service) -> Observed<Account> { services[service]?.account ?? .unknown }

    /// Returns the entry of `request`, as far as it is loaded.
    package func entry(of request: Request) -> CatalogEntry {
        catalog.entry(request.entry) ?? CatalogEntry(askedBy: request)
    }
}
