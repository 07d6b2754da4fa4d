import Canvas
import Domain
import Session
import Themes

/// The view of the facts of a run: in a column beside its picture, or in lines below it.
struct ResultFactsView {
    let state: State
    let run: Run
    let facts: ResultFacts
    let look: RenderContext

    // MARK: beside

    /// A row of the column, with the order in which rows are left out, the highest first.
    private struct Row {
        let rank: Int
        let spans: [Span]
        /// True for a blank row between groups.
        var isBlank: Bool { spans.isEmpty }
    }

    /// Draws the facts in a column, as many as fit.
    func drawColumn(in frame: inout Frame, _ rect: Rect) {
        let rows = fitting(rect)
        // A group that was left out leaves no blank rows behind.
        var y = rect.y
        var wasBlank = true
        for row in rows where y < rect.maxY {
            if row.isBlank, wasBlank { continue }
            wasBlank = row.isBlank
            frame.put(row.spans, x: rect.x, y: y, width: rect.width)
            y += 1
        }
    }

    /// Returns the rows that fit into `rect`. A detail that loses lines ends in an ellipsis.
    private func fitting(_ rect: Rect) -> [Row] {
        var kept: [Row] = []
        for most in [3, 2, 1] {
            let all = rows(width: rect.width, detailLines: most)
            kept = all
            while kept.count > rect.height, let last = kept.map(\.rank).max(), last > 0 {
                guard let index = kept.lastIndex(where: { $0.rank == last }) else { break }
                kept.remove(at: index)
            }
            if kept.count(where: { $0.rank == Self.detailRank }) == all.count(where: { $0.rank == Self.detailRank }) {
                break
            }
        }
        return kept
    }

    /// The rank of all lines of the detail but the first.
    private static let detailRank = 7

    private func rows(width: Int, detailLines most: Int) -> [Row] {
        let labels = facts.answers + facts.file + facts.source
        let column = min(max(6, labels.map { DisplayText($0.label).width }.max() ?? 0), max(6, width / 3))
        func row(_ fact: RunFact, _ rank: Int) -> Row {
            let label = DisplayText(fact.label).truncated(to: column, ellipsis: look.glyphs.ellipsis)
                .padded(to: column + 2)
            return Row(rank: rank, spans: [look.span(label, .muted), look.span(DisplayText(fact.value), .normal)])
        }
        let blank = Row(rank: 6, spans: [])
        var rows = detailLines(width: width, most: most).enumerated().map { index, line in
            Row(rank: index == 0 ? 0 : Self.detailRank, spans: [look.span(line, .strong)])
        }
        let time = facts.took.map { "\(facts.when), took \($0)" } ?? facts.when
        rows.append(Row(rank: 0, spans: [look.span("\(time)", rows.isEmpty ? .normal : .muted)]))
        if let (words, role) = delivery {
            for (index, line) in deliveryLines(words, width: width).enumerated() {
                rows.append(Row(rank: 1 + index, spans: [look.span(line, role)]))
            }
        }
        rows.append(blank)
        rows += facts.answers.map { row($0, 4) }
        rows.append(blank)
        rows += facts.file.map { row($0, 2) }
        if let cost = facts.cost { rows.append(row(RunFact("cost", cost), 3)) }
        rows.append(blank)
        rows += facts.source.map { row($0, 5) }
        return rows
    }

    /// Returns the state of the download in at most two lines. A long path is cut in the middle: its end is the name of
    /// the file.
    private func deliveryLines(_ words: DisplayText, width: Int) -> [DisplayText] {
        guard words.width > width, case .done(let paths)? = run.download, let path = paths.first else {
            return lines(words, width: width, most: 2)
        }
        return ["Saved:", DisplayText(path).truncated(to: width, .middle, ellipsis: look.glyphs.ellipsis)]
    }

    private func detailLines(width: Int, most: Int) -> [DisplayText] {
        guard let detail = facts.detail else { return [] }
        return lines(look.detail(detail), width: width, most: most)
    }

    private func lines(_ words: DisplayText, width: Int, most: Int) -> [DisplayText] {
        let lines = words.wrapped(to: max(1, width))
        guard lines.count > most else { return lines }
        let last = lines[(most - 1)...].reduce(into: "" as DisplayText) { $0 = $0.isEmpty ? $1 : $0 + " " + $1 }
        return lines.prefix(most - 1) + [last.truncated(to: width, ellipsis: look.glyphs.ellipsis)]
    }

    // MARK: below

