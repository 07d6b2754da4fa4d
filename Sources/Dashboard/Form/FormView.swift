import Forms
import Canvas
import Domain
import Session
import Themes

/// The view of the form pane: the entry, its fields, and the cost of a run.
struct FormView {
    let state: State
    let look: RenderContext

    private var isFocused: Bool { state.focus == .form }

    func draw(in frame: inout Frame, _ rect: Rect) {
        guard let pane = state.formPane else {
            let inner = frame.pane(
                .form, rect, title: [look.span("Form", .muted)], isFocused: isFocused, look: look)
            let catalog = state.keyMap.keyName(for: .focusCatalog, in: .form).map { " (\($0))" } ?? ""
            let opens = state.keyMap.keyName(for: .open, in: .catalog).map { " and press \($0)" } ?? ""
            frame.emptyState(
                ["No prompt open.", "Pick one in the catalog\(catalog)\(opens)."], in: inner, look: look)
            return
        }
        let inner = frame.pane(
            .form, rect, title: [look.span("\(pane.form.entry.title)", isFocused ? .title : .normal)],
            counts: counts(pane), footer: footer, isFocused: isFocused, look: look)
        let (body, cost) = inner.splitBottom(2)
        drawCost(pane, in: &frame, cost)
        let page = body.splitTop(drawProblems(pane, in: &frame, body)).rest
        let head = head(pane, page)
        guard !pane.lines.isEmpty else {
            draw(head, in: &frame, at: Point(x: page.x, y: page.y), width: page.width)
            if pane.form.unread != nil { return }
            let runs = state.keyMap.sentence("runs it", by: .run, in: .form)
            frame.emptyState(
                ["No options to set.", "\(runs)"], in: page.splitTop(head.count).rest, look: look)
            return
        }
        let seen = drawPage(pane, head, in: &frame, page, border: rect.maxX - 1)
        drawLead(pane, seen, in: &frame, cost)
    }

    /// Draws on the rule below the page where the first required field without an answer is, if it is hidden.
    private func drawLead(_ pane: FormPane, _ seen: Range<Int>, in frame: inout Frame, _ rect: Rect) {
        guard rect.height == 2, let index = pane.firstMissing, !seen.contains(index), pane.form.sweep == nil else {
            return
        }
        let name = pane.lines[index].row.map { "\($0.label)" } ?? "a field"
        let side = index < seen.lowerBound ? "above" : "below"
        let words = DisplayText(" \(name) is required, \(side)")
            .truncated(to: max(0, rect.width - 1), ellipsis: look.glyphs.ellipsis)
        frame.put(words, x: rect.maxX - words.width, y: rect.y, width: words.width, look[.muted])
    }

    /// Returns the number of required fields without an answer.
    private func counts(_ pane: FormPane) -> [Span] {
        let needed = pane.form.report.problems.count(where: \.isMissing)
        return needed == 0 ? [] : [look.span("\(needed) required", .muted)]
    }

    private var footer: [Span] {
        guard let key = state.keyMap.keyName(for: .run, in: .form) else { return [] }
        let spans = [look.span("\(key)", isFocused ? .key : .muted), look.span(" run", .muted)]
        // A click on it while another pane is focused only focuses the form.
        return isFocused ? spans.map { $0.of(.action(.run)) } : spans
    }

    // MARK: facts and cost

    /// Draws the problems of no visible field, in up to four rows and a blank one. Returns the rows used.
    private func drawProblems(_ pane: FormPane, in frame: inout Frame, _ rect: Rect) -> Int {
        let lines = Self.wrapped(pane.looseProblems.map { "\(look.glyphs.failed.string) \($0)" }, width: rect.width)
            .map { ($0, Role.bad) }
        draw(lines, in: &frame, at: Point(x: rect.x, y: rect.y), width: rect.width)
        return lines.isEmpty ? 0 : lines.count + 1
    }

    /// Returns the rows above the fields, which scroll with them: summary, model, collection, notices and a blank row.
    private func head(_ pane: FormPane, _ rect: Rect) -> [(DisplayText, Role)] {
        // A low pane shows only the fields.
        guard rect.height >= 6 else { return [] }
        let entry = pane.form.entry
        let room = rect.height >= 14 ? 3 : 1
        var lines = entry.summary.isEmpty ? [] : Array(DisplayText(entry.summary).wrapped(to: rect.width).prefix(room))
        if room > 1 {
            var facts: [String?] = [
                entry.modelName ?? entry.serviceType, entry.provider.map(Wording.provider), entry.collectionTitle,
            ]
            if let artist = entry.artist, entry.id.kind == .model { facts = ["by \(artist.name)"] }
            if entry.id.kind == .artist, !entry.tags.isEmpty { facts = [entry.tags.joined(separator: ", ")] }
            let line = facts.compactMap(\.self).joined(separator: " \(look.glyphs.dot.string) ")
            if !line.isEmpty { lines.append("\(line)") }
        }
        let head =
            lines.map { ($0, Role.muted) }
            + Self.wrapped(pane.form.notices.map(Wording.sentence), width: rect.width).map { ($0, Role.warn) }
        return head.isEmpty ? [] : head + [("", .normal)]
    }

