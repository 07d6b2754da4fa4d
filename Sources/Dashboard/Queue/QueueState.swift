package import Canvas
package import Domain
import Session

/// The state of the queue pane: cursor, filter, scroll offset, and the runs with unseen changes.
package struct QueueState: Hashable, Sendable {
    /// The runs that the filter lets through, in the session's order.
    package private(set) var shown: [RunID] = []
    /// The text of the filter.
    package private(set) var filter = TextEdit()
    /// True while keys are typed into the filter.
    package var isFiltering = false
    /// The runs that have changed since the user last looked.
    package private(set) var unseen: Set<RunID> = []
    /// The index in `shown` of the first visible row.
    package private(set) var offset = 0
    /// The run that the cursor was moved to; nil if it was never moved.
    private var selected: RunID?
    /// The cursor before a request was added that the engine may not accept.
    private var before: Before?
    /// The indices of the runs in `shown`.
    private var places: [RunID: Int] = [:]
    /// The differences of the newest runs from others of the same title.
    private var differences: [RunID: RunDifference] = [:]
    /// The number of runs that are compared.
    private static let maxCompared = 400
    /// The number of completed runs up to each of `shown`.
    private var resultCounts: [Int] = []

    private struct Before: Hashable, Sendable {
        let added: RunID
        let selected: RunID?
    }

    /// Creates a state without runs.
    package init() {}

    /// The index of the cursor in `shown`; 0 if no run is shown.
    package var cursor: Int { selected.flatMap { places[$0] } ?? 0 }

    /// The id of the run under the cursor; nil if no run is shown.
    package var selectedID: RunID? { shown.indices.contains(cursor) ? shown[cursor] : nil }

    /// Returns the index of the run in `shown`; nil if it is not shown.
    func place(of id: RunID) -> Int? { places[id] }

    /// The run that the cursor was moved to; nil if it was never moved.
    package var chosen: RunID? { selectedID == nil ? nil : selected }

    /// Returns the difference of `run` from others of its title; nil if there are none, or if its answers are unknown.
    func difference(of run: Run) -> RunDifference? { differences[run.id] }

    /// The number of completed runs in `shown`.
    package var resultCount: Int { resultCounts.last ?? 0 }

    /// The place of the run under the cursor among the completed ones, from 1; nil if it is not completed.
    package var resultPlace: Int? {
        guard resultCounts.indices.contains(cursor) else { return nil }
        let place = resultCounts[cursor]
        return place > (cursor > 0 ? resultCounts[cursor - 1] : 0) ? place : nil
    }

    /// Returns the place of `run` among the completed ones, from 1; nil if it is not shown.
    func resultPlace(of run: RunID) -> Int? { places[run].map { resultCounts[$0] } }

    /// Returns the index in `shown` of the completed run number `place`, from 1; nil if there is none.
    func index(ofResult place: Int) -> Int? {
        guard place >= 1, place <= resultCount else { return nil }
        // The first one with that count, by bisection.
        var (low, high) = (0, resultCounts.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if resultCounts[middle] >= place { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The number of completed runs above the cursor.
    var newerResultCount: Int { cursor > 0 ? resultCounts[cursor - 1] : 0 }

    // MARK: following the session

    /// Updates the queue after these changes of the session's `runs`.
    mutating func follow(_ changes: [RunChange], in runs: RunList) {
        for change in changes {
            guard let id = change.after?.id else { continue }
            // The cursor of a withdrawn request stays among the waiting ones.
            if selected == id, change.isWithdrawal { selected = neighbor(of: id, isInLine: true, in: runs) }
            if change.isNews { unseen.insert(id) }
        }
        refilter(runs)
        // Progress changes neither titles nor answers.
        let isRenamed = changes.contains {
            $0.before?.title != $0.after?.title || $0.before?.detail != $0.after?.detail
        }
        if isRenamed { compare(runs) }
    }

    /// Moves the cursor to a request that was added to `runs` before the service has answered.
    mutating func follow(added id: RunID, in runs: RunList) {
        if before?.added != id { before = Before(added: id, selected: selected) }
        refilter(runs)
        compare(runs)
        selected = id
        if places[id] == nil { widen(runs) }
    }

    /// Updates the queue after `run` was retracted; the cursor returns to where it was before the run was added.
    mutating func follow(retracted run: Run, in runs: RunList) {
        let isSelected = selected == run.id
        follow(removed: run, in: runs)
        guard isSelected, let before, before.added == run.id else { return }
        if before.selected.map({ runs[$0] != nil }) ?? true { selected = before.selected }
    }

    /// Updates the queue after `run` was removed from `runs`.
    mutating func follow(removed run: Run, in runs: RunList) {
        leave(run, in: runs)
        refilter(runs)
        compare(runs)
    }

    private mutating func leave(_ run: Run, in runs: RunList) {
        if selected == run.id { selected = neighbor(of: run.id, isInLine: run.waiting != nil, in: runs) }
        unseen.remove(run.id)
    }

    /// Updates the queue after runs were removed that now have another id; the cursor follows its run.
    ///
    /// - Returns: True if the cursor is on another run now.
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
        compare(runs)
        return isElsewhere
    }

    /// Returns the run that the cursor moves to when `id` is removed: the next one. From a waiting request it moves to
    /// another waiting one, if there is one.
    private func neighbor(of id: RunID, isInLine: Bool, in runs: RunList) -> RunID? {
        // A run that the filter hides has no neighbors.
        guard let row = places[id] else { return nil }
        let after = shown[(row + 1)...].lazy.compactMap { runs[$0] }.first
        let before = shown[..<row].reversed().lazy.compactMap { runs[$0] }.first
        let around = [after, before].compactMap(\.self)
        return (around.first { !isInLine || $0.waiting != nil } ?? around.first)?.id
    }

    // MARK: moving and filtering

    /// Moves the cursor to the run with this id and scrolls to `offset`. Returns false if it is not shown.
    mutating func restore(_ id: RunID, offset: Int) -> Bool {
        guard places[id] != nil else { return false }
        selected = id
        self.offset = offset
        return true
    }

    /// Moves the cursor by `steps`, up to the ends of the list, and marks the run as seen.
    mutating func move(by steps: Int) {
        guard !shown.isEmpty else { return }
        let id = shown[min(max(0, cursor + max(-shown.count, min(steps, shown.count))), shown.count - 1)]
        selected = id
        unseen.remove(id)
    }

    /// Scrolls no further than needed to keep the cursor among `height` visible rows.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    /// Marks all runs as seen.
    mutating func markSeen() { unseen.removeAll() }

    /// Clears the filter.
    mutating func widen(_ runs: RunList) {
        editFilter(runs) { edit in
            edit.set("")
            return true
        }
    }

    /// Returns the index of the run in `shown`, after clearing the filter if that hides it; nil if there is no such
    /// run.
    mutating func reveal(_ id: RunID, in runs: RunList) -> Int? {
        if places[id] == nil, runs[id] != nil { widen(runs) }
        return places[id]
    }

    /// Changes the text of the filter. Returns false if `change` does.
    @discardableResult
    mutating func editFilter(_ runs: RunList, _ change: (inout TextEdit) -> Bool) -> Bool {
        guard change(&filter) else { return false }
        // The cursor stays on its run while that is shown.
        let before = selectedID
        refilter(runs)
        if selected != nil, let before, places[before] != nil { selected = before }
        return true
    }

    /// Compares the runs of each title. Runs with the same answers differ only in their times.
    private mutating func compare(_ runs: RunList) {
        differences = [:]
        for alike in Dictionary(grouping: runs.all.prefix(Self.maxCompared), by: \.title).values
        where Set(alike.map(\.detail)).count > 1 {
            let found = RunDifference.among(alike.compactMap(\.detail))
            for run in alike { differences[run.id] = run.detail.flatMap { found[$0] } }
        }
    }

    private mutating func refilter(_ runs: RunList) {
        let words = filter.text.lowercased().split(separator: " ")
        var count = 0
        shown.removeAll(keepingCapacity: true)
        resultCounts.removeAll(keepingCapacity: true)
        for run in runs.all {
            if !words.isEmpty {
                let text = run.searchText
                guard words.allSatisfy({ text.contains($0) }) else { continue }
            }
            if run.phase == .completed { count += 1 }
            shown.append(run.id)
            resultCounts.append(count)
        }
        places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($0.element, $0.offset) })
    }
}

extension State {
    /// The run under the queue's cursor.
    package var selectedRun: Run? { queue.selectedID.flatMap { session.runs[$0] } }

    /// The number of failed runs that the user has not seen.
    var unseenFailedCount: Int { queue.unseen.count { session.runs[$0]?.phase == .failed } }
}
