import Canvas
import Domain
import Session
import Themes

/// The view of the catalog pane.
struct CatalogView {
    let state: State
    let look: RenderContext

    private var catalog: CatalogState { state.catalog }
    private var list: CatalogList { state.catalog.list }
    private var rows: CatalogRows { state.catalogRows }
    private var isFocused: Bool { state.focus == .catalog }

    func draw(in frame: inout Frame, _ rect: Rect) {
        let inner = frame.pane(
            .catalog, rect, title: title, counts: filterTitle, footer: sections(width: rect.width - 6),
            isFocused: isFocused, look: look)
        if catalog.isFiltering { placeCursor(in: &frame, rect) }
        guard !list.shown.isEmpty else {
            drawEmpty(in: &frame, inner)
            return
        }
        let columns = CatalogColumns(size: rect.size, widths: list.widths, section: catalog.section)
        var area = inner
        if columns.hasHeading {
            drawHeading(columns, in: &frame, inner)
            area = inner.splitTop(1).1
        }
        let window = ListWindow(
            count: list.shown.count, cursor: list.cursor, offset: list.offset, height: area.height)
        frame.rows(of: window, in: area, isFocused: isFocused, look: look, as: Target.entry) { frame, index, row in
            drawRow(rows.rows[list.shown[index]], isSelected: index == list.cursor, columns, in: &frame, row)
        }
    }

    // MARK: titles

    private var title: [Span] {
        let name =
            catalog.section == .prompts
            ? catalog.collection.map(\.title) ?? catalog.section.title
            : catalog.section.title
        return [look.span("\(name)", isFocused ? .title : .normal)]
            + (count.isEmpty ? [] : [look.span(" " + count, .muted)])
    }

    /// The number of rows: `34 of 87` while filtered, `200 of 312` if the service lists fewer than it counts, else
    /// `87`.
    private var count: DisplayText {
        let total = max(rows.total ?? 0, rows.rows.count)
        guard rows.isComplete || !rows.rows.isEmpty else { return "" }
        let broken = rows.brokenRows > 0 ? ", \(rows.brokenRows) unreadable" : ""
        return list.shown.count < total ? "\(list.shown.count) of \(total)\(broken)" : "\(total)\(broken)"
    }

    private var filterTitle: [Span] {
        guard catalog.isFiltering || !catalog.filter.text.isEmpty else { return [] }
        return [look.span("/", .accent), look.span("\(catalog.filter.text)", catalog.isFiltering ? .strong : .accent)]
    }

    /// Puts the terminal's cursor at the end of the filter, in the border.
    private func placeCursor(in frame: inout Frame, _ rect: Rect) {
        frame.cursor = Point(x: max(rect.x, rect.maxX - 3), y: rect.y)
    }

    private func sections(width: Int) -> [Span] {
        let sections = catalog.sections
        guard sections.count > 1 else { return [] }
        let (names, gap) = SectionNames.fitting(
            sections.map { "\($0.title)" }, current: sections.firstIndex(of: catalog.section) ?? 0, width: width,
            ellipsis: look.glyphs.ellipsis)
        return zip(sections, names).flatMap { section, name in
            [
                look.span(name, section == catalog.section ? .accent : .muted).of(.section(section)),
                look.span(gap == 2 ? "  " : " ", .muted),
            ]
        }.dropLast()
    }

    // MARK: rows

    /// The alignment of the column of kinds: numbers stand at its right end.
    private var kindAlignment: Alignment { catalog.section == .prompts ? .leading : .trailing }

    private func drawHeading(_ columns: CatalogColumns, in frame: inout Frame, _ rect: Rect) {
        let names = CatalogColumns.names(of: catalog.section)
        func put(_ name: String?, _ column: CatalogColumns.Column?, _ align: Alignment = .leading) {
            guard let column, let name else { return }
            frame.put(
                "\(name)", x: rect.x - 1 + column.x, y: rect.y, width: column.width, look[.faint], align: align)
        }
        put(names.title, columns.title)
        put(names.kind, columns.kind, kindAlignment)
        put(names.tier, columns.tier)
        put(names.group, columns.group)
        put(names.provider, columns.provider)
        put(names.date, columns.date, .trailing)
        put(names.about, columns.about)
    }

