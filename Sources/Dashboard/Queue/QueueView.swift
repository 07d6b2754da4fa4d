import Session
import Canvas
import Domain
import Themes

/// The view of the queue pane: a row for each waiting request and each run.
struct QueueView {
    let state: State
    let look: RenderContext

    private var queue: QueueState { state.queue }
    private var runs: RunList { state.session.runs }
    private var isFocused: Bool { state.focus == .queue }

    func draw(in frame: inout Frame, _ rect: Rect) {
        let inner = frame.pane(
            .queue, rect,
            title: [
                look.span("Queue", isFocused ? .title : .normal), look.span(counts(room: rect.width - 14), .muted),
            ],
            counts: filterTitle, footer: footer, isFocused: isFocused, look: look)
        // The terminal's cursor is at the end of the filter, in the border.
        if queue.isFiltering { frame.cursor = Point(x: max(rect.x, rect.maxX - 3), y: rect.y) }
        guard !queue.shown.isEmpty else {
            if runs.all.isEmpty { drawEmpty(in: &frame, inner) } else { drawNoMatch(in: &frame, inner) }
            return
        }
        let window = ListWindow(
            count: queue.shown.count, cursor: queue.cursor, offset: queue.offset, height: inner.height)
        let columns = QueueColumns(
            width: inner.width + 2, services: runs.counts.services,
            hasYears: runs.counts.oldest.map { $0.civil.year != state.now.civil.year } ?? false)
        var usual = UsualDurations(runs: runs)
        frame.rows(of: window, in: inner, isFocused: isFocused, look: look, as: Target.run) { frame, index, row in
            guard let run = runs[queue.shown[index]] else { return }
            QueueRowView(
                run: run, now: state.now, usual: run.phase == .running ? usual.duration(of: run) : .zero,
                isSelected: index == queue.cursor, isUnseen: queue.unseen.contains(run.id), isFocused: isFocused,
                face: state.clockFormat, difference: queue.difference(of: run),
                missingCredits: run.waiting == nil ? nil : state.session.missingCredits(for: run),
                keyMap: state.keyMap, look: look, columns: columns
            ).draw(in: &frame, row)
        }
    }

    /// The usual durations of the running runs, computed once for each title.
    private struct UsualDurations {
        let runs: RunList
        private var known: [String: Duration] = [:]

        init(runs: RunList) { self.runs = runs }

        mutating func duration(of run: Run) -> Duration {
            let key = "\(run.modality.rawValue) \(run.title)"
            if let duration = known[key] { return duration }
            let duration = runs.usualDuration(for: run)
            known[key] = duration
            return duration
        }
    }

    /// Returns the counts by state, most important first, as many as fit.
    private func counts(room: Int) -> DisplayText {
        guard !runs.all.isEmpty else { return "" }
        func part(_ count: Int, _ word: String) -> String? {
            count > 0 ? "\(Wording.count(count)) \(word)" : nil
        }
        let counts = runs.counts
        // More runs may not be loaded yet.
        let more = state.session.services.values.contains { $0.hasOlderRuns } ? "+" : ""
        let parts = [
            queue.shown.count < runs.all.count
                ? "\(Wording.count(queue.shown.count)) of \(Wording.count(runs.all.count))" : nil,
            part(counts.asking, counts.asking == 1 ? "needs you" : "need you"),
            part(counts.unknown, "unknown"), part(counts.sending, "sending"), part(counts.running, "running"),
            part(counts.queued, "queued"), part(counts.waiting, "waiting"),
            counts.completed > 0 ? "\(Wording.count(counts.completed))\(more) finished" : nil,
        ]
        var shown = parts.compactMap(\.self)
        guard !shown.isEmpty else { return "" }
        var words: DisplayText { DisplayText(" " + shown.joined(separator: " \(look.glyphs.dot.string) ")) }
        while shown.count > 1, words.width > room { shown.removeLast() }
        return words
    }

    private var filterTitle: [Span] {
        guard queue.isFiltering || !queue.filter.text.isEmpty else { return [] }
        return [look.span("/", .accent), look.span("\(queue.filter.text)", queue.isFiltering ? .strong : .accent)]
    }

    private func drawNoMatch(in frame: inout Frame, _ rect: Rect) {
        let (open, close) = look.isASCII ? ("\"", "\"") : ("“", "”")
        let all =
            queue.isFiltering
            ? state.keyMap.clause("clears the filter", by: .clearFilter, in: .filter)
            : state.keyMap.clause("clears the filter", by: .back, in: .queue)
        frame.emptyState(
            ["No runs match \(open)\(queue.filter.text)\(close).", "\(all ?? "")"], in: rect, look: look)
    }

    private var footer: [Span] {
        let isLoading = state.session.services.values.contains { $0.isLoadingOlderRuns }
        let hasOlder = state.session.services.values.contains { $0.hasOlderRuns }
        if isLoading { return [look.span("loading older runs" + look.glyphs.ellipsis, .muted)] }
        if hasOlder { return [look.span(look.isASCII ? "older runs" : "↓ older runs", .muted)] }
        let missing = Service.allCases.compactMap { service -> String? in
            guard let count = state.session.services[service]?.missingRuns, count > 0 else { return nil }
            return "\(Wording.count(count)) not listed by \(service.name)"
        }
        return missing.isEmpty ? [] : [look.span("\(missing.joined(separator: ", "))", .warn)]
    }

    private func drawEmpty(in frame: inout Frame, _ rect: Rect) {
        if let failure = state.session.services.values.compactMap({ $0.status.failure }).first {
            let again = state.keyMap.clause("retries now", by: .refresh, in: .queue) ?? ""
            frame.emptyState(
                ["\(Wording.sentence("Runs unavailable: \(failure.what)"))", "\(again)"], in: rect, look: look)
        } else if state.session.services.values.contains(where: { !$0.isRead }) {
            for line in 0..<min(rect.height, 4) {
                frame.rule(
                    x: rect.x + 1, y: rect.y + line, width: min(rect.width - 2, 18 + (line * 5) % 11), look[.faint],
                    glyphs: look.glyphs)
            }
        } else {
            let first = state.keyMap.keyName(for: .run, in: .form).map { "Press \($0) in a form to start one." } ?? ""
            frame.emptyState(["No runs yet.", "\(first)"], in: rect, look: look)
        }
    }
}
