package import JSON
package import Pixels

/// An event of the engine. Except for pages and changes, each carries a complete value that replaces the one before.
package enum EngineEvent: Hashable, Sendable {
    /// The state of the connection to a service.
    case status(Service, ServiceStatus)
    /// The origin of a service: scheme, host and port.
    case address(Service, String)
    /// An account was read, or a read failed.
    case account(Service, Observed<Account>)
    /// A page of a section of the catalog.
    case entries(Service, CatalogEntry.Kind, CatalogPage)
    /// All collections; `total` is the service's count, nil where it gives none.
    case collections([EntryCollection], total: Int?)
    /// A section of the catalog could not be read (the collections where the kind is nil); other sections may work.
    case sectionFailed(Service, CatalogEntry.Kind?, Failure)
    /// An entry was read with its schema.
    case entry(CatalogEntry)
    /// A random entry was loaded.
    case randomEntry(CatalogEntry)
    /// Transitions of runs, in order: what was, what is and what happened. Whoever folds them needs neither `runs` nor
    /// `forgotten`, which tell the same without the cause.
    case changes([RunChange])
    /// Runs that are new or changed; after the `changes` that say the same.
    case runs([Run])
    /// These runs are no rows any more: they were emitted under another id before.
    case forgotten([RunID])
    /// Reports if a service has older runs than those emitted so far.
    case olderRuns(Service, available: Bool)
    /// The number of runs in a service's count that its complete list does not contain; emitted before `olderRuns` with
    /// false.
    case missingRuns(Service, Int)
    /// A request was rejected, or its outcome is unknown.
    case rejected(RequestID, Failure)
    /// A request became a run at the service.
    case accepted(RequestID)
    /// A request needs confirmation: it is not queued, and the user may submit it as confirmed.
    case concerns(Request, [Concern])
    /// A request was canceled before it was sent.
    case withdrawn(Request)
    /// The amounts spent or possibly spent in this session and in the last 24 hours.
    case spending(session: Spending, day: Spending)
    /// Reports if this Easel is the one that sends and follows; where it is not, another process is.
    case leading(Bool)
    /// The runs, downloads and catalog of the archive have been emitted.
    case archiveRead
    /// All parts of a service have been read once or have failed: no further unrequested events follow.
    case serviceRead(Service)
    /// The drafts and the user's place from an earlier session.
    case restored(drafts: [Draft], place: JSON?)
    /// The presets and earlier answers of an entry.
    case recalled(EntryID, presets: Presets, history: AnswerHistory)
    /// The request that made a run, or would make the same; nil where unknown.
    case request(RunID, Request?)
    /// The picture that was requested, or the reason why there is none.
    case picture(PictureRequest, PictureResult)
    /// The properties of a run's file, as read from the file.
    case file(RunID, OutputFile)
    /// A command failed, and no run shows it.
    case failed(EngineCommand, Failure)
}

/// A page of a catalog section.
package struct CatalogPage: Hashable, Sendable {
    /// The entries of this page, in the service's order.
    package let entries: [CatalogEntry]
    /// True if this page replaces the section; false if it is appended.
    package let isFirst: Bool
    /// True if no more pages follow.
    package let isLast: Bool
    /// The total number of entries by the service's count; nil where it gives none.
    package let total: Int?
    /// The number of rows of this page that could not be read.
    package let brokenRows: Int

    /// Creates a page.
    package init(entries: [CatalogEntry], isFirst: Bool, isLast: Bool, total: Int?, brokenRows: Int = 0) {
        self.entries = entries
        self.isFirst = isFirst
        self.isLast = isLast
        self.total = total
        self.brokenRows = brokenRows
    }
}

/// A picture, or the reason why there is none.
package enum PictureResult: Hashable, Sendable {
    case picture(Picture)
    case unavailable(Failure)
}