    /// Returns at most two sentences, in two rows each.
    private static func wrapped(_ sentences: [String], width: Int) -> [DisplayText] {
        sentences.prefix(2).flatMap { DisplayText($0).wrapped(to: max(1, width)).prefix(2) }
    }

    private func draw(_ lines: [(DisplayText, Role)], in frame: inout Frame, at origin: Point, width: Int) {
        for (index, (line, role)) in lines.enumerated() {
            frame.put(line, x: origin.x, y: origin.y + index, width: width, look[role])
        }
    }

    private func drawCost(_ pane: FormPane, in frame: inout Frame, _ rect: Rect) {
        guard rect.height == 2 else { return }
        frame.rule(x: rect.x, y: rect.y, width: rect.width, look[.faint], glyphs: look.glyphs)
        let line = CostLine(state: state, form: pane.form, glyphs: look.glyphs)
        if let (text, role) = line.sweep {
            let used = frame.put("\(text)", x: rect.x, y: rect.y, width: rect.width, look[role])
            frame.put(" ", x: rect.x + used, y: rect.y, width: 1, look[.normal])
        }
        var x = rect.x + frame.put("\(line.price)", x: rect.x, y: rect.y + 1, width: rect.width, look[.strong]) + 2
        let (text, role) = line.remainder
        x += frame.put("\(text)", x: x, y: rect.y + 1, width: max(0, rect.maxX - x), look[role]) + 2
        if x + 14 <= rect.maxX { frame.put("\(line.usual)", x: x, y: rect.y + 1, look[.muted]) }
    }

    // MARK: the page

    /// Draws the fields around the cursor and a scroll bar in the border. Returns the lines drawn.
    private func drawPage(
        _ pane: FormPane, _ head: [(DisplayText, Role)], in frame: inout Frame, _ rect: Rect, border: Int
    ) -> Range<Int> {
        let columns = FormColumns(pane, width: rect.width)
        // With enough room, groups are set apart.
        let isAiry = rect.height >= 20
        func view(_ index: Int) -> FieldView {
            FieldView(
                drawing: FieldDrawing(
                    pane: pane, line: pane.lines[index], isSelected: index == pane.cursor, isFocused: isFocused,
                    keyMap: state.keyMap, look: look),
                columns: columns, maxNotes: max(3, rect.height / 4))
        }
        func space(_ index: Int) -> Int { isAiry && pane.standsApart(index) ? 1 : 0 }
        let window = PageWindow(
            count: pane.lines.count, cursor: pane.cursor, head: head.count, height: rect.height,
            rows: { view($0).height + space($0) })
        let clip = frame.clip
        frame.clip = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: rect.height)
        if window.lines.lowerBound == 0 {
            draw(head, in: &frame, at: Point(x: rect.x, y: rect.y + window.top - head.count), width: rect.width)
        }
        var y = rect.y + window.top
        for (index, rows) in zip(window.lines, window.rows) {
            frame.zone(
                Rect(x: rect.x - 1, y: y + space(index), width: rect.width + 2, height: rows - space(index)),
                Target.field(index))
            view(index).draw(in: &frame, at: Point(x: rect.x, y: y + space(index)))
            y += rows
        }
        frame.clip = clip
        if let cursor = frame.cursor, !rect.contains(cursor), isFocused { frame.cursor = nil }
        let seen = ListWindow(
            count: pane.lines.count, cursor: pane.cursor, offset: window.lines.lowerBound, height: window.lines.count,
            margin: 0)
        frame.scrollbar(
            Rect(x: border, y: rect.y, width: 1, height: rect.height), window: seen,
            thumb: look[isFocused ? .borderFocused : .muted], track: look[isFocused ? .borderFocused : .border],
            glyphs: look.glyphs)
        return window.lines
    }
}

extension FormPane {
    /// Returns true if a row stays empty above the line at `index`: an open group begins or has ended there.
    fileprivate func standsApart(_ index: Int) -> Bool {
        guard index > 0, lines[index].level == 0 else { return false }
        if let row = lines[index].row, row.isFoldable, !row.isFolded { return true }
        return lines[index - 1].level > 0
    }
}
