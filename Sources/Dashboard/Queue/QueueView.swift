import Canvas
import Domain
import Themes

/// The queue pane: a row for each run, phase by shape, word and colour.
struct QueueView {
    let state: State
    let look: Look

    private var queue: QueueState { state.queue }
    private var isFocused: Bool { state.focus == .queue }

    func draw(in frame: inout Frame, _ rect: Rect) {
        let inner = frame.pane(
            .queue, rect, title: [look.span("Queue", isFocused ? .title : .normal), look.span(counts, .muted)],
            footer: footer, isFocused: isFocused, look: look)
        guard !queue.runs.isEmpty else {
            drawEmpty(in: &frame, inner)
            return
        }
        let window = ListWindow(
            count: queue.runs.count, cursor: queue.cursor, offset: queue.offset, height: inner.height)
        frame.rows(of: window, in: inner, isFocused: isFocused, look: look) { frame, index, row in
            drawRow(queue.runs[index], isSelected: index == queue.cursor, in: &frame, row)
        }
    }

    private var counts: DisplayText {
        guard !queue.runs.isEmpty else { return "" }
        let dot = look.glyphs.dot.string
        let live = queue.liveCount > 0 ? "\(queue.liveCount) live \(dot) " : ""
        // There may be more than those that were read.
        let more = state.services.values.contains { $0.hasOlderRuns } ? "+" : ""
        return " \(live)\(queue.doneCount)\(more) done"
    }

    private var footer: [Span] {
        let isLoading = state.services.values.contains { $0.isLoadingOlderRuns }
        let hasOlder = state.services.values.contains { $0.hasOlderRuns }
        return isLoading
            ? [look.span("reading older runs", .muted)] : hasOlder ? [look.span("older runs below", .muted)] : []
    }

    private func drawEmpty(in frame: inout Frame, _ rect: Rect) {
        if let failure = state.services.values.compactMap({ $0.status.failure }).first {
            frame.emptyState(["No runs to show: \(failure.what)", "r tries again now."], in: rect, look: look)
        } else if state.services.values.contains(where: { $0.status == .connecting }) {
            for line in 0..<min(rect.height, 4) {
                frame.rule(
                    x: rect.x + 1, y: rect.y + line, width: min(rect.width - 2, 18 + (line * 5) % 11), look[.faint],
                    glyphs: look.glyphs)
            }
        } else {
            frame.emptyState(["No runs yet.", "ctrl-r in a form makes the first."], in: rect, look: look)
        }
    }

    // MARK: a row

    private static let wordWidth = 9
    private static let timeWidth = 6

    private func drawRow(_ run: Run, isSelected: Bool, in frame: inout Frame, _ rect: Rect) {
        let (glyph, role) = mark(run.phase)
        var x = rect.x + 2
        // What changed since a person last looked stands out until they have.
        let isUnseen = queue.unseen.contains(run.id)
        let phaseStyle = look[role].with(isUnseen ? .bold : [])
        frame.put(glyph, x: x, y: rect.y, phaseStyle)
        x += 2
        frame.put("\(run.phase.rawValue)", x: x, y: rect.y, width: Self.wordWidth, phaseStyle)
        x += Self.wordWidth + 1
        frame.put(
            "\(time(of: run))", x: x, y: rect.y, width: Self.timeWidth, look[.muted], align: .trailing)
        x += Self.timeWidth + 2
        let note = self.note(for: run, room: max(0, rect.maxX - 2 - x))
        let noteWidth = note.reduce(0) { $0 + $1.text.width }
        let room = max(0, rect.maxX - 2 - x - (noteWidth > 0 ? noteWidth + 2 : 0))
        let titleRole: Role = isSelected || isUnseen ? .strong : run.phase == .cancelled ? .muted : .normal
        frame.put("\(run.title)", x: x, y: rect.y, width: room, look[titleRole])
        frame.put(note, x: rect.maxX - 2 - noteWidth, y: rect.y)
        if run.phase.isLive { drawProgress(run, endX: rect.maxX - 2, y: rect.y, width: noteWidth, in: &frame) }
        if isSelected { frame.cursorRow(rect, isFocused: isFocused, look: look) }
    }

    private func mark(_ phase: Phase) -> (glyph: DisplayText, role: Role) {
        let glyphs = look.glyphs
        return switch phase {
        case .queued: (glyphs.queued, .queued)
        case .running: (glyphs.running, .live)
        case .completed: (glyphs.completed, .good)
        case .failed: (glyphs.failed, .bad)
        case .cancelled: (glyphs.cancelled, .muted)
        case .unknown: (glyphs.unknown, .warn)
        }
    }

    /// How long it took or has taken; one of many hours, or of untold length, tells its day.
    private func time(of run: Run) -> String {
        guard let elapsed = run.elapsed(at: state.now), elapsed < .seconds(36_000) else {
            return Wording.day(run.createdAt)
        }
        return Wording.clock(elapsed)
    }

    /// What stands at the right end: trouble in words, else the modality where there is room.
    private func note(for run: Run, room: Int) -> [Span] {
        switch run.phase {
        case .queued, .running:
            let width = room >= 40 ? 14 : room >= 16 ? 6 : 0
            if case .retrying(let moment) = run.following {
                let seconds = max(0, (moment - state.now).components.seconds)
                return [look.span(room >= 28 ? "again in \(seconds) s" : "in \(seconds) s", .warn)]
            }
            return width > 0 ? [Span(DisplayText(String(repeating: " ", count: width)), look[.normal])] : []
        case .failed:
            // The title comes first: a word or two of the reason tell nothing, the result tells all of it.
            guard room >= 28, let reason = run.failure?.what else { return [] }
            return [look.span(DisplayText(reason).truncated(to: room - 14, ellipsis: look.glyphs.ellipsis), .bad)]
        case .unknown:
            // Without a failure the answer is still awaited.
            if run.failure == nil { return [look.span("sending", .muted)] }
            return room < 24 ? [] : [look.span(room >= 34 ? "sent, not confirmed" : "checking", .warn)]
        case .completed, .cancelled:
            guard room >= 26 else { return [] }
            return [look.span("\(run.modality.rawValue)", run.phase == .completed ? run.modality.role : .muted)]
        }
    }

    /// Time so far against the usual time. Never full before the run is.
    private func drawProgress(_ run: Run, endX: Int, y: Int, width: Int, in frame: inout Frame) {
        if case .retrying = run.following { return }
        guard width > 0, run.phase == .running else { return }
        let usual = queue.usualDuration(for: run) / .seconds(1)
        let fraction = usual > 0 ? min(0.95, (run.elapsed(at: state.now) ?? .zero) / .seconds(1) / usual) : 0
        frame.bar(
            x: endX - width, y: y, width: width, fraction: fraction, filled: look[.live], track: look[.track],
            glyphs: look.glyphs)
    }
}
