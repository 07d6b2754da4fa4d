import Canvas
package import Domain
import Pixels
import Session

extension State {
    /// The inside of the result pane; nil while the pane is hidden.
    private var resultInner: Rect? { layout.panes[.result]?.inset(horizontal: 2, vertical: 1) }

    /// Returns the layout of the result pane for `run`, inside `inner`.
    func resultLayout(of run: Run, in inner: Rect) -> ResultLayout {
        let hasOthers = queue.resultCount > (run.phase == .completed ? 1 : 0)
        if run.output?.text != nil { return ResultLayout(textIn: inner, hasOthers: hasOthers) }
        let file = result.file(of: run)
        let shape =
            file?.width.flatMap { width in file?.height.map { PictureFit(width: width, height: $0) } }
            ?? (run.modality == .video ? .wide : .square)
        return ResultLayout(picture: shape, in: inner, hasOthers: hasOthers)
    }

    /// The request for the picture in the result pane; nil if the pane shows none.
    package var resultRequest: PictureRequest? {
        guard let run = selectedRun, let inner = resultInner, run.output?.text == nil,
            let place = result.place(in: run)
        else { return nil }
        let area = resultLayout(of: run, in: inner).output
        guard area.width > 3, area.height > 1 else { return nil }
        return PictureRequest(
            .run(run.id, file: place), width: area.width, height: area.height, format: pictureFormat)
    }

    /// True if small pictures are loaded, which nobody asked for: never over a slow connection.
    var takesThumbnails: Bool { hasFirstFrame && !connection.isNarrow }

    /// True if it is the turn of small pictures: the large one is not loading.
    var canLoadThumbnails: Bool { takesThumbnails && !(resultRequest.map { pictures.isLoading($0) } ?? false) }

    /// Requests what the result pane needs: the run's output, which lists of runs do not contain, its answers and its
    /// picture, and once that has arrived the pictures of the strip.
    mutating func settleResult() -> [Effect] {
        guard let run = selectedRun, let inner = resultInner else { return [] }
        let entry = run.entry.flatMap { session.catalog.entry($0) }
        result.rest(on: run.id, model: entry?.modelName ?? entry?.serviceType)
        var effects = result.askForAnswers(of: run)
        if run.output.map(\.isEmpty) ?? true {
            effects += result.settle(on: run)
        } else if takesPictures, let request = resultRequest {
            effects += pictures.want([request]).map { .engine($0) }
        }
        let layout = resultLayout(of: run, in: inner)
        result.recent = nearestResults(layout.thumbnailCount)
        guard canLoadThumbnails, !result.isAwaited(run.id) else { return effects }
        return effects + loadThumbnails(of: result.recent, layout.thumbnail)
    }

    /// Requests the small pictures of `runs`, and first the outputs that are not known yet.
    mutating func loadThumbnails(of runs: [RunID], _ size: Size) -> [Effect] {
        let shown = runs.compactMap { session.runs[$0] }
        let reads = shown.flatMap { result.settleThumbnail(of: $0) }
        let requests = shown.compactMap { thumbnailRequest(of: $0, size) }
        return reads + pictures.want(requests).map { .engine($0) }
    }

    /// Returns the request for the small picture of `run`; nil for a text, and while its output is unknown.
    func thumbnailRequest(of run: Run, _ size: Size) -> PictureRequest? {
        guard run.output?.text == nil, let place = result.place(in: run) else { return nil }
        return PictureRequest(
            .run(run.id, file: place), width: size.width, height: size.height, format: pictureFormat)
    }

    /// Returns up to `count` completed runs around the cursor, newest first.
    ///
    /// They stay while the cursor is on one of them, so that it moves through the strip and not the strip under it.
    private func nearestResults(_ count: Int) -> [RunID] {
        guard count > 0 else { return [] }
        let place = queue.resultPlace ?? queue.newerResultCount + 1
        func ids(from first: Int) -> [RunID] {
            (first..<first + count).compactMap { queue.index(ofResult: $0).map { queue.shown[$0] } }
        }
        if result.recent.count == min(count, queue.resultCount), let id = result.recent.first,
            let first = queue.resultPlace(of: id), (first..<first + count).contains(place),
            ids(from: first) == result.recent
        {
            return result.recent
        }
        return ids(from: max(1, min(place - (count - 1) / 2, queue.resultCount - count + 1)))
    }

    // MARK: stepping

    /// True if there is another result than the selected run's.
    var canStepResults: Bool { queue.resultCount > (selectedRun?.phase == .completed ? 1 : 0) }

    /// Shows the next or previous result: another file of the selected run, else another completed run.
    ///
    /// Where neither the result nor the queue is visible, the first step shows the result.
    mutating func showResult(_ steps: Int) -> [Effect] {
        guard layout.panes[.result] != nil || layout.panes[.queue] != nil else { return showResultPane() }
        defer { cursorMoved() }
        if let run = selectedRun, let place = result.place(in: run), let count = run.output?.files.count,
            (0..<count).contains(place + steps)
        {
            result.show(place + steps, of: run.id)
            result.scrollToTop()
            return []
        }
        let place = queue.newerResultCount + (steps < 0 ? 0 : queue.resultPlace == nil ? 1 : 2)
        // At the end, older runs may follow.
        guard let index = queue.index(ofResult: place) else { return steps > 0 ? loadOlderRuns() : [] }
        return moveInQueue(by: index - queue.cursor)
    }

    /// Moves the cursor of the queue to `run`, if it is shown there.
    mutating func select(_ run: RunID) {
        guard queue.restore(run, offset: queue.offset) else { return }
        result.scrollToTop()
        cursorMoved()
    }

    // MARK: events

    /// Updates the result pane after `run` has changed.
    mutating func reduceResult(_ run: Run) {
        result.answered(run.id)
        // What was missing for a small picture may be known now.
        if result.recent.contains(run.id) || previews?.runs.contains(run.id) == true { settleSoon() }
    }

    /// Keeps the answers of `run`, as its request has them.
    mutating func reduceAnswers(_ request: Request?, of run: RunID) {
        guard result.hasAskedForAnswers(of: run) else { return }
        result.take(
            request.map { RunAnswers($0, schema: session.catalog.entry($0.entry)?.schema) }, of: run)
    }

    /// Keeps a picture; after the large one, the small ones are loaded.
    mutating func reducePicture(_ picture: PictureResult, for request: PictureRequest) {
        pictures.take(picture, for: request)
        if request.source == resultRequest?.source { settleSoon() }
    }

    /// Loads what is missing on screen at once, unless the cursor is moving.
    mutating func settleSoon() { restsAt = restsAt ?? now }
}
