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
        let window = ListWindow(count: list.shown.count, cursor: list.cursor, offset: list.offset, height: inner.height)
        let columns = Columns(width: inner.width, rows: rows.rows)
        frame.rows(of: window, in: inner, isFocused: isFocused, look: look, as: Target.entry) { frame, index, row in
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
        let spans = catalog.sections.flatMap { section in
            [
                look.span("\(section.title)", section == catalog.section ? .accent : .muted).of(.section(section)),
                look.span("  ", .muted),
            ]
        }.dropLast()
        let total = spans.reduce(0) { $0 + $1.text.width }
        guard catalog.sections.count > 1 else { return [] }
        if total <= width { return Array(spans) }
        // If the names do not fit, the key and the next section.
        guard let key = state.keyMap.keyName(for: .nextSection, in: .catalog) else { return [] }
        return [
            look.span("\(key)", isFocused ? .key : .muted).of(.section(catalog.nextSection)),
            look.span(" \(catalog.nextSection.title)", .muted).of(.section(catalog.nextSection)),
        ]
    }

    // MARK: rows

    /// The widths of the columns that fit.
    private struct Columns {
        let title: Int
        let modality = 5
        let tier = 6
        let group: Int

        init(width: Int, rows: [CatalogRow]) {
            group = width >= 60 ? min(24, width / 3) : 0
            title = max(8, width - 2 - modality - 1 - tier - (group > 0 ? group + 2 : 0))
        }
    }

    private func drawRow(
        _ row: CatalogRow, isSelected: Bool, _ columns: Columns, in frame: inout Frame, _ rect: Rect
    ) {
        let titleRole: Role = isSelected ? .strong : .normal
        let x = rect.x + 2
        switch row {
        case .entry(let entry) where entry.id.kind == .artist:
            frame.put("\(entry.title)", x: x, y: rect.y, width: columns.title, look[titleRole])
            let models = entry.modelCount ?? 0
            frame.put(
                models == 0 ? "" : "\(Wording.plural(models, "model"))", x: x + columns.title + 1, y: rect.y,
                width: columns.modality + columns.tier + 1, look[.muted])
            if columns.group > 0 {
                frame.put(
                    "\(entry.tags.joined(separator: ", "))", x: rect.maxX - 1 - columns.group, y: rect.y,
                    width: columns.group, look[.muted])
            }
        case .entry(let entry) where entry.id.kind == .model:
            frame.put("\(entry.title)", x: x, y: rect.y, width: columns.title, look[titleRole])
            let width = columns.modality + columns.tier + 1 + (columns.group > 0 ? columns.group + 2 : 0)
            frame.put(
                "\(entry.artist?.name ?? "")", x: x + columns.title + 1, y: rect.y, width: width, look[.muted])
        case .entry(let entry):
            frame.put("\(entry.title)", x: x, y: rect.y, width: columns.title, look[titleRole])
            var column = x + columns.title + 1
            frame.put(
                "\(entry.modality.rawValue)", x: column, y: rect.y, width: columns.modality, look[entry.modality.role])
            column += columns.modality + 1
            drawTier(entry, x: column, y: rect.y, width: columns.tier, in: &frame)
            if columns.group > 0 {
                frame.put(
                    "\(entry.collectionTitle ?? "")", x: column + columns.tier + 2, y: rect.y, width: columns.group,
                    look[.muted])
            }
        case .collection(let collection):
            let count = collection.promptCount.map { Wording.plural($0, "prompt") } ?? ""
            frame.put("\(collection.title)", x: x, y: rect.y, width: rect.width - 3 - count.count - 1, look[titleRole])
            frame.put("\(count)", x: x, y: rect.y, width: rect.width - 4, look[.muted], align: .trailing)
        }
        if isSelected { frame.cursorRow(rect, isFocused: isFocused && !catalog.isFiltering, look: look) }
    }

    /// Draws the tier unless it is free; in the color of errors if the account does not have it.
    private func drawTier(_ entry: CatalogEntry, x: Int, y: Int, width: Int, in frame: inout Frame) {
        guard let tier = entry.tier, tier != .free else { return }
        let own = state.session.services[.artinstring]?.account.value?.tier
        let isOutOfReach = own?.covers(tier) == false
        frame.put("\(tier.rawValue)", x: x, y: y, width: width, look[isOutOfReach ? .bad : .warn])
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
