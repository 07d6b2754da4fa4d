import Canvas
import Domain
import Pixels
import Session
import Themes

/// The view of the result pane: a text or a picture with its facts, and the strip of recent results.
struct ResultView {
    let state: State
    let look: RenderContext

    private var isFocused: Bool { state.focus == .result }

    func draw(in frame: inout Frame, _ rect: Rect) {
        guard let run = state.selectedRun else {
            let inner = frame.pane(
                .result, rect, title: [look.span("Result", .muted)], isFocused: isFocused, look: look)
            frame.emptyState(["No result yet.", "Finished runs appear here."], in: inner, look: look)
            return
        }
        let border = ResultBorder(state: state, look: look)
        let layout = state.resultLayout(of: run, in: rect.inset(horizontal: 2, vertical: 1))
        let inner = frame.pane(
            .result, rect, title: border.title(of: run, room: rect.width - 8),
            footer: border.footer(for: run, room: rect.width - 8, namesSteps: layout.recent == nil),
            isFocused: isFocused, look: look)
        if let text = run.output?.text {
            drawText(text, of: run, in: &frame, layout)
        } else if run.phase == .completed || run.isLive {
            drawOutput(of: run, in: &frame, layout)
        } else {
            drawMessage(of: run, in: &frame, inner)
            return
        }
        RecentView(state: state, look: look).draw(in: &frame, layout)
    }

    private func facts(of run: Run, words: Int? = nil) -> ResultFactsView {
        ResultFactsView(
            state: state, run: run,
            facts: ResultFacts(run, state, times: look.isASCII ? "x" : "×", words: words), look: look)
    }

    // MARK: text

    private static func lines(of text: String, width: Int) -> [DisplayText] {
        DisplayText.lines(of: text).flatMap { $0.wrapped(to: max(1, min(width, ResultLayout.textWidth))) }
    }

    /// Returns the row at which the last page of the text of the selected run starts.
    static func lastTextRow(in state: State) -> Int {
        guard let run = state.selectedRun, let text = run.output?.text,
            let inner = state.layout.panes[.result]?.inset(horizontal: 2, vertical: 1)
        else { return 0 }
        let area = state.resultLayout(of: run, in: inner).output
        return max(0, lines(of: text, width: area.width).count - area.height)
    }

    private func drawText(_ text: String, of run: Run, in frame: inout Frame, _ layout: ResultLayout) {
        let body = layout.output
        let lines = Self.lines(of: text, width: body.width)
        let offset = min(state.result.offset, max(0, lines.count - body.height))
        for (row, line) in lines.dropFirst(offset).prefix(body.height).enumerated() {
            frame.put(line, x: body.x, y: body.y + row, width: body.width, look[.normal])
        }
        let more = lines.count - offset - body.height
        let scrolls = isFocused ? state.keyMap.keyName(for: .down, in: .result).map { ", \($0) scrolls" } ?? "" : ""
        facts(of: run, words: text.split(whereSeparator: \.isWhitespace).count)
            .drawLines(in: &frame, layout.facts, more: more > 0 ? "\(more) more lines\(scrolls)" : nil)
    }

    // MARK: pictures

    /// Draws the picture of `run` or the message in its place, and the facts, which are there before the picture is.
    private func drawOutput(of run: Run, in frame: inout Frame, _ layout: ResultLayout) {
        if run.phase != .completed {
            drawProgress(of: run, in: &frame, layout.output)
        } else if state.result.file(of: run) == nil {
            put(ResultMessage(run: run, state: state).lines.map(look.words), in: &frame, layout.output)
        } else {
            drawPicture(of: run, in: &frame, layout.output)
        }
        let facts = facts(of: run)
        if layout.placement == .below { return facts.drawLines(in: &frame, layout.facts) }
        facts.drawColumn(in: &frame, layout.facts)
        if let address = layout.address { facts.drawAddress(in: &frame, address) }
    }

    private func drawPicture(of run: Run, in frame: inout Frame, _ rect: Rect) {
        let request = state.resultRequest
        switch request.flatMap({ state.pictures.latest(for: $0) }) {
        case .picture(let picture): frame.put(picture, in: rect, on: look)
        case .unavailable(let failure) where run.isSaved:
            put(["Saved. No preview for this file.", "\(Wording.sentence(failure.what))"], in: &frame, rect)
        case .unavailable(let failure):
            put(["\(Wording.sentence(failure.what))", "\(Wording.sentence(failure.next))"], in: &frame, rect)
        case nil where request == nil:
            let larger = state.canZoom ? keys("enlarges it", by: .enlarge) : []
            put(["No room for the picture."] + larger, in: &frame, rect)
        case nil where state.hasFirstFrame && !state.takesPictures:
            put(["Slow connection: the picture is not loaded."] + keys("loads it", by: .focusResult), in: &frame, rect)
        case nil:
            let isLoading = request.map { state.pictures.isLoading($0) } ?? false || state.restsAt != nil
            if isLoading { put(["Loading picture" + look.glyphs.ellipsis], in: &frame, rect) }
        }
    }

    /// Returns the key of `action` and what it does, where it has one here.
    private func keys(_ does: String, by action: Action) -> [DisplayText] {
        guard let key = state.keyMap.keyName(for: action, in: state.context) else { return [] }
        return [DisplayText("\(key) \(does).")]
    }

    /// Draws sentences in the place of a picture.
    private func put(_ lines: [DisplayText], in frame: inout Frame, _ rect: Rect) {
        frame.emptyState(lines, in: rect, look: look)
    }

    // MARK: runs without an output

    /// The columns of the bar of a live run.
    private static let barWidth = 30

    /// Draws the phase of a live run and a bar of its time against the usual one.
    private func drawProgress(of run: Run, in frame: inout Frame, _ rect: Rect) {
        let lines = ResultMessage(run: run, state: state).lines.map(look.words).filter { !$0.isEmpty }
        put(lines, in: &frame, rect)
        let rows = lines.reduce(0) { $0 + $1.wrapped(to: max(1, rect.width - 2)).count }
        let top = rect.y + max(0, (rect.height - rows) / 3) + rows + 1
        let width = min(Self.barWidth, rect.width - 4)
        guard run.phase == .running, width >= 8, top < rect.maxY, let elapsed = run.elapsed(at: state.now) else {
            return
        }
        let usual = state.session.runs.usualDuration(for: run) / .seconds(1)
        // It is not full before the run has ended.
        let fraction = usual > 0 ? min(0.95, elapsed / .seconds(1) / usual) : 0
        frame.bar(
            x: rect.x + (rect.width - width) / 2, y: top, width: width, fraction: fraction, filled: look[.live],
            track: look[.track], glyphs: look.glyphs)
    }

    /// Draws the state of a run without an output, below what was asked for.
    private func drawMessage(of run: Run, in frame: inout Frame, _ rect: Rect) {
        let facts = ResultFacts(run, state, times: "")
        let when = DisplayText(facts.when)
        let room = max(0, rect.width - when.width - 2)
        if let detail = facts.detail {
            frame.put(look.detail(detail), x: rect.x, y: rect.y, width: room, look[.strong])
        }
        frame.put(when, x: rect.maxX - when.width, y: rect.y, look[.muted])
        let lines = ResultMessage(run: run, state: state).lines.map(look.words)
        frame.emptyState(lines, in: rect.splitTop(1).rest, look: look)
    }
}
