import Canvas
package import Domain

/// The state of the result pane: pictures, requested outputs and scrolling of the run under the queue's cursor.
package struct ResultState: Hashable, Sendable {
    /// The first visible line of a text.
    package private(set) var offset = 0

    /// A requested picture and its result.
    private struct Slot: Hashable, Sendable {
        let size: Size
        var result: PictureResult?
        /// The file of the picture; another file, as of a run that ends, needs another picture.
        let url: String
    }

    private var slots: [RunID: Slot] = [:]
    /// Runs whose output was requested; lists of runs do not contain it.
    private var asked: Set<RunID> = []
    /// Those of them that have not arrived.
    private var awaited: Set<RunID> = []
    private var recent: [RunID] = []
    /// The index of the shown file by run, if it is not the first.
    private var places: [RunID: Int] = [:]

    /// The number of pictures in memory, at a few dozen kilobytes each.
    private static let limit = 24

    /// Creates a state without pictures.
    package init() {}

    /// Returns the picture of `run`, if it has arrived.
    package func picture(of run: RunID) -> PictureResult? { slots[run]?.result }

    /// Returns true while the picture of `run` is loading.
    package func isLoading(_ run: RunID) -> Bool { slots[run].map { $0.result == nil } ?? false }

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

    /// Shows another file of `run`, wrapping around.
    mutating func step(_ steps: Int, in run: Run) {
        guard let place = place(in: run), let count = run.output?.files.count, count > 1 else { return }
        places[run.id] = ((place + steps) % count + count) % count
        slots[run.id] = nil
    }

    /// Records that an update of `run` has arrived.
    mutating func answered(_ run: RunID) { awaited.remove(run) }

    /// Records that `run` could not be read, so that it can be requested again.
    mutating func failed(_ run: RunID) {
        awaited.remove(run)
        asked.remove(run)
    }

    /// Forgets the requests and failures of `run`, so that a refresh tries again.
    mutating func forget(_ run: RunID) {
        failed(run)
        if case .unavailable = slots[run]?.result { slots[run] = nil }
    }

    /// Scrolls a text by `rows`, up to row `last`, where its last page starts.
    mutating func scroll(by rows: Int, last: Int) {
        let start = min(offset, last)
        offset = start + max(-start, min(rows, last - start))
    }

    mutating func scrollToTop() { offset = 0 }

    /// Restores the scroll offset of a text; drawing limits it to the last page.
    mutating func restore(offset: Int) { self.offset = offset }

    mutating func setPicture(_ result: PictureResult, for run: RunID) { slots[run]?.result = result }

    /// Requests what the pane needs to show `run`: its output, or its picture in this size.
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
        // A picture in another size stays on screen until the new one arrives.
        let shown = slots[run.id].flatMap { $0.url == file.url ? $0.result : nil }
        slots[run.id] = Slot(size: area, result: shown, url: file.url)
        recent.removeAll { $0 == run.id }
        recent.append(run.id)
        if recent.count > Self.limit { slots[recent.removeFirst()] = nil }
        return [.engine(.loadPicture(run.id, width: area.width, height: area.height, file: place))]
    }
}
