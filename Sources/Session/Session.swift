package import Domain
package import JSON

/// What every front end shows: the services, their catalog, the runs, the user's answers and spending, as the engine
/// has reported them.
///
/// A value. `apply` folds one event of the engine into it and says what changed; `note` records a command that goes to
/// the engine. What only one front end has (cursors, numbers, prompts) is not here.
package struct Session: Hashable, Sendable {
    /// The limits that the user has set for spending; the engine holds to them.
    package let limits: SpendingLimits
    /// The services at hand.
    package internal(set) var services: [Service: ServiceState]
    package internal(set) var catalog: Catalog
    package internal(set) var runs = RunList()
    /// What the archive has of entries' forms, as far as it was read.
    package internal(set) var answers: [EntryID: SavedAnswers] = [:]
    /// What was typed into forms and not sent, as the archive has it.
    package internal(set) var drafts: [EntryID: JSONObject] = [:]
    /// What this session has spent, or may have.
    package internal(set) var sessionSpending = Spending()
    /// What the last 24 hours have spent, or may have.
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
    /// - Parameter services: The services with credentials.
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

    /// What is known of the account at `service`.
    package func account(_ service: Service) -> Observed<Account> { services[service]?.account ?? .unknown }

    /// What `request` asks, as far as it is known: no more than the request tells, until the service has told the rest.
    package func entry(of request: Request) -> CatalogEntry {
        catalog.entry(request.entry) ?? CatalogEntry(askedBy: request)
    }
}
