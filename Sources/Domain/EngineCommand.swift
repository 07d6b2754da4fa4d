/// What the dashboard asks of the engine. Answers come as `EngineEvent`s.
package enum EngineCommand: Hashable, Sendable {
    /// Read accounts, catalogs and recent runs of every service with credentials.
    case refresh(Service?)
    /// Read one entry afresh, whole (its schema with it).
    case loadEntry(EntryID)
    /// Ask artinstring for a random prompt.
    case randomEntry
    /// Send a request that spends. The engine sends it at most once.
    case submit(Request)
    /// Read the next older page of a service's runs.
    case loadOlderRuns(Service)
    /// Read a run once, now.
    case refreshRun(RunID)
    /// Make cells of a run's picture, at most this wide and high.
    case loadPicture(RunID, width: Int, height: Int)
}
