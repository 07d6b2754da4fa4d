package import Domain
package import JSON

/// A change of the session by one event of the engine, for a front end to show.
package enum SessionChange: Hashable, Sendable {
    /// A service's status is another.
    case status(StatusChange)
    /// The account at a service was read, or cannot be.
    case account(Service)
    /// The rows of a section of the catalog, or why they cannot be read, are others.
    case section(CatalogSection)
    /// An entry was read whole.
    case entry(CatalogEntry)
    /// A random entry was drawn.
    case randomEntry(CatalogEntry)
    /// Runs are new or changed: all of one event, in its order.
    case runs([RunChange])
    /// The requested download of a run has failed.
    case downloadFailed(RunID, Failure)
    /// These runs are rows no more: they have another id, which was reported before. Only those that were in the list.
    case forgotten([Run])
    /// The service has, or has not, older runs than those read so far.
    case olderRuns(Service, available: Bool)
    /// The number of runs that a service counts and its list does not show.
    case missingRuns(Service, Int)
    /// A request became a run; one that was lost has been found.
    case accepted(Run, isFound: Bool)
    /// A request was refused; or its answer was lost, which is no refusal yet.
    case rejected(RequestID, Failure, isLost: Bool)
    /// A request was not taken yet: the user is asked first.
    case concerns(Request, [Concern])
    /// A request was withdrawn before it was sent; the run is the row that it had.
    case withdrawn(Request, Run?)
    /// The presets and answers of an entry were loaded.
    case answers(EntryID)
    /// The request that a run was made by was read; nil where it is not known.
    case request(RunID, Request?)
    /// This Easel has begun to send and follow, or another one does.
    case leading(Bool)
    /// Drafts of an earlier session, and where the user was.
    case restored([Draft], place: JSON?)
    /// A picture is ready, or cannot be shown.
    case picture(PictureRequest, PictureResult)
    /// A command failed.
    case failed(EngineCommand, Failure)
    /// Something else that is shown is another: an address, an amount, a file's facts, what has been read.
    case other
}
