import Canvas
import Domain
import Forms
import Session
import Themes

/// The view of the form pane: the entry, its fields, and the cost of a run.
struct FormView {
    let state: State
    let look: RenderContext
    /// The rows between the fields and the cost that are left to pictures of the entry.
    var previewRows = 0

    private var isFocused: Bool { state.focus == .form }

    /// True while a list of the field under the cursor is open.
    private var isChoosing: Bool { if case .choices? = state.overlays.last?.chooser?.kind { true } else { false } }

    /// Draws the form and returns where the answer under the cursor is; nil if it is not in sight.
    @discardableResult
    func draw(in frame: inout Frame, _ rect: Rect) -> FieldAnchor? {
        guard let pane = state.formPane else {
            let inner = frame.pane(
                .form, rect, title: [look.span("Form", .muted)], isFocused: isFocused, look: look)
            let catalog = state.keyMap.keyName(for: .focusCatalog, in: .form).map { " (\($0))" } ?? ""
            let opens = state.keyMap.keyName(for: .open, in: .catalog).map { " and press \($0)" } ?? ""
            frame.emptyState(
                ["No prompt open.", "Pick one in the catalog\(catalog)\(opens)."], in: inner, look: look)
            return nil
        }
        let footer = footer(width: rect.width)
        let inner = frame.pane(
            .form, rect, title: [look.span("\(pane.form.entry.title)", isFocused ? .title : .normal)],
            counts: counts(pane), footer: footer, isFocused: isFocused, look: look)
        let areas = FormAreas(in: inner, previewRows: previewRows)
        drawCost(pane, in: &frame, areas.cost)
        let page = areas.page.splitTop(drawProblems(pane, in: &frame, areas.page)).rest
        guard !pane.lines.isEmpty else {
            drawEmpty(pane, in: &frame, page)
            return nil
        }
        let (seen, anchor) = drawPage(pane, in: &frame, page, border: rect.maxX - 1)
        drawLead(pane, seen, in: &frame, areas.cost)
        return anchor
    }

    /// Draws what a form without fields says: that it loads, or that nothing is asked, and the key that helps.
    private func drawEmpty(_ pane: FormPane, in frame: inout Frame, _ rect: Rect) {
        let room = rect.height - 2
        let head = FormHead(pane.form, width: rect.width, glyphs: look.glyphs, isLoading: pane.form.unread != nil)
            .lines(summaryRows: room >= FormHead.maxSummaryRows + 3 ? FormHead.maxSummaryRows : 1)
        let shown = head.count <= room ? head : []
        draw(shown, in: &frame, at: Point(x: rect.x, y: rect.y), width: rect.width)
        let below = rect.splitTop(shown.count).rest
        if pane.form.unread != nil {
            let back = state.keyMap.sentence("goes back to the catalog", by: .focusCatalog, in: .form)
            frame.emptyState([look.words("Loading the form…"), "\(back)"], in: below, look: look)
            return
        }
        let price = Wording.price(pane.form.cost)
        let does =
            switch pane.form.entry.id.kind {
            case .svg: "converts it for \(price)"
            case .video: "animates it for \(price)"
            case .prompt, .artist, .model: "runs it"
            }
        frame.emptyState(
            ["No options to set.", "\(state.keyMap.sentence(does, by: .run, in: .form))"], in: below, look: look)
    }

    /// Draws on the rule below the page where the first required field without an answer is, if it is hidden.
    private func drawLead(_ pane: FormPane, _ seen: Range<Int>, in frame: inout Frame, _ rect: Rect) {
        guard rect.height == 2, let index = pane.firstMissing, !seen.contains(index) else { return }
        let name = pane.lines[index].row.map { "\($0.label)" } ?? "a field"
        let side = index < seen.lowerBound ? "above" : "below"
        let words = DisplayText(" \(name) is required, \(side)")
            .truncated(to: max(0, rect.width - 1), ellipsis: look.glyphs.ellipsis)
        frame.put(words, x: rect.maxX - words.width, y: rect.y, width: words.width, look[.muted])
    }

    // MARK: the border

    /// Returns the number of required fields without an answer.
    private func counts(_ pane: FormPane) -> [Span] {
        let needed = pane.form.report.problems.count(where: \.isMissing)
        return needed == 0 ? [] : [look.span("\(needed) required", .muted)]
    }

