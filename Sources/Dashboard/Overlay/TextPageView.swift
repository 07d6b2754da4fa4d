import Canvas
import Themes

/// The view of a text page: title, the text from the first column on, and keys at the bottom.
struct TextPageView {
    let page: TextPage
    let hints: [Hint]
    let look: RenderContext

    func draw(in frame: inout Frame) {
        frame.fill(frame.bounds, look[.normal])
        frame.cursor = nil
        let lines = page.lines(width: frame.size.width)
        let height = Self.bodyHeight(in: frame.size, note: page.note)
        let head = Self.headHeight(in: frame.size, note: page.note)
        let offset = min(page.offset, max(0, lines.count - height))
        for (row, line) in lines.dropFirst(offset).prefix(height).enumerated() {
            let used = frame.put(line.text, x: 0, y: head + row, width: frame.size.width, look[.normal])
            guard let address = line.address else { continue }
            frame.link(Rect(x: 0, y: head + row, width: used, height: 1), to: address)
        }
        guard head > 0 else { return }
        drawHead(in: &frame, place: lines.count > height ? "\(offset + 1)-\(offset + height) of \(lines.count)" : "")
        drawKeys(in: &frame)
    }

    private func drawHead(in frame: inout Frame, place: DisplayText) {
        let width = frame.size.width
        let used = frame.put("\(page.title)", x: 0, y: 0, width: width - place.width, look[.title])
        frame.put(place, x: 0, y: 0, width: width, look[.muted], align: .trailing)
        guard frame.size.height >= Self.roomy else { return }
        for (row, line) in Self.note(page.note, width: width).enumerated() {
            frame.put(line, x: 0, y: 1 + row, width: width, look[.muted])
        }
        if page.note.isEmpty, used + place.width + 26 < width {
            frame.put("  select with the mouse", x: used, y: 0, look[.muted])
        }
    }

    private func drawKeys(in frame: inout Frame) {
        var x = 0
        for hint in hints {
            let spans = [Span("\(hint.keys)", look[.key]), look.span(" \(hint.label)", .muted)]
            let width = spans.reduce(0) { $0 + $1.text.width }
            guard x + width <= frame.size.width else { return }
            x += frame.put(spans, x: x, y: frame.size.height - 1) + 3
        }
    }

    /// The least height with room for a note and for space around the text.
    private static let roomy = 10

    private static func note(_ note: String, width: Int) -> [DisplayText] {
        note.isEmpty ? [] : Array(DisplayText(note).wrapped(to: max(1, width)).prefix(2))
    }

    /// The rows above the text.
    private static func headHeight(in size: Size, note: String) -> Int {
        size.height < 3 ? 0 : size.height < roomy ? 1 : 2 + Self.note(note, width: size.width).count
    }

    /// The visible rows of the text.
    static func bodyHeight(in size: Size, note: String) -> Int {
        guard size.height >= 3 else { return size.height }
        return max(1, size.height - headHeight(in: size, note: note) - (size.height < roomy ? 1 : 2))
    }
}
