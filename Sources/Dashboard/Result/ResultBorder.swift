import Canvas
import Domain
import Session
import Themes

/// The texts in the border of the result pane: what is shown, its place among the results, and the keys for it.
struct ResultBorder {
    let state: State
    let look: RenderContext

    private var isFocused: Bool { state.focus == .result }

    /// Returns the title in at most `room` columns: `Result Stoic Owl Portrait  image 2 of 4  6 of 91`. A long title is
    /// cut, not the counts.
    func title(of run: Run, room: Int) -> [Span] {
        let name = look.span("Result ", .muted)
        var counts = [files(of: run), place].compactMap(\.self).map { DisplayText("  " + $0) }
        while !counts.isEmpty, room - name.text.width - counts.reduce(0, { $0 + $1.width }) < 12 { counts.removeLast() }
        let left = max(1, room - name.text.width - counts.reduce(0) { $0 + $1.width })
        let title = DisplayText(run.title).truncated(to: left, ellipsis: look.glyphs.ellipsis)
        return [name, look.span(title, isFocused ? .title : .normal)] + counts.map { look.span($0, .muted) }
    }

    /// The place of the run among the results that the keys step through: `6 of 91`.
    private var place: String? {
        guard let place = state.queue.resultPlace, state.queue.resultCount > 1 else { return nil }
        let more = state.session.services.values.contains { $0.hasOlderRuns } ? "+" : ""
        return "\(Wording.count(place)) of \(Wording.count(state.queue.resultCount))\(more)"
    }

    /// Returns which of several files is shown: `image 1 of 2`.
    private func files(of run: Run) -> String? {
        guard let files = run.output?.files, files.count > 1, let place = state.result.place(in: run) else {
            return nil
        }
        // Antekirt lists images first and conversions of them after.
        let areImages = files.allSatisfy { $0.format.map { !["svg", "mp4", "video/mp4"].contains($0) } ?? true }
        return "\(areImages ? "image" : "file") \(place + 1) of \(files.count)"
    }

    /// Returns the keys for `run` that do something now, the most important first, in at most `room` columns.
    ///
    /// Another pane that has the focus has keys of its own; then only those that show results are named.
    ///
    /// - `namesSteps`: True to name the keys that step through the results.
    func footer(for run: Run, room: Int, namesSteps: Bool) -> [Span] {
        let context = state.context
        let zoom: [(Action, String)] = state.isZoomed ? [] : [(.zoom, "zoom")]
        let actions: [(Action, String)] =
            isFocused
            ? [
                (.open, "resolve"), (.cancelRequest, "cancel"), (.download, state.label(for: .download)),
                (.copy, run.output?.text == nil ? "copy link" : "copy"), (.editRequest, "edit & rerun"),
            ] + zoom : (namesSteps ? [(.nextResult, "step")] : []) + [(.enlarge, "enlarge")]
        var spans: [Span] = []
        var width = 0
        for (action, words) in actions where isUseful(action, run) {
            guard var key = state.keyMap.keyName(for: action, in: context) else { continue }
            if action == .nextResult, let other = state.keyMap.keyName(for: .previousResult, in: context) {
                key = "\(other) \(key)"
            }
            let gap = spans.isEmpty ? 0 : 2
            let hint = [
                look.span("\(key)", isFocused ? .key : .muted), look.span(" \(words)", .muted),
            ]
            let used = gap + hint.reduce(0) { $0 + $1.text.width }
            guard width + used <= room else { break }
            if gap > 0 { spans.append(look.span("  ", .muted)) }
            // A click on a key while another pane is focused does what the key does.
            spans += hint.map { $0.of(.action(action)) }
            width += used
        }
        return spans
    }

    private func isUseful(_ action: Action, _ run: Run) -> Bool {
        switch action {
        case .nextResult: state.canStepResults
        case .copy: run.output.map { !$0.isEmpty } ?? false
        case .enlarge: state.canZoom && run.output.map { !$0.isEmpty } ?? false
        default: state.isUseful(action)
        }
    }
}
