import Canvas
package import Domain

/// The state of the result pane: the shown file, requested outputs and scrolling of the run under the queue's cursor.
package struct ResultState: Hashable, Sendable {
    /// The first visible line of a text.
    package private(set) var offset = 0

    /// Runs whose output was requested; lists of runs do not contain it.
    private var asked: Set<RunID> = []
    /// Those of them that have not arrived.
    private var awaited: Set<RunID> = []
    /// The index of the shown file by run, if it is not the first.
    private var places: [RunID: Int] = [:]

    /// Creates a state that shows the first file of every run.
    package init() {}

    /// Returns true if the output of `run` was requested.
    package func hasAsked(_ run: RunID) -> Bool { asked.contains(run) }

    /// Returns true while the output of `run` is loading.
    package func isAwaited(_ run: RunID) -> Bool { awaited.contains(run) }

    /// Returns the index of the shown file of `run`, from 0; nil if it has no files.
    package func place(in run: Run) -> Int? {
        guard let files = run.output?.files, !files.isEmpty else { return nil }
        return min(places[run.id, default: 0], files.count - 1)
    }

    /// Returns the shown file of `run`.
    package func file(of run: Run) -> OutputFile? { place(in: run).flatMap { run.output?.files[$0] } }

    /// Shows the file at `place` of `run`.
    mutating func show(_ place: Int, of run: RunID) { places[run] = place }

    /// Records that an update of `run` has arrived.
    mutating func answered(_ run: RunID) { awaited.remove(run) }

    /// Records that `run` could not be read, so that it can be requested again.
    mutating func failed(_ run: RunID) {
        awaited.remove(run)
        asked.remove(run)
    }

    /// Forgets the request for the output of `run`, so that a refresh tries again.
    mutating func forget(_ run: RunID) { failed(run) }

    /// Scrolls a text by `rows`, up to row `last`, where its last page starts.
    mutating func scroll(by rows: Int, last: Int) {
        let start = min(offset, last)
        offset = start + max(-start, min(rows, last - start))
    }

    mutating func scrollToTop() { offset = 0 }

    /// Restores the scroll offset of a text; drawing limits it to the last page.
    mutating func restore(offset: Int) { self.offset = offset }

    /// Requests the output of `run`, once, if it is completed.
    mutating func settle(on run: Run) -> [Effect] {
        guard run.phase == .completed, run.remoteID != nil, asked.insert(run.id).inserted else { return [] }
        awaited.insert(run.id)
        return [.engine(.refreshRun(run.id))]
    }
}
