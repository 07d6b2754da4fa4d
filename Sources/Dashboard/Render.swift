package import Canvas
import Themes

extension State {
    /// Returns the frame that shows this state. Pure: equal states and contexts give equal frames.
    package func render(_ look: RenderContext) -> Frame {
        var frame = Frame(size, style: look[.normal], ellipsis: look.glyphs.ellipsis)
        draw(in: &frame, look)
        return frame
    }

    /// Draws this state into an empty frame.
    func draw(in frame: inout Frame, _ look: RenderContext) {
        var field: FieldAnchor?
        if isWelcome {
            WelcomeView(state: self, look: look).draw(in: &frame)
        } else if let needed = layout.needed {
            tooSmall(needed, in: &frame, look: look)
            return
        } else {
            let layout = layout
            HeaderView(state: self, look: look).draw(in: &frame, layout: layout)
            if let rect = layout.panes[.catalog] { CatalogView(state: self, look: look).draw(in: &frame, rect) }
            if let rect = layout.panes[.form] { field = drawForm(in: &frame, rect, look) }
            if let rect = layout.panes[.queue] { QueueView(state: self, look: look).draw(in: &frame, rect) }
            if let rect = layout.panes[.result] { ResultView(state: self, look: look).draw(in: &frame, rect) }
            if let rect = layout.details { DetailsView(state: self, look: look).draw(in: &frame, rect) }
            for (border, rect) in layout.borders { frame.zone(rect, Target.border(border)) }
            HintsView(state: self, look: look).draw(in: &frame, layout.hints)
        }
        ToastsView(toasts: toasts, look: look).draw(in: &frame, toastPlaces(cursor: frame.cursor, field: field?.rect))
        for overlay in overlays {
            switch overlay {
            case .chooser(let chooser) where chooser.kind == .help:
                HelpView(chooser: chooser, keyMap: keyMap, look: look).draw(in: &frame)
            case .chooser(let chooser):
                ChooserView(chooser: chooser, keyMap: keyMap, look: look, field: field).draw(in: &frame)
            case .question(let question): QuestionView(question: question, keyMap: keyMap, look: look).draw(in: &frame)
            case .page(let page): TextPageView(page: page, hints: hints, look: look).draw(in: &frame)
            }
        }
        if let ignoredInput { IgnoredInputView(line: ignoredInput, look: look).draw(in: &frame) }
    }

    /// Draws the form with its previews, or the collection under the catalog's cursor.
    private func drawForm(in frame: inout Frame, _ rect: Rect, _ look: RenderContext) -> FieldAnchor? {
        if let collection = shownCollection {
            CollectionView(collection: collection, state: self, look: look).draw(in: &frame, rect)
            return nil
        }
        guard let previews = shownPreviews else { return FormView(state: self, look: look).draw(in: &frame, rect) }
        let rows = previewRows(previews)
        let anchor = FormView(state: self, look: look, previewRows: rows).draw(in: &frame, rect)
        let areas = FormAreas(in: rect.inset(horizontal: 2, vertical: 1), previewRows: rows)
        PreviewsView(previews: previews, state: self, look: look).draw(in: &frame, areas.previews)
        return anchor
    }

    /// Draws the size of the terminal and the size that it needs.
    private func tooSmall(_ needed: Size, in frame: inout Frame, look: RenderContext) {
        let times = look.isASCII ? "x" : "×"
        let has = "\(size.width)\(times)\(size.height)"
        let needs = "needs \(needed.width)\(times)\(needed.height)"
        let isNarrow = size.width < needs.count + has.count + 2
        let words = isNarrow ? [needs, "has \(has)"] : ["\(has), \(needs)"]
        let title = size.width < 16 ? "Too small" : "Window too small"
        let lines = words.count < size.height ? [title] + words : words
        let top = max(0, (size.height - lines.count) / 2)
        for (index, line) in lines.enumerated() {
            frame.put(
                DisplayText(line), x: 0, y: top + index, width: size.width, look[index == 0 ? .strong : .normal],
                align: .center)
        }
    }
}