    /// Draws the facts in lines, the most important ones if there are few rows. The last line is the address.
    ///
    /// - `more`: A fact at the end of the first line of facts.
    func drawLines(in frame: inout Frame, _ rect: Rect, more: String? = nil) {
        guard rect.height > 0 else { return }
        let when = DisplayText(facts.when)
        let room = max(0, rect.width - when.width - 2)
        let details = detailLines(width: room, most: rect.height > 6 ? 2 : 1)
        let measures = self.measures(more: more)
        // Without a detail, the facts of the file are in the first line.
        let head = details.isEmpty ? [measures] : details.map { [look.span($0, .strong)] }
        var lines: [(rank: Int, spans: [Span])] = head.enumerated().map { ($0.offset, $0.element) }
        if !facts.answers.isEmpty { lines.append((5, labeled(facts.answers))) }
        if !details.isEmpty { lines.append((3, measures)) }
        if !facts.source.isEmpty { lines.append((6, labeled(facts.source))) }
        if let (words, role) = delivery { lines.append((2, [look.span(words, role)])) }
        let hasAddress = facts.address != nil
        if hasAddress { lines.append((4, [])) }
        while lines.count > rect.height, let last = lines.map(\.rank).max() { lines.removeAll { $0.rank == last } }
        for (index, line) in lines.enumerated() {
            let y = rect.y + index
            if line.rank == 4 {
                drawAddress(in: &frame, Rect(x: rect.x, y: y, width: rect.width, height: 1))
                continue
            }
            let width = index == 0 ? room : rect.width
            if line.rank == 2, let (words, role) = delivery {
                frame.put(words, x: rect.x, y: y, width: width, look[role], truncation: .middle)
            } else {
                frame.put(line.spans, x: rect.x, y: y, width: width)
            }
        }
        frame.put(when, x: rect.maxX - when.width, y: rect.y, look[.muted])
    }

    /// Returns facts with their labels in a line: `mood calm   steps 28`.
    private func labeled(_ facts: [RunFact]) -> [Span] {
        facts.enumerated().flatMap { index, fact in
            [
                look.span(index > 0 ? "   " : "", .muted), look.span(DisplayText(fact.label) + " ", .muted),
                look.span(DisplayText(fact.value), .normal),
            ]
        }
    }

    /// Returns the facts of the file: `1024 × 1024  PNG, 418 kB  took 0:11  1 image run`.
    private func measures(more: String?) -> [Span] {
        let parts =
            facts.file.map(\.value) + [facts.took.map { "took \($0)" }, facts.cost, more].compactMap(\.self)
        return parts.enumerated().flatMap { index, part in
            [look.span(index > 0 ? "  " : "", .muted), look.span(look.words(part), index == 0 ? .normal : .muted)]
        }
    }

    // MARK: address and download

    /// Draws the address without its scheme. A long one is cut in the middle and followed by the key that shows all
    /// of it, where that key works.
    func drawAddress(in frame: inout Frame, _ rect: Rect) {
        guard let url = facts.address, rect.height > 0 else { return }
        let address = DisplayText(url.hasPrefix("https://") ? String(url.dropFirst(8)) : url)
        var room = rect.width
        let isHere = state.focus == .queue || state.focus == .result
        if isHere, address.width > room, room > 24, let key = state.keyMap.keyName(for: .showText, in: .result) {
            let spans = [
                Span("\(key)", look[.key]).of(.action(.showText)),
                look.span(" full URL", .muted).of(.action(.showText)),
            ]
            let width = spans.reduce(0) { $0 + $1.text.width }
            frame.put(spans, x: rect.maxX - width, y: rect.y)
            room -= width + 1
        }
        let used = frame.put(address, x: rect.x, y: rect.y, width: room, look[.muted], truncation: .middle)
        if let target = BrowserURL(url) {
            frame.link(Rect(x: rect.x, y: rect.y, width: used, height: 1), to: target)
        }
    }

    /// The state of the download, or the path of the saved file; nil without a download.
    private var delivery: (words: DisplayText, role: Role)? {
        switch run.download {
        case .running(let received, let total, let speed):
            let words = Wording.progress(received: received, total: total, bytesPerSecond: speed).first ?? ""
            let stops = state.keyMap.sentence("cancels it", by: .download, in: .result)
            return ("\(Wording.text(["Downloading, \(words).", stops]))", .live)
        case .retrying(let moment):
            return ("Download resumes \(state.clockFormat.soon(moment, now: state.now)).", .warn)
        case .failed(let failure): return ("Download failed: \(Wording.sentence(failure.what))", .bad)
        case .done(let paths):
            guard let path = paths.first else { return nil }
            let more = paths.count > 1 ? " and \(paths.count - 1) more" : ""
            return ("Saved: \(path)\(more)", .good)
        case .cancelled, nil: return nil
        }
    }
}
