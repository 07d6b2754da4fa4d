import Canvas
import Domain
import Session
import Themes

/// The view of the collection under the catalog's cursor, in place of a form: its summary and its picture.
struct CollectionView {
    let collection: EntryCollection
    let state: State
    let look: RenderContext

    /// The maximum number of rows of the summary.
    private static let maxSummary = 3
    /// The rows of a pane around the picture: border, summary, number of prompts and a blank row.
    private static let otherRows = 2 + maxSummary + 2

    /// Returns the rows that a pane of `width` columns needs, with its border.
    static func rows(width: Int) -> Int {
        otherRows + PictureFit.wide.size(in: Size(width: width - 4, height: .max / 8)).height
    }

    /// Returns the cells of the picture inside `inner`: the same for every collection.
    static func pictureArea(in inner: Rect) -> Rect { inner.splitTop(maxSummary + 2).rest }

    func draw(in frame: inout Frame, _ rect: Rect) {
        let inner = frame.pane(
            .form, rect, title: [look.span("\(collection.title)", .normal)], footer: footer, isFocused: false,
            look: look)
        let lines = DisplayText(collection.summary).wrapped(to: max(1, inner.width)).prefix(Self.maxSummary)
        var y = inner.y
        for line in lines where !line.isEmpty && y < inner.maxY {
            frame.put(line, x: inner.x, y: y, width: inner.width, look[.muted])
            y += 1
        }
        if let count = collection.promptCount, y < inner.maxY {
            frame.put("\(Wording.plural(count, "prompt"))", x: inner.x, y: y, width: inner.width, look[.normal])
        }
        guard let request = state.collectionRequest(for: collection) else { return }
        let area = Self.pictureArea(in: inner)
        if case .picture(let picture)? = state.pictures.result(for: request) {
            frame.put(picture, in: area, on: look)
        }
    }

    private var footer: [Span] {
        guard let key = state.keyMap.keyName(for: .open, in: .catalog) else { return [] }
        return [look.span("\(key)", .muted), look.span(" shows its prompts", .muted)]
    }
}
