import Canvas
import Domain
import Session
import Themes

/// The view of the pictures below the fields of a form.
struct PreviewsView {
    let previews: FormPreviews
    let state: State
    let look: RenderContext

    /// Draws the previews in the first rows of `rect`, below a blank row.
    func draw(in frame: inout Frame, _ rect: Rect) {
        frame.put("\(previews.title)", x: rect.x, y: rect.y + 1, width: rect.width, look[.muted])
        frame.put(
            "\(previews.count)", x: rect.x, y: rect.y + 1, width: rect.width, look[.faint], align: .trailing)
        for (index, item) in previews.items.enumerated() {
            let cell = previews.cell(index, at: Point(x: rect.x, y: rect.y))
            if let id = item.run, let run = state.session.runs[id] {
                ThumbnailView(run, previews.thumbnail, showsTitle: false, state, look).draw(in: &frame, cell)
                frame.zone(Rect(x: cell.x, y: cell.y, width: cell.width, height: cell.height + 1), Target.result(id))
            } else if let request = state.request(for: item, previews) {
                ThumbnailView(picture: state.pictures.result(for: request), words: "", isText: false, look: look)
                    .draw(in: &frame, cell)
            }
            frame.put(look.detail(item.caption), x: cell.x, y: cell.maxY, width: cell.width, look[.muted])
        }
    }
}
