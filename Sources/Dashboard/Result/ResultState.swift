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
    /// Runs whose output was requested for a small picture: once, even if that fails.
    private var tried: Set<RunID> = []
    /// The results that the strip shows, newest first, as of the last time that the cursor rested.
    package internal(set) var recent: [RunID] = []
    /// The run that the cursor rests on, and the model that made it, if that is known.
    private var source: Source?
    /// The answers of the runs that were shown; nil for a run whose request is unknown.
    private var answers: [RunID: RunAnswers?] = [:]
    /// The runs whose answers were requested, the latest last.
    private var answerOrder: [RunID] = []

    /// The number of runs whose answers are kept.
    private static let maxAnswers = 128

    private struct Source: Hashable, Sendable {
        let run: RunID
        let model: String?
    }

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

    // MARK: answers

    /// Returns the answers of `run`, as far as they are known.
    func answers(of run: RunID) -> RunAnswers? { answers[run] ?? nil }

    /// Requests the answers of `run`, once: only this machine knows them.
    mutating func askForAnswers(of run: Run) -> [Effect] {
        guard run.phase == .completed, run.isOurs, answers[run.id] == nil else { return [] }
        answers[run.id] = .some(nil)
        answerOrder.append(run.id)
        if answerOrder.count > Self.maxAnswers { answers[answerOrder.removeFirst()] = nil }
        return [.engine(.loadRequest(run.id))]
    }

    /// Returns true if the answers of `run` were requested for the result pane.
    func hasAskedForAnswers(of run: RunID) -> Bool { answers[run] != nil }

    /// Keeps the answers of `run`, if they were requested.
    mutating func take(_ answers: RunAnswers?, of run: RunID) {
        if self.answers[run] != nil { self.answers[run] = .some(answers) }
    }

    /// Returns the model that made `run`, if the cursor rests on it and the model is known.
    func model(of run: RunID) -> String? { source?.run == run ? source?.model : nil }

    /// Notes that the cursor rests on `run`, which `model` made.
    mutating func rest(on run: RunID, model: String?) { source = Source(run: run, model: model) }

    // MARK: outputs

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

    /// Requests the output of `run` for a small picture, once, if it is completed.
    mutating func settleThumbnail(of run: Run) -> [Effect] {
        guard run.modality != .text, run.output.map(\.isEmpty) ?? true, tried.insert(run.id).inserted else { return [] }
        return settle(on: run)
    }

    /// Returns true if the output of `run` was requested for a small picture.
    func isTried(_ run: RunID) -> Bool { tried.contains(run) }
}