    private func drawRow(
        _ row: CatalogRow, isSelected: Bool, _ columns: CatalogColumns, in frame: inout Frame, _ rect: Rect
    ) {
        let cells = CatalogCells(row)
        func put(_ text: String, _ column: CatalogColumns.Column?, _ role: Role, _ align: Alignment = .leading) {
            guard let column, !text.isEmpty else { return }
            frame.put(
                "\(text)", x: rect.x + column.x, y: rect.y, width: column.width, look[role], align: align)
        }
        drawTitle(cells.title, of: row, isSelected: isSelected, columns, in: &frame, rect)
        put(columns.hasHeading ? cells.count ?? cells.kind : cells.kind, columns.kind, kindRole(row), kindAlignment)
        put(cells.tier, columns.tier, tierRole(row))
        put(cells.group, columns.group, .muted)
        put(cells.provider, columns.provider, .muted)
        if let date = cells.date { put(Wording.day(date, now: state.now), columns.date, .muted, .trailing) }
        if let summary = row.entry?.summary { put(summary, columns.about, .muted) }
        if isSelected { frame.cursorRow(rect, isFocused: isFocused && !catalog.isFiltering, look: look) }
    }

    /// Draws the title; behind one that other rows have too, the fact in which they differ.
    private func drawTitle(
        _ title: String, of row: CatalogRow, isSelected: Bool, _ columns: CatalogColumns, in frame: inout Frame,
        _ rect: Rect
    ) {
        let x = rect.x + columns.title.x
        let room = columns.title.width
        // Its own column may show it already.
        guard let difference = list.widths.differences[row.id],
            columns.group == nil || difference != CatalogCells(row).group
        else {
            frame.put("\(title)", x: x, y: rect.y, width: room, look[isSelected ? .strong : .normal])
            return
        }
        let note = DisplayText(difference)
        let width = min(note.width, max(room / 2, room - DisplayText(title).width - 1))
        let used = frame.put(
            "\(title)", x: x, y: rect.y, width: room - width - 1, look[isSelected ? .strong : .normal])
        // Names and ids differ at their ends.
        frame.put(note, x: x + used + 1, y: rect.y, width: room - used - 1, look[.muted], truncation: .middle)
    }

    private func kindRole(_ row: CatalogRow) -> Role {
        guard let entry = row.entry, entry.id.kind == .prompt else { return .muted }
        return entry.modality.role
    }

    /// Returns the role of a tier: that of errors if the account does not have it.
    private func tierRole(_ row: CatalogRow) -> Role {
        guard let tier = row.entry?.tier else { return .muted }
        let own = state.session.services[.artinstring]?.account.value?.tier
        return own?.covers(tier) == false ? .bad : .warn
    }

    // MARK: nothing to show

    private func drawEmpty(in frame: inout Frame, _ rect: Rect) {
        let status = state.session.services[catalog.section.service]?.status ?? .absent
        if catalog.isNarrowed, !rows.rows.isEmpty {
            let (open, close) = look.isASCII ? ("\"", "\"") : ("“", "”")
            let text = catalog.filter.text
            let what = text.isEmpty ? "in this collection" : "match \(open)\(text)\(close)"
            let all =
                catalog.isFiltering
                ? state.keyMap.clause("clears the filter", by: .clearFilter, in: .filter) ?? ""
                : key(text.isEmpty ? "shows all" : "clears the filter", by: .back)
            frame.emptyState(["No \(catalog.section.rawValue) \(what).", "\(all)"], in: rect, look: look)
        } else if case .unauthorized(let failure) = status {
            explain(failure, "", in: &frame, rect)
        } else if let failure = status.failure {
            explain(failure, key("retries now", by: .refresh), in: &frame, rect)
        } else if let failure = rows.failure {
            explain(failure, key("retries now", by: .refresh), in: &frame, rect)
        } else if !rows.isComplete {
            drawSkeleton(in: &frame, rect)
        } else {
            frame.emptyState(
                [
                    "No \(catalog.section.rawValue) published right now.",
                    "\(key("refreshes", by: .refresh))",
                ], in: rect, look: look)
        }
    }

    private func explain(_ failure: Failure, _ way: String, in frame: inout Frame, _ rect: Rect) {
        frame.emptyState(
            ["\(Wording.sentence(failure.what))", "\(Wording.sentence(failure.next))", "\(way)"], in: rect, look: look)
    }

    private func key(_ does: String, by action: Action) -> String {
        state.keyMap.clause(does, by: action, in: .catalog) ?? ""
    }

    /// Draws placeholder bars where the rows will be.
    private func drawSkeleton(in frame: inout Frame, _ rect: Rect) {
        for line in 0..<min(rect.height, 8) {
            let width = min(rect.width - 2, 12 + (line * 7) % 13)
            frame.rule(x: rect.x + 1, y: rect.y + line, width: width, look[.faint], glyphs: look.glyphs)
        }
    }
}
