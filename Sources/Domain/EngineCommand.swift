package import JSON

/// A command of a front end to the engine. Results arrive as `EngineEvent`s.
package enum EngineCommand: Hashable, Sendable {
    /// Refresh the account, catalog and recent runs of a service; nil for every service with credentials.
    case refresh(Service?)
    /// Reload an entry with its schema.
    case loadEntry(EntryID)
    /// Load a random prompt (artinstring, `GET /api/v1/prompts/random`).
    case randomEntry
    /// Queue a request that costs something, to be sent at most once. Unless `isConfirmed`, the engine may decline it
    /// and give the reasons by `EngineEvent.concerns`.
    case submit(Request, isConfirmed: Bool = false)
    /// Cancel a waiting request; `EngineEvent.withdrawn` returns it for editing.
    case withdraw(RequestID)
    /// Pause (true) or resume (false) a waiting request.
    case hold(RequestID, Bool)
    /// Move a waiting request up (negative) or down the queue by that many places.
    case move(RequestID, by: Int)
    /// Apply the user's decision on a request whose outcome could not be determined.
    case resolve(RequestID, Resolution)
    /// Download a run's files.
    case download(RunID)
    /// Cancel the download of a run's files.
    case cancelDownload(RunID)
    /// Save the draft of a form; nil values delete it.
    case saveDraft(EntryID, JSONObject?)
    /// Load an entry's presets and earlier answers: `EngineEvent.recalled`.
    case recall(EntryID)
    /// Save a preset, replacing one of the same name.
    case savePreset(Preset)
    /// Delete an entry's preset.
    case deletePreset(EntryID, name: String)
    /// Record answers that were sent, by field path and without secrets, as suggestions.
    case noteAnswers(EntryID, JSONObject)
    /// Load the request that made a run, or that would make the same: `EngineEvent.request`.
    case loadRequest(RunID)
    /// Save the user's place in the front end for the next start; opaque to the engine.
    case savePlace(JSON)
    /// Load the next older page of a service's runs.
    case loadOlderRuns(Service)
    /// Refresh a run once, now.
    case refreshRun(RunID)
    /// Load a picture as terminal cells: `EngineEvent.picture`.
    case loadPicture(PictureRequest)
}
