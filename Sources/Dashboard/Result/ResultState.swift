import Canvas
package import Domain

/// The result pane: what came out of the run under the queue's cursor.
package struct ResultState: Hashable, Sendable {
    /// The first line of text shown.
    package private(set) var offset = 0

    /// A picture asked for, and what came.
    private struct Slot: Hashable, Sendable {
        let size: Size
        var result: PictureResult?
        /// What the picture was made of, so that a run that ends is asked again.
        let url: String
    }

    private var slots: [RunID: Slot] = [:]
    /// Runs whose output was asked for, since lists of runs do not have it.
    private var asked: Set<RunID> = []
    /// Those of them that have not been answered.
    private var awaited: Set<RunID> = []
    private var recent: [RunID] = []
    /// Which of a run's files is shown, where it is not the first.
    private var places: [RunID: Int] = [:]

    /// Pictures kept in cells, a few dozen kilobytes each.
    private static let limit = 24

    package init() {}

    /// The picture of `run`, when one came.
    package func picture(of run: RunID) -> PictureResult? { slots[run]?.result }

    /// Whether the picture of `run` is on its way.
    package func isLoading(_ run: RunID) -> Bool { slots[run].map { $0.result == nil } ?? false }

    /// Whether the output of `run` was asked for.
    package func hasAsked(_ run: RunID) -> Bool { asked.contains(run) }

    /// Whether the output of `run` is on its way.
    package func isAwaited(_ run: RunID) -> Bool { awaited.contains(run) }

    /// The place of the file of `run` that is shown, from 0; nil where it has none.
    package func place(in run: Run) -> Int? {
        guard let files = run.output?.files, !files.isEmpty else { return nil }
        return min(places[run.id, default: 0], files.count - 1)
    }

    /// The file of `run` that is shown.
    package func file(of run: Run) -> OutputFile? { place(in: run).flatMap { run.output?.files[$0] } }

    /// Shows another file of `run`, around the end.
    mutating func step(_ steps: Int, in run: Run) {
        guard let place = place(in: run), let count = run.output?.files.count, count > 1 else { return }
        places[run.id] = ((place + steps) % count + count) % count
        slots[run.id] = nil
    }

    /// Notes that a run was told anew.
    mutating func answered(_ run: RunID) { awaited.remove(run) }

    /// Notes that a run could not be read, so that it may be asked for again.
    mutating func failed(_ run: RunID) {
        awaited.remove(run)
        asked.remove(run)
    }

    /// Forgets what was asked and what could not be shown of `run`, so that both are tried again.
    mutating func forget(_ run: RunID) {
        failed(run)
        if case .unavailable = slots[run]?.result { slots[run] = nil }
    }

    /// Scrolls a text whose last page starts at row `last`.
    mutating func scroll(by rows: Int, last: Int) {
        let start = min(offset, last)
        offset = start + max(-start, min(rows, last - start))
    }

    mutating func scrollToTop() { offset = 0 }

    /// Scrolls a text to where it was; drawing brings an end that is nearer now into sight.
    mutating func restore(offset: Int) { self.offset = offset }

    mutating func setPicture(_ result: PictureResult, for run: RunID) { slots[run]?.result = result }

    /// Asks for what the pane needs to show `run`: its output, or its picture in this size.
    mutating func settle(on run: Run?, area: Size?, showsPictures: Bool) -> [Effect] {
        guard let run, let area else { return [] }
        guard let output = run.output, !output.isEmpty else {
            guard run.phase == .completed, run.remoteID != nil, asked.insert(run.id).inserted else { return [] }
            awaited.insert(run.id)
            return [.engine(.refreshRun(run.id))]
        }
        guard showsPictures, output.text == nil, let place = place(in: run), area.width > 3, area.height > 1 else {
            return []
        }
        let file = output.files[place]
        if let slot = slots[run.id], slot.size == area, slot.url == file.url { return [] }
        // What is here in another size stays on screen until the new one comes.
        let shown = slots[run.id].flatMap { $0.url == file.url ? $0.result : nil }
        slots[run.id] = Slot(size: area, result: shown, url: file.url)
        recent.removeAll { $0 == run.id }
        recent.append(run.id)
        if recent.count > Self.limit { slots[recent.removeFirst()] = nil }
        return [.engine(.loadPicture(run.id, width: area.width, height: area.height, file: place))]
    }
}
