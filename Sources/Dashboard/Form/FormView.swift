import Canvas
import Domain
import Themes

/// The form pane: the entry in a few words, its questions, and what a run costs.
struct FormView {
    let state: State
    let look: Look

    private var isFocused: Bool { state.focus == .form }

    func draw(in frame: inout Frame, _ rect: Rect) {
        guard let form = state.form else {
            let inner = frame.pane(
                .form, rect, title: [look.span("Form", .muted)], isFocused: isFocused, look: look)
            frame.emptyState(
                ["Nothing is open.", "1 goes to the catalog, enter opens an entry."], in: inner, look: look)
            return
        }
        let inner = frame.pane(
            .form, rect, title: [look.span("\(form.entry.title)", isFocused ? .title : .normal)],
            footer: footer, isFocused: isFocused, look: look)
        let (body, cost) = inner.splitBottom(2)
        drawCost(form, in: &frame, cost)
        let facts = drawFacts(form, in: &frame, body)
        let fields = body.splitTop(facts).rest
        guard !form.lines.isEmpty else {
            frame.emptyState(["This prompt asks nothing.", "ctrl-r runs it as it is."], in: fields, look: look)
            return
        }
        drawFields(form, in: &frame, fields)
    }

    private var footer: [Span] {
        [look.span("ctrl-r", isFocused ? .key : .muted), look.span(" run", .muted)]
    }

    // MARK: facts and cost

    /// Summary, model, collection: up to four rows and a blank one. Gives the rows used.
    private func drawFacts(_ form: FormState, in frame: inout Frame, _ rect: Rect) -> Int {
        let entry = form.entry
        // A low pane is for the questions.
        let room = rect.height >= 14 ? 3 : 1
        var lines = entry.summary.isEmpty ? [] : Array(DisplayText(entry.summary).wrapped(to: rect.width).prefix(room))
        if room > 1 {
            var facts: [String?] = [
                entry.modelName ?? entry.serviceType, entry.provider.map { "on \($0)" }, entry.collectionTitle,
            ]
            if let artist = entry.artist, entry.id.kind == .model { facts = ["in the style of \(artist.name)"] }
            if entry.id.kind == .artist, !entry.tags.isEmpty { facts = [entry.tags.joined(separator: ", ")] }
            let line = facts.compactMap(\.self).joined(separator: " \(look.glyphs.dot.string) ")
            if !line.isEmpty { lines.append("\(line)") }
        }
        for (index, line) in lines.enumerated() {
            frame.put(line, x: rect.x, y: rect.y + index, width: rect.width, look[.muted])
        }
        let news = form.looseProblems.prefix(2).map { ($0, Role.bad) } + form.notices.prefix(2).map { ($0, .warn) }
        for (words, role) in news {
            for line in DisplayText(words).wrapped(to: max(1, rect.width)).prefix(2) {
                frame.put(line, x: rect.x, y: rect.y + lines.count, width: rect.width, look[role])
                lines.append("")
            }
        }
        return lines.isEmpty ? 0 : lines.count + 1
    }

    private func drawCost(_ form: FormState, in frame: inout Frame, _ rect: Rect) {
        guard rect.height == 2 else { return }
        frame.rule(x: rect.x, y: rect.y, width: rect.width, look[.faint], glyphs: look.glyphs)
        let line = CostLine(state: state, form: form, glyphs: look.glyphs)
        if let (text, role) = line.sweep {
            let used = frame.put("\(text)", x: rect.x, y: rect.y, width: rect.width, look[role])
            frame.put(" ", x: rect.x + used, y: rect.y, width: 1, look[.normal])
        }
        var x = rect.x + frame.put("\(line.price)", x: rect.x, y: rect.y + 1, width: rect.width, look[.strong]) + 2
        let (text, role) = line.remainder
        x += frame.put("\(text)", x: x, y: rect.y + 1, width: max(0, rect.maxX - x), look[role]) + 2
        if x + 14 <= rect.maxX { frame.put("\(line.usual)", x: x, y: rect.y + 1, look[.muted]) }
    }

    // MARK: fields

    /// A line's rows: where it is and what it needs.
    private struct Placed {
        let view: FieldView
        let top: Int
        let height: Int
    }

    private func drawFields(_ form: FormState, in frame: inout Frame, _ rect: Rect) {
        let label = form.labelWidth(in: rect.width)
        var placed: [Placed] = []
        var top = 0
        for (index, line) in form.lines.enumerated() {
            let view = FieldView(
                drawing: FieldDrawing(
                    form: form, line: line, isSelected: index == form.cursor, isFocused: isFocused, look: look))
            let height = view.height(width: rect.width, label: label)
            placed.append(Placed(view: view, top: top, height: height))
            top += height
        }
        let current = placed[min(form.cursor, placed.count - 1)]
        let offset = max(
            0,
            min(current.top, max(current.top + current.height - rect.height, min(top - rect.height, current.top - 2))))
        let clip = frame.clip
        frame.clip = Rect(x: rect.x - 1, y: rect.y, width: rect.width + 2, height: rect.height)
        for place in placed {
            let y = rect.y + place.top - offset
            guard y < rect.maxY, y + place.height > rect.y else { continue }
            place.view.draw(
                in: &frame, Rect(x: rect.x, y: y, width: rect.width, height: place.height), label: label)
        }
        frame.clip = clip
        if let cursor = frame.cursor, !rect.contains(cursor), isFocused { frame.cursor = nil }
    }
}
