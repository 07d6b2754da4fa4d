import Session
import Forms
import Canvas
package import Domain

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

    /// What a run was made by has been read: it is sent again, or its form is filled with it and opened, unless the
    /// user has gone on to another run's.
    mutating func reduceRequest(_ request: Request?, of run: RunID) -> [Effect] {
        guard let again, again.run == run else { return [] }
        self.again = nil
        guard let request else { return openFormOfFound(run) }
        let entry = entry(of: request)
        if !again.isEdited {
            let refusal = refusal(of: request, entry)
            guard let refusal else { return send(request.again(id: nextRequestID(), at: now), isConfirmed: false) }
            toasts.show(.bad, refusal, at: now)
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
        changeForm { form in
            form.fill(.body(request.body))
            if !again.isEdited { form.judgeAll() }
        }
        return open(entry)
    }

    /// Why `request` is not simply sent again; nil when it can be.
    private func refusal(of request: Request, _ entry: CatalogEntry) -> String? {
        if let failure = session.services[request.service]?.status.failure, failure.cause == .notAuthorized {
            return Wording.sentence(failure.what)
        }
        return request.fits(entry) ? nil : "Not sent: the form changed; review it."
    }

    /// A run of which it is not known what it was made by: its form is all there is.
    private mutating func openFormOfFound(_ run: RunID) -> [Effect] {
        guard let entry = session.runs[run]?.entry.flatMap(session.catalog.entry) else {
            toasts.show(.note, "Not sent from this Easel, so its answers are unknown.", at: now)
            return []
        }
        toasts.show(.note, "Not sent from this Easel, so its answers are unknown. This is its form.", at: now)
        showForm(of: entry)
        return open(entry)
    }

    /// Opens the form of `entry`, chosen in the catalog where it is listed.
    mutating func open(_ entry: CatalogEntry) -> [Effect] {
        if session.catalog.entry(entry.id) != nil { catalog.select(entry, in: session.catalog) }
        openForm(of: entry)
        cursorMoved()
        // The whole entry may not have been read in this session.
        return [.engine(.loadEntry(entry.id))]
    }
}

extension Request {
    /// Whether the form of `entry` would still send it, as far as is known what that asks.
    package func fits(_ entry: CatalogEntry) -> Bool {
        guard entry.isSchemaKnown else { return true }
        var form = FormState(entry, budget: .frame)
        guard form.unread == nil else { return true }
        form.fill(.body(body))
        return form.report.isClean
    }
}
