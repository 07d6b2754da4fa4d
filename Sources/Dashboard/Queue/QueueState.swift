package import Canvas
package import Domain
import Session

/// The queue pane's cursor, filter and place in the session's runs, and which of them have not been looked at.
package struct QueueState: Hashable, Sendable {
    /// The runs that the filter lets through, in the session's order.
    package private(set) var shown: [RunID] = []
    /// What is typed into the filter.
    package private(set) var filter = TextEdit()
    /// Whether keys go to the filter.
    package var isFiltering = false
    /// Runs that changed and have not been looked at since.
    package private(set) var unseen: Set<RunID> = []
    /// The first place in `shown` on screen.
    package private(set) var offset = 0
    /// The run that the cursor was put on; nil while nobody has moved it.
    private var selected: RunID?
    /// Where the cursor was before the row of a request that may not be taken.
    private var before: Before?
    /// Where the runs of `shown` stand in it.
    private var places: [RunID: Int] = [:]

    private struct Before: Hashable, Sendable {
        let added: RunID
        let selected: RunID?
    }

    package init() {}

    /// The cursor's place in `shown`; 0 when there are none.
    package var cursor: Int { selected.flatMap { places[$0] } ?? 0 }

    /// The run under the cursor.
    package var selectedID: RunID? { shown.indices.contains(cursor) ? shown[cursor] : nil }

    /// The run that the cursor was put on; nil while nobody has moved it.
    package var chosen: RunID? { selectedID == nil ? nil : selected }

    // MARK: what the engine tells

    /// Follows the session's `runs`, of which these have changed.
    mutating func follow(_ changes: [RunChange], in runs: RunList) {
        for change in changes {
            guard let id = change.after?.id else { continue }
            // A request that is withdrawn: the cursor stays in the line.
            if selected == id, change.isWithdrawal { selected = neighbor(of: id, isInLine: true, in: runs) }
            if change.isNews { unseen.insert(id) }
        }
        refilter(runs)
    }

    /// Puts the cursor on a request that has been added to `runs` before the service has answered.
    mutating func follow(added id: RunID, in runs: RunList) {
        if before?.added != id { before = Before(added: id, selected: selected) }
        refilter(runs)
        selected = id
        if places[id] == nil { widen(runs) }
    }

    /// Follows the removal of `run`, which was not taken; the cursor goes back to where it was before it was shown.
    mutating func follow(retracted run: Run, in runs: RunList) {
        let isSelected = selected == run.id
        follow(removed: run, in: runs)
        guard isSelected, let before, before.added == run.id else { return }
        if before.selected.map({ runs[$0] != nil }) ?? true { selected = before.selected }
    }

    /// Follows the removal of `run` from `runs`.
    mutating func follow(removed run: Run, in runs: RunList) {
        leave(run, in: runs)
        refilter(runs)
    }

    private mutating func leave(_ run: Run, in runs: RunList) {
        if selected == run.id { selected = neighbor(of: run.id, isInLine: run.waiting != nil, in: runs) }
        unseen.remove(run.id)
    }

    /// Follows the removal of runs that have another id now; the cursor goes with what it was put on.
    ///
    /// - Returns: Whether the cursor has come to stand on something else.
    mutating func follow(forgotten: [Run], in runs: RunList) -> Bool {
        var isElsewhere = false
        for run in forgotten {
            if selectedID == run.id {
                let successor = selected == nil ? nil : runs.successor(of: run.id, at: run.service)?.id
                isElsewhere = isElsewhere || successor == nil
                if let successor { selected = successor }
            }
            leave(run, in: runs)
        }
        refilter(runs)
        return isElsewhere
    }

    /// The run that the cursor goes to when `id` goes: what moves up into its place. In the line it stays in the line,
    /// if something still waits there.
    private func neighbor(of id: RunID, isInLine: Bool, in runs: RunList) -> RunID? {
        // What the filter hides is nowhere to go.
        guard let row = places[id] else { return nil }
        let after = shown[(row + 1)...].lazy.compactMap { runs[$0] }.first
        let before = shown[..<row].reversed().lazy.compactMap { runs[$0] }.first
        let around = [after, before].compactMap(\.self)
        return (around.first { !isInLine || $0.waiting != nil } ?? around.first)?.id
    }

    // MARK: the user

    /// Puts the cursor on the run called `id` with the row `offset` at the top; false when it is not here.
    mutating func restore(_ id: RunID, offset: Int) -> Bool {
        guard places[id] != nil else { return false }
        selected = id
        self.offset = offset
        return true
    }

    mutating func move(by steps: Int) {
        guard !shown.isEmpty else { return }
        let id = shown[min(max(0, cursor + max(-shown.count, min(steps, shown.count))), shown.count - 1)]
        selected = id
        unseen.remove(id)
    }

    /// Scrolls as little as keeps the cursor among the `height` rows on screen.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    mutating func markSeen() { unseen.removeAll() }

    /// Shows every run again.
    mutating func widen(_ runs: RunList) {
        editFilter(runs) { edit in
            edit.set("")
            return true
        }
    }

    /// Shows the run called `id`, dropping the filter where that hides it; its place in what is shown, nil where it is
    /// not here.
    mutating func reveal(_ id: RunID, in runs: RunList) -> Int? {
        if places[id] == nil, runs[id] != nil { widen(runs) }
        return places[id]
    }

    /// Changes the filter's text; false where `change` does.
    @discardableResult
    mutating func editFilter(_ runs: RunList, _ change: (inout TextEdit) -> Bool) -> Bool {
        guard change(&filter) else { return false }
        // The cursor stays with its run as long as that is shown.
        let before = selectedID
        refilter(runs)
        if selected != nil, let before, places[before] != nil { selected = before }
        return true
    }

    private mutating func refilter(_ runs: RunList) {
        let words = filter.text.lowercased().split(separator: " ")
        shown = runs.all.filter { run in
            guard !words.isEmpty else { return true }
            let haystack = run.haystack
            return words.allSatisfy { haystack.contains($0) }
        }
        .map(\.id)
        places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
    }
}

extension State {
    /// The run that the queue's cursor is on.
    package var selectedRun: Run? { queue.selectedID.flatMap { session.runs[$0] } }

    /// The number of runs that failed and have not been looked at since.
    var unseenFailedCount: Int { queue.unseen.count { session.runs[$0]?.phase == .failed } }
}
