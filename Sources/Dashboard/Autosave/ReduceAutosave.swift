import Canvas
import JSON
import Domain
import Forms
import Session

extension State {
    /// The current view position.
    var place: Place {
        Place(
            section: catalog.section, entry: selectedEntry?.id, form: openEntry, run: queue.chosen,
            scroll: [.catalog: catalog.list.offset, .queue: queue.offset, .result: result.offset], splits: splits)
    }

    /// Schedules a save after a key press, a paste or a click, if something has changed.
    mutating func scheduleAutosave() {
        autosave.hasInput = true
        autosave.pendingPlace = nil
        guard !autosave.changedForms.isEmpty || place != autosave.savedPlace else {
            autosave.dueAt = nil
            autosave.changedAt = nil
            return
        }
        let changedAt = autosave.changedAt ?? now
        autosave.changedAt = changedAt
        autosave.dueAt = min(now + AutosaveState.idleDelay, changedAt + AutosaveState.maxDelay)
    }

    /// Saves the forms and the view position that have changed.
    mutating func saveChanges() -> [Effect] {
        autosave.dueAt = nil
        autosave.changedAt = nil
        var effects = saveDrafts()
        let place = place
        if place != autosave.savedPlace {
            autosave.savedPlace = place
            effects.append(.engine(.savePlace(place.json)))
        }
        return effects
    }

    /// Saves the forms that have changed.
    mutating func saveDrafts() -> [Effect] {
        let changed = autosave.changedForms.sorted { $0.value < $1.value }
        autosave.changedForms = []
        // Without a form nothing was typed in this session: the saved draft stays.
        return changed.compactMap { entry in formPanes[entry].flatMap { saveDraft($0.form.savedAnswers, of: entry) } }
    }

    private mutating func saveDraft(_ draft: JSONObject?, of entry: EntryID) -> Effect? {
        guard draft != session.drafts[entry] else { return nil }
        return .engine(.saveDraft(entry, draft))
    }

    // MARK: restoring

    /// Restores the drafts and the view position of the last session. Answers typed since stay, and nothing moves once
    /// the user has pressed a key.
    mutating func reduceRestored(_ drafts: [Draft], _ place: JSON?) -> [Effect] {
        for draft in drafts {
            guard formPanes[draft.entry]?.form.savedAnswers == nil else { continue }
            formPanes[draft.entry]?.fill(.draft(draft.values))
        }
        guard !autosave.hasInput, let place = place.flatMap(Place.init) else { return [] }
        autosave.pendingPlace = place
        splits = place.splits
        return restorePlace()
    }

    /// Restores those parts of the pending view position whose entries and runs have been read.
    mutating func restorePlace() -> [Effect] {
        guard var pending = autosave.pendingPlace else { return [] }
        var effects: [Effect] = []
        catalog.restore(section: pending.section)
        if let entry = pending.entry, catalog.restore(entry, offset: pending.scroll[.catalog] ?? 0, in: session.catalog)
        {
            pending.entry = nil
        }
        if let run = pending.run, queue.restore(run, offset: pending.scroll[.queue] ?? 0) {
            result.restore(offset: pending.scroll[.result] ?? 0)
            pending.run = nil
        }
        if let id = pending.form, let entry = session.catalog.entry(id) {
            showForm(of: entry)
            pending.form = nil
            effects.append(.engine(.loadEntry(id)))
        }
        let isFound = pending.entry == nil && pending.run == nil && pending.form == nil
        autosave.pendingPlace = isFound ? nil : pending
        cursorMoved()
        return effects
    }
}
