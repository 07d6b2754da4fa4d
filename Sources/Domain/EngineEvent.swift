package import JSON

/// What the engine tells the dashboard. But for pages, each is a whole value: the newest one counts.
package enum EngineEvent: Hashable, Sendable {
    /// How it stands with a service.
    case status(Service, ServiceStatus)
    /// Where a service is asked: scheme, host and port.
    case address(Service, String)
    /// An account was read, or could not be.
    case account(Service, Observed<Account>)
    /// A page of the catalog; `total` is what the service counts, nil where it does not say.
    case entries(Service, CatalogEntry.Kind, CatalogPage)
    /// The collections, all of them.
    case collections([EntryCollection], total: Int?)
    /// A section of the catalog could not be read, the collections where there is no kind; the rest of the service may
    /// answer all the same.
    case sectionFailed(Service, CatalogEntry.Kind?, Failure)
    /// One entry was read whole.
    case entry(CatalogEntry)
    /// A random entry was drawn.
    case randomEntry(CatalogEntry)
    /// Transitions of runs, in order: what was, what is and what happened. Whoever folds them needs neither `runs` nor
    /// `forgotten`, which tell the same without the cause.
    case changes([RunChange])
    /// Runs that are new or changed; after the `changes` that say the same.
    case runs([Run])
    /// These runs are rows no more: they are told under another id, before this.
    case forgotten([RunID])
    /// Whether a service has older runs than those told so far.
    case olderRuns(Service, available: Bool)
    /// How many runs a service counts that its list, read to its end, does not show; told before that there are no
    /// older ones.
    case missingRuns(Service, Int)
    /// A request was refused or its outcome is unknown.
    case rejected(RequestID, Failure)
    /// A request became a run at the service.
    case accepted(RequestID)
    /// A request was not taken yet: the user is asked first, and may submit it as confirmed.
    case concerns(Request, [Concern])
    /// A request was taken back before it was sent.
    case withdrawn(Request)
    /// What this session and the last 24 hours have spent, or may have.
    case spending(session: Spending, day: Spending)
    /// Whether this Easel sends and follows; another one does where it does not.
    case leading(Bool)
    /// What the archive holds of runs, downloads and catalog was told.
    case archiveRead
    /// All parts of a service were read once, or could not be: nothing more is on its way that was not asked for.
    case serviceRead(Service)
    /// What an earlier session left: drafts and where the user was.
    case restored(drafts: [Draft], place: JSON?)
    /// What is kept of an entry's form beside its draft.
    case recalled(EntryID, presets: Presets, history: AnswerHistory)
    /// What a run was made by, or would be made by again; nil where that is not known.
    case request(RunID, Request?)
    /// A picture is ready, or cannot be shown for the reason given.
    case picture(RunID, PictureResult)
    /// What the engine learned of a run's file by reading it.
    case file(RunID, OutputFile)
    /// Something went wrong that belongs to no row.
    case failed(EngineCommand, Failure)
}

/// A part of a catalog section.
package struct CatalogPage: Hashable, Sendable {
    /// The entries of this page, in the service's order.
    package let entries: [CatalogEntry]
    /// Whether this page starts the section afresh rather than adding to it.
    package let isFirst: Bool
    /// Whether no more pages are on their way.
    package let isLast: Bool
    /// How many entries the service counts in all; nil where it does not say.
    package let total: Int?
    /// Rows of this page that could not be read.
    package let brokenRows: Int

    package init(entries: [CatalogEntry], isFirst: Bool, isLast: Bool, total: Int?, brokenRows: Int = 0) {
        self.entries = entries
        self.isFirst = isFirst
        self.isLast = isLast
        self.total = total
        self.brokenRows = brokenRows
    }
}

/// A picture, or why there is none.
package enum PictureResult: Hashable, Sendable {
    case picture(Picture)
    case unavailable(Failure)
}
