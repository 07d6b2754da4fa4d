import Canvas
package import Domain
import Session

extension State {
    /// The request for the picture in the result pane; nil if the pane shows none.
    package var resultRequest: PictureRequest? {
        guard let run = selectedRun, let rect = layout.panes[.result], run.output?.text == nil,
            let place = result.place(in: run)
        else { return nil }
        let area = ResultView.pictureArea(in: rect.inset(horizontal: 2, vertical: 1))
        guard area.width > 3, area.height > 1 else { return nil }
        return PictureRequest(
            .run(run.id, file: place), width: area.width, height: area.height, format: pictureFormat)
    }

    /// Requests what the result pane needs: the run's output, which lists of runs do not contain, and its picture.
    mutating func settleResult() -> [Effect] {
        guard let run = selectedRun, layout.panes[.result] != nil else { return [] }
        if run.output.map(\.isEmpty) ?? true { return result.settle(on: run) }
        guard takesPictures, let request = resultRequest else { return [] }
        return pictures.want([request]).map { .engine($0) }
    }

    /// Shows the next or previous result: another file of the selected run, else that of another run.
    mutating func showResult(_ steps: Int) -> [Effect] {
        if let run = selectedRun, let place = result.place(in: run), let count = run.output?.files.count,
            (0..<count).contains(place + steps)
        {
            result.show(place + steps, of: run.id)
        } else if let index = queue.index(ofResult: steps, in: session.runs) {
            _ = moveInQueue(by: index - queue.cursor)
        } else {
            toasts.show(.note, steps > 0 ? "No older results." : "No newer results.", at: now)
        }
        result.scrollToTop()
        cursorMoved()
        return []
    }
}

extension QueueState {
    /// Returns the index in `shown` of the nearest completed run after (1) or before (-1) the cursor; nil if there is
    /// none.
    fileprivate func index(ofResult steps: Int, in runs: RunList) -> Int? {
        let isResult = { (index: Int) in runs[shown[index]]?.phase == .completed }
        return steps > 0
            ? shown.indices.dropFirst(cursor + 1).first(where: isResult)
            : shown.indices.prefix(cursor).last(where: isResult)
    }
}
