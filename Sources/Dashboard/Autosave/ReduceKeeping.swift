import Canvas
import JSON
import Domain

extension State {
    /// Where the user is.
    var place: Place {
        Place(
            section: catalog.section, entry: catalog.selectedEntry?.id, form: openEntry, run: queue.chosen,
            scroll: [.catalog: catalog.list.offset, .queue: queue.offset, .result: result.offset])
    }

    /// Notes after a key or a paste what there is to keep, and when.
    mutating func noteChanges() {
        keeping.hasBegun = true
        keeping.wanted = nil
        guard !keeping.unsaved.isEmpty || place != keeping.place else {
            keeping.dueAt = nil
            keeping.changedAt = nil
            return
        }
        let changedAt = keeping.changedAt ?? now
        keeping.changedAt = changedAt
        keeping.dueAt = min(now + Keeping.rest, changedAt + Keeping.patience)
    }

    /// Keeps everything that changed.
    mutating func keep() -> [Effect] {
        keeping.dueAt = nil
        keeping.changedAt = nil
        var effects = keepDrafts()
        let place = place
        if place != keeping.place {
            keeping.place = place
            effects.append(.engine(.savePlace(place.json)))
        }
        return effects
    }

    /// Keeps the forms that changed.
    mutating func keepDrafts() -> [Effect] {
        let changed = keeping.unsaved.sorted { $0.value < $1.value }
        keeping.unsaved = []
        // Without a form nothing was typed here: what an earlier session typed stays as it is.
        return changed.compactMap { entry in forms[entry].flatMap { keepDraft($0.draftToKeep, of: entry) } }
    }

    private mutating func keepDraft(_ draft: JSONObject?, of entry: EntryID) -> Effect? {
        guard draft != keeping.drafts[entry] else { return nil }
        keeping.drafts[entry] = draft
        return .engine(.saveDraft(entry, draft))
    }

    // MARK: coming back

    /// Takes what an earlier session left. What was typed in the meantime stays, and nothing moves under a user
    /// who has begun.
    mutating func reduceRestored(_ drafts: [Draft], _ place: JSON?) -> [Effect] {
        for draft in drafts {
            keeping.drafts[draft.entry] = draft.values
            guard forms[draft.entry]?.draftToKeep == nil else { continue }
            forms[draft.entry]?.fill(.draft(draft.values))
        }
        guard !keeping.hasBegun, let place = place.flatMap(Place.init) else { return [] }
        keeping.wanted = place
        return seekPlace()
    }

    /// Goes as far towards the place that is wanted as what was read allows.
    mutating func seekPlace() -> [Effect] {
        guard var wanted = keeping.wanted else { return [] }
        var effects: [Effect] = []
        catalog.restore(section: wanted.section)
        if let entry = wanted.entry, catalog.restore(entry, offset: wanted.scroll[.catalog] ?? 0) {
            wanted.entry = nil
        }
        if let run = wanted.run, queue.restore(run, offset: wanted.scroll[.queue] ?? 0) {
            result.restore(offset: wanted.scroll[.result] ?? 0)
            wanted.run = nil
        }
        if let id = wanted.form, let entry = catalog.entry(id) {
            showForm(of: entry)
            wanted.form = nil
            effects.append(.engine(.loadEntry(id)))
        }
        let isFound = wanted.entry == nil && wanted.run == nil && wanted.form == nil
        keeping.wanted = isFound ? nil : wanted
        cursorMoved()
        return effects
    }
}
