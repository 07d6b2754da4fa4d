package import JSON

/// What the dashboard asks of the engine. Answers come as `EngineEvent`s.
package enum EngineCommand: Hashable, Sendable {
    /// Read accounts, catalogs and recent runs of every service with credentials.
    case refresh(Service?)
    /// Read one entry afresh, whole (its schema with it).
    case loadEntry(EntryID)
    /// Ask artinstring for a random prompt.
    case randomEntry
    /// Send a request that spends, in its turn. The engine sends it at most once. Unless `isConfirmed`, it may ask
    /// first: then nothing is taken, and `EngineEvent.concerns` says why.
    case submit(Request, isConfirmed: Bool = false)
    /// Take back a request that waits in line; `EngineEvent.withdrawn` gives it back for editing.
    case withdraw(RequestID)
    /// Hold a waiting request back, or let it go on.
    case hold(RequestID, Bool)
    /// Move a waiting request up (negative) or down the line by that many places.
    case move(RequestID, by: Int)
    /// The user's decision on a request whose outcome could not be told.
    case resolve(RequestID, Resolution)
    /// Fetch a run's files to disk.
    case download(RunID)
    /// Stop fetching a run's files.
    case cancelDownload(RunID)
    /// Keep what was typed into a form; nil values forget it.
    case saveDraft(EntryID, JSONObject?)
    /// Tell an entry's presets and earlier answers: `EngineEvent.recalled`.
    case recall(EntryID)
    /// Keep a preset, in the place of one of the same name.
    case savePreset(Preset)
    /// Forget an entry's preset.
    case deletePreset(EntryID, name: String)
    /// Remember answers that were sent, by field path and without secrets, to suggest them another time.
    case noteAnswers(EntryID, JSONObject)
    /// Tell the request that a run was made by, or that would make the same: `EngineEvent.request`.
    case loadRequest(RunID)
    /// Keep where the user is, for the next start; opaque to the engine.
    case savePlace(JSON)
    /// Read the next older page of a service's runs.
    case loadOlderRuns(Service)
    /// Read a run once, now.
    case refreshRun(RunID)
    /// Make cells of the picture at the place `file` of a run's files, from 0, at most this wide and high.
    case loadPicture(RunID, width: Int, height: Int, file: Int = 0)
}
