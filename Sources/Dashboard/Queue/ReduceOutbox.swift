import JSON
import Domain
import Forms
import Session

extension State {
    /// Performs an action on the selected waiting request.
    mutating func performOnWaiting(_ action: Action) -> [Effect] {
        if action == .editRequest, let run = selectedRun, run.waiting == nil {
            return ask(for: Rerun(run: run.id, isEdited: true))
        }
        guard let run = selectedRun, let waiting = run.waiting else {
            toasts.show(.note, notWaiting, at: now)
            return []
        }
        switch action {
        case .cancelRequest: return [.engine(.withdraw(run.request))]
        case .editRequest:
            edited.insert(run.request)
            return [.engine(.withdraw(run.request))]
        case .pauseRequest: return [.engine(.hold(run.request, waiting.reason != .held))]
        case .moveRequestUp: return [.engine(.move(run.request, by: -1))]
        case .moveRequestDown: return [.engine(.move(run.request, by: 1))]
        default: return []
        }
    }

    private var notWaiting: String {
        selectedRun == nil
            ? "No request selected." : "Already sent: only waiting requests can be edited, paused or canceled."
    }

    /// Handles a request that was withdrawn before it was sent: refills its form, and opens it to edit the request.
    /// Newer answers in the form stay unless the user edits the request.
    mutating func reduceWithdrawal(of request: Request, _ run: Run?) -> [Effect] {
        if let run { queue.follow(removed: run, in: session.runs) }
        toasts.drop(about: request.id.runID)
        let isEdited = edited.remove(request.id) != nil
        let entry = entry(of: request)
        showForm(of: entry)
        if isEdited || formPanes[request.entry]?.form.savedAnswers == nil {
            changeForm { $0.fill(.body(request.body)) }
        }
        guard isEdited else {
            toasts.show(.note, "Canceled \(request.title). Nothing was sent.", at: now)
            cursorMoved()
            return saveDrafts()
        }
        return open(entry)
    }

    /// Returns the entry of `request`; as much as the request contains until the entry is loaded.
    func entry(of request: Request) -> CatalogEntry {
        session.catalog.entry(request.entry) ?? formPanes[request.entry]?.form.entry ?? CatalogEntry(askedBy: request)
    }

    /// Downloads the files of the selected run, or cancels the download.
    mutating func performDownload() -> [Effect] {
        guard let run = selectedRun else { return [] }
        if run.isDownloading { return [.engine(.cancelDownload(run.id))] }
        if case .done(let paths)? = run.download, let path = paths.first {
            toasts.show(.note, "Already downloaded: \(path)", at: now)
            return []
        }
        guard run.phase == .completed || run.output?.isEmpty == false else {
            toasts.show(.note, "Nothing to download yet.", at: now)
            return []
        }
        return [.engine(.download(run.id))]
    }
}