    /// Returns the keys for the form as a whole, the most important first, as many as a border of `width` has room
    /// for.
    private func footer(width: Int) -> [Span] {
        // From another pane these keys do nothing.
        guard isFocused else { return [] }
        let place: KeyContext = state.formPane?.isEditing == true ? .field : .form
        let actions: [(action: Action, does: DisplayText)] = [
            (.run, "run"), (.previewRequest, "preview request"), (.presets, "presets"),
        ]
        var spans: [Span] = []
        var used = 0
        for (action, does) in actions {
            guard let key = state.keyMap.keyName(for: action, in: place) else { continue }
            var parts = [look.span("\(key)", .key), look.span(" " + does, .muted)].map { $0.of(.action(action)) }
            if !spans.isEmpty { parts.insert(look.span("  ", .muted), at: 0) }
            used += parts.reduce(0) { $0 + $1.text.width }
            // A narrow border names the first alone.
            guard spans.isEmpty || used <= width - 24 else { break }
            spans += parts
        }
        return spans
    }

    // MARK: facts and cost

    /// Draws the problems of no visible field, in up to four rows and a blank one. Returns the rows used.
    private func drawProblems(_ pane: FormPane, in frame: inout Frame, _ rect: Rect) -> Int {
        let problems = pane.looseProblems
        guard !problems.isEmpty else { return 0 }
        let lines = FormHead.wrapped(
            problems.map { "\(look.glyphs.failed.string) \($0)" }, width: rect.width
        ).map { (text: $0, role: Role.bad) }
        draw(lines, in: &frame, at: Point(x: rect.x, y: rect.y), width: rect.width)
        return lines.count + 1
    }

    private func draw(_ lines: [(text: DisplayText, role: Role)], in frame: inout Frame, at origin: Point, width: Int) {
        for (index, line) in lines.enumerated() {
            frame.put(line.text, x: origin.x, y: origin.y + index, width: width, look[line.role])
        }
    }

    private func drawCost(_ pane: FormPane, in frame: inout Frame, _ rect: Rect) {
        guard rect.height > 0 else { return }
        if rect.height > 1 { frame.rule(x: rect.x, y: rect.y, width: rect.width, look[.faint], glyphs: look.glyphs) }
        CostLine(state: state, form: pane.form, glyphs: look.glyphs)
            .draw(in: &frame, Rect(x: rect.x, y: rect.maxY - 1, width: rect.width, height: 1), look)
    }

    // MARK: the page

    /// Draws the fields around the cursor and a scroll bar in the border. Returns the lines drawn, and where the answer
    /// under the cursor is.
    private func drawPage(
        _ pane: FormPane, in frame: inout Frame, _ rect: Rect, border: Int
    ) -> (lines: Range<Int>, anchor: FieldAnchor?) {
        let columns = FormColumns(pane, width: rect.width)
        let spacing = FormSpacing(pane.height(width: rect.width), rows: rect.height)
        let head =
            spacing.summaryRows == 0
            ? []
            : FormHead(pane.form, width: rect.width, glyphs: look.glyphs).lines(summaryRows: spacing.summaryRows)
        // Each line is laid out once, for its height and for drawing.
        var views: [Int: FieldView] = [:]
        func space(_ index: Int) -> Int { spacing.isAiry && pane.standsApart(index) ? 1 : 0 }
        func breath(_ index: Int) -> Int {
            spacing.isAiry && index == pane.cursor && index + 1 < pane.lines.count && views[index]?.hasNotes == true
                ? 1 : 0
        }
        let window = PageWindow(
            count: pane.lines.count, cursor: pane.cursor, head: head.count, height: rect.height
        ) { index in
            let view = FieldView(
                FieldDrawing(
                    pane: pane, line: pane.lines[index], isSelected: index == pane.cursor, isFocused: isFocused,
                    keyMap: state.keyMap, look: look),
                columns: columns, maxNotes: max(3, rect.height / 4), maxText: FormPane.textRows(in: rect))
            views[index] = view
            return view.height + space(index) + breath(index)
        }
        let clip = frame.clip
        frame.clip = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: rect.height)
        if window.lines.lowerBound == 0 {
            draw(head, in: &frame, at: Point(x: rect.x, y: rect.y + window.top - head.count), width: rect.width)
        }
        var y = rect.y + window.top
        var anchor: FieldAnchor?
        for (index, rows) in zip(window.lines, window.rows) {
            let origin = Point(x: rect.x, y: y + space(index))
            frame.zone(
                Rect(x: rect.x - 1, y: origin.y, width: rect.width + 2, height: rows - space(index) - breath(index)),
                Target.field(index))
            views[index]?.draw(in: &frame, at: origin, showsNotes: index != pane.cursor || !isChoosing)
            if index == pane.cursor, let row = pane.row, let value = views[index]?.value(at: origin) {
                anchor = FieldAnchor(row.place, value, within: rect)
            }
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
        return (window.lines, anchor)
    }
}
