import Canvas
import Domain
import Session
import Pixels
import Themes

/// The view of a small picture; in its place, the beginning of a text, or the words that stand for it.
struct ThumbnailView {
    /// The picture; nil while there is none.
    let picture: PictureResult?
    /// The text of a text run, or the words in place of the picture.
    let words: DisplayText
    let isText: Bool
    let look: RenderContext

    func draw(in frame: inout Frame, _ rect: Rect) {
        if case .picture(let picture)? = picture {
            frame.put(picture, in: rect, isCentered: false, on: look)
            return
        }
        let lines = words.wrapped(to: max(1, rect.width)).prefix(isText ? rect.height : min(2, rect.height))
        for (row, line) in lines.enumerated() {
            frame.put(line, x: rect.x, y: rect.y + row, width: rect.width, look[isText ? .muted : .faint])
        }
    }
}

extension ThumbnailView {
    /// The maximum number of characters of a text that are looked at.
    private static let maxText = 400

    /// Creates the view of an output of `run` of at most `size`.
    ///
    /// - `showsTitle`: True to show the run's answers or title while there is no picture.
    init(_ run: Run, _ size: Size, showsTitle: Bool = true, _ state: State, _ look: RenderContext) {
        let text = run.output?.text
        self.init(
            picture: state.thumbnailRequest(of: run, size).flatMap { state.pictures.result(for: $0) },
            words: DisplayText(
                text.map { String($0.prefix(Self.maxText)) } ?? (showsTitle ? run.detail ?? run.title : "")),
            isText: text != nil, look: look)
    }
}
