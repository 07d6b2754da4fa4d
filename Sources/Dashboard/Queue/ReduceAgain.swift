import Session
import Forms
import Canvas
import Domain

/// A run whose request is being loaded, to send it again.
struct Rerun: Hashable, Sendable {
    let run: RunID
    /// True if its form opens first, to edit it.
    let isEdited: Bool
}

extension State {
    /// Sends the request of the selected run again, as a new request.
    mutating func runAgain() -> [Effect] {
        guard let run = selectedRun else {
            toasts.show(.note, "No run selected.", at: now)
            return []
        }
        guard run.waiting == nil, !run.isBeingSent else {
            toasts.show(.note, "Not sent yet.", at: now)
            return []
        }
        return ask(for: Rerun(run: run.id, isEdited: false))
    }

    mutating func ask(for again: Rerun) -> [Effect] {
        self.again = again
        return [.engine(.loadRequest(again.run))]
    }

    /// Handles the loaded request of a run: sends it again, or fills and opens its form, unless the user has moved on.
    mutating func reduceRequest(_ request: Request?, of run: RunID) -> [Effect] {
        guard let again, again.run == run else { return [] }
        self.again = nil
        guard let request else { return openFormOfFound(run) }
        let entry = entry(of: request)
        if !again.isEdited {
            guard let obstacle = session.obstacle(resending: request, to: entry) else {
                return send(request.again(id: nextRequestID(), at: now), isConfirmed: false)
            }
            toasts.show(.bad, Self.words(obstacle), at: now)
        }
        // Whoever has gone on in the meantime is not called back.
        guard overlays.isEmpty, focus == .queue || focus == .result else {
            if again.isEdited {
                let way = keyMap.keyName(for: .editRequest, in: .queue).map { "; \($0) in the queue edits it" } ?? ""
                toasts.show(.note, "\(request.title) has loaded\(way).", at: now)
            }
            return []
        }
        showForm(of: entry)
        changeForm { pane in
            pane.fill(.body(request.body))
            if !again.isEdited { pane.judgeAll() }
        }
        return open(entry)
    }

    /// The message for a run that is not sent again.
    private static func words(_ obstacle: SendObstacle) -> String {
        if case .unauthorized(let failure) = obstacle { Wording.sentence(failure.what) } else { obstacle.sentence }
    }

    /// Opens the empty form of a run whose request is unknown.
    private mutating func openFormOfFound(_ run: RunID) -> [Effect] {
        guard let entry = session.runs[run]?.entry.flatMap(session.catalog.entry) else {
            toasts.show(.note, "Not sent from this Easel, so its answers are unknown.", at: now)
            return []
        }
        toasts.show(.note, "Not sent from this Easel, so its answers are unknown. This is its form.", at: now)
        showForm(of: entry)
        return open(entry)
    }

    /// Opens the form of `entry`, and selects it in the catalog if it is listed.
    mutating func open(_ entry: CatalogEntry) -> [Effect] {
        if session.catalog.entry(entry.id) != nil { catalog.select(entry, in: session.catalog) }
        openForm(of: entry)
        cursorMoved()
        // The whole entry may not have been read in this session.
        return [.engine(.loadEntry(entry.id))]
    }
}
