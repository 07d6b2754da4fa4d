package import Canvas
package import Domain

/// The queue pane: what waits to be sent, in its line; then all runs followed or sent, newest first.
package struct QueueState: Hashable, Sendable {
    /// The requests that wait, each service's in its line, then the runs, newest first.
    package private(set) var runs: [Run] = []
    /// Places in `runs` of what the filter lets through.
    package private(set) var shown: [Int] = []
    /// What is typed into the filter.
    package private(set) var filter = TextEdit()
    /// Whether keys go to the filter.
    package var isFiltering = false
    /// Runs that changed and have not been looked at since.
    package private(set) var unseen: Set<RunID> = []
    /// The first place in `shown` on screen.
    package private(set) var offset = 0
    private var selected: RunID?
    /// Where the cursor was before the row of a request that may not be taken.
    private var before: Before?
    private var places: [RunID: Int] = [:]
    /// Where the runs of `shown` stand in it.
    private var shownPlaces: [RunID: Int] = [:]
    /// The filter's words, in lower case.
    private var words: [String] = []

    private struct Before: Hashable, Sendable {
        let added: RunID
        let selected: RunID?
    }

    package init() {}

    /// What a merge changed.
    struct Changes {
        /// Runs that reached their end.
        var ended: [Run] = []
        /// Those of them that were sent from here or followed.
        var awaited: [Run] = []
        /// Requests of which it could not be told what became.
        var asking: [Run] = []
        /// Requests of which it was not known what became, and that have turned out to be runs.
        var found: [Run] = []
        /// Whether the run under the cursor is another or changed.
        var selectionChanged = false
    }

    /// The run called `id`.
    package subscript(id: RunID) -> Run? { places[id].map { runs[$0] } }

    /// The cursor's place in `shown`; 0 when there are none.
    package var cursor: Int { selected.flatMap { shownPlaces[$0] } ?? 0 }

    /// The run under the cursor.
    package var selectedRun: Run? { shown.indices.contains(cursor) ? runs[shown[cursor]] : nil }

    /// The run at place `index` of what is shown.
    package func row(_ index: Int) -> Run { runs[shown[index]] }

    /// The run that the cursor was put on; nil while nobody has moved it.
    package var chosen: RunID? { selectedRun == nil ? nil : selected }

    /// Requests that wait to be sent.
    package var waitingCount: Int { runs.count { $0.waiting != nil } }

    /// Whether `run` waits in a line with others, so that it can be moved.
    func canMove(_ run: Run) -> Bool {
        run.waiting != nil && runs.contains { $0.waiting != nil && $0.service == run.service && $0.id != run.id }
    }

    /// Whether a request is on its way to `service`.
    func isSending(to service: Service) -> Bool { runs.contains { $0.isBeingSent && $0.service == service } }

    /// Requests of which the user has to say what became.
    package var askingCount: Int { runs.count(where: \.isUnconfirmed) }

    /// Requests that are looked for, since it is not known what became of them.
    package var unknownCount: Int { runs.count { $0.delivery == .searching } }

    /// Requests that are on their way.
    var sendingCount: Int { runs.count(where: \.isBeingSent) }

    /// Runs that failed and have not been looked at since.
    var unseenFailedCount: Int { unseen.count { self[$0]?.phase == .failed } }

    /// Runs that the services are at work on.
    package var liveCount: Int { runs.count(where: Self.isLive) }

    /// Runs that completed.
    package var doneCount: Int { runs.count { $0.phase == .completed } }

    /// Whether a clock in it runs.
    package var hasClock: Bool {
        runs.contains { run in
            if case .retrying? = run.download { return true }
            return switch run.delivery {
            case .waiting(let waiting): waiting.until != nil
            case .sending, .searching: true
            case .unconfirmed: false
            case nil: Self.isLive(run) || run.isBeingSent
            }
        }
    }

    /// Whether a service is at work on `run`; one that it has forgotten is not.
    private static func isLive(_ run: Run) -> Bool { run.phase.isLive && run.failure?.cause != .notFound }

    /// Takes runs that are new or changed.
    mutating func merge(_ changed: [Run]) -> Changes {
        let before = selectedRun
        var changes = Changes()
        for run in changed {
            if let place = places[run.id] {
                let old = runs[place]
                if !old.phase.isTerminal, run.phase.isTerminal {
                    changes.ended.append(run)
                    if run.isOurs || old.following != .none { changes.awaited.append(run) }
                }
                if !old.isUnconfirmed, run.isUnconfirmed { changes.asking.append(run) }
                if old.isUnclear, run.delivery == nil, run.remoteID != nil { changes.found.append(run) }
                // A request that is taken back: the cursor stays in the line.
                if selected == run.id, old.waiting != nil, run.phase == .cancelled { selected = neighbor(of: place) }
                if old.phase != run.phase, run.isOurs { unseen.insert(run.id) }
                runs[place] = merged(old, run)
            } else {
                places[run.id] = runs.count
                runs.append(run)
            }
        }
        sort()
        changes.selectionChanged = before != selectedRun
        return changes
    }

    /// Shows a request before the service has answered, with the cursor on it.
    mutating func add(_ run: Run) {
        if before?.added != run.id { before = Before(added: run.id, selected: selected) }
        _ = merge([run])
        selected = run.id
        if shownPlaces[run.id] == nil { widen() }
    }

    /// Takes away a request that was not taken; the cursor goes back to where it was before it was shown.
    mutating func retract(_ id: RunID) {
        let isSelected = selected == id
        remove(id)
        guard isSelected, let before, before.added == id else { return }
        if before.selected.map({ places[$0] != nil }) ?? true { selected = before.selected }
    }

    /// The run that the cursor goes to when the one at `place` goes: what moves up into its place. In the line it
    /// stays in the line, if something still waits there.
    private func neighbor(of place: Int) -> RunID? {
        // What the filter hides is nowhere to go.
        guard let row = shownPlaces[runs[place].id] else { return nil }
        let around = [row + 1, row - 1].compactMap { shown.indices.contains($0) ? runs[shown[$0]] : nil }
        let isInLine = runs[place].waiting != nil
        return (around.first { !isInLine || $0.waiting != nil } ?? around.first)?.id
    }

    /// Takes away a request that was not taken, or was taken back.
    mutating func remove(_ id: RunID) {
        guard let place = places[id] else { return }
        if selected == id { selected = neighbor(of: place) }
        runs.remove(at: place)
        unseen.remove(id)
        sort()
    }

    /// Takes away runs that are told under another id; the cursor goes with what it was put on.
    ///
    /// - Returns: Whether the cursor has come to stand on something else.
    mutating func forget(_ ids: [RunID]) -> Bool {
        var isElsewhere = false
        for id in ids where places[id] != nil {
            if selectedRun?.id == id {
                let heir = selected == nil ? nil : heir(of: id)
                selected = heir ?? selected
                isElsewhere = isElsewhere || heir == nil
            }
            remove(id)
        }
        return isElsewhere
    }

    /// The row that a run has become which was found at its service before it was known to be ours.
    private func heir(of id: RunID) -> RunID? {
        // Services spell UUIDs in either case.
        let remoteID = id.value.lowercased()
        return runs.first {
            $0.id != id && $0.service == self[id]?.service && $0.ownRemoteID?.lowercased() == remoteID
        }?
        .id
    }

    /// Puts the cursor on the run called `id` with the row `offset` at the top; false when it is not here.
    mutating func restore(_ id: RunID, offset: Int) -> Bool {
        guard shownPlaces[id] != nil else { return false }
        selected = id
        self.offset = offset
        return true
    }

    mutating func setFile(_ file: OutputFile, of id: RunID) {
        guard let place = places[id] else { return }
        guard let index = runs[place].output?.files.firstIndex(where: { $0.url == file.url }) else { return }
        runs[place].output?.files[index] = file
    }

    mutating func move(by steps: Int) {
        guard !shown.isEmpty else { return }
        let place = min(max(0, cursor + max(-shown.count, min(steps, shown.count))), shown.count - 1)
        selected = row(place).id
        unseen.remove(row(place).id)
    }

    /// Scrolls as little as keeps the cursor among the `height` rows on screen.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    mutating func markSeen() { unseen.removeAll() }

    /// What reading the file told is not forgotten when the run is told again.
    private func merged(_ old: Run, _ new: Run) -> Run {
        var run = new
        run.output?.files = (new.output?.files ?? []).map { file in
            guard let known = old.output?.files.first(where: { $0.url == file.url }) else { return file }
            return OutputFile(
                url: file.url, format: file.format ?? known.format, width: file.width ?? known.width,
                height: file.height ?? known.height, byteCount: file.byteCount ?? known.byteCount)
        }
        return run
    }

    private mutating func sort() {
        runs.sort { $0.precedes($1) }
        places = Dictionary(uniqueKeysWithValues: runs.enumerated().map { ($0.element.id, $0.offset) })
        refilter()
    }

    /// Shows every run again.
    mutating func widen() {
        editFilter { edit in
            edit.set("")
            return true
        }
    }

    /// Shows the run called `id`, dropping the filter where that hides it; its place in what is shown, nil where it is
    /// not here.
    mutating func reveal(_ id: RunID) -> Int? {
        if shownPlaces[id] == nil, places[id] != nil { widen() }
        return shownPlaces[id]
    }

    /// Changes the filter's text; false where `change` does.
    @discardableResult
    mutating func editFilter(_ change: (inout TextEdit) -> Bool) -> Bool {
        guard change(&filter) else { return false }
        // The cursor stays with its run as long as that is shown.
        let before = selectedRun?.id
        words = filter.text.lowercased().split(separator: " ").map(String.init)
        refilter()
        if selected != nil, let before, shownPlaces[before] != nil { selected = before }
        return true
    }

    private mutating func refilter() {
        shown = runs.indices.filter { index in
            guard !words.isEmpty else { return true }
            let haystack = runs[index].haystack
            return words.allSatisfy { haystack.contains($0) }
        }
        shownPlaces = Dictionary(uniqueKeysWithValues: shown.enumerated().map { (runs[$0.element].id, $0.offset) })
    }
}

extension QueueState {
    /// How long a run like `run` usually takes: the mean of the last ones of the
    /// same title, else of the same modality, else the modality's usual.
    package func usualDuration(for run: Run) -> Duration {
        usualDuration(title: run.title, modality: run.modality)
    }

    /// How long a run called `title` usually takes.
    package func usualDuration(title: String, modality: Modality) -> Duration {
        func mean(_ matches: (Run) -> Bool) -> Duration? {
            var sum = Duration.zero
            var count = 0
            for run in runs where run.phase == .completed && matches(run) {
                guard let elapsed = run.elapsed(at: run.place) else { continue }
                sum += elapsed
                count += 1
                if count == 8 { break }
            }
            return count == 0 ? nil : sum / count
        }
        return mean { $0.title == title } ?? mean { $0.modality == modality } ?? modality.usualDuration
    }
}
