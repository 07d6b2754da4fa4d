import Canvas
import Domain
import Forms
import Session
import Themes

/// The line about the entry under the cursor, shown while the form pane is hidden.
struct DetailsView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, _ rect: Rect) {
        // In another pane the cursor is on something else.
        guard state.focus == .catalog, let selected = state.selectedRow else { return }
        if case .collection(let collection) = selected {
            frame.put("\(collection.summary)", x: rect.x + 1, y: rect.y, width: rect.width - 2, look[.normal])
            return
        }
        guard let pane = state.formPane else { return }
        let count = pane.fieldCount
        let facts = [
            count == 0 ? "no fields" : Wording.plural(count, "field"),
            CostLine(state: state, form: pane.form, glyphs: look.glyphs).price,
        ].joined(separator: " \(look.glyphs.dot.string) ")
        let width = rect.width - 2
        let summary = DisplayText(pane.form.entry.summary)
        let room = width - DisplayText(facts).width - 2
        var x = rect.x + 1
        if room > 12, !summary.isEmpty { x += frame.put(summary, x: x, y: rect.y, width: room, look[.normal]) + 2 }
        frame.put("\(facts)", x: x, y: rect.y, width: rect.maxX - 1 - x, look[.muted])
    }
}
