import Canvas
import Themes

/// The bottom line while typed text is ignored; it takes the place of the hints.
struct IgnoredInputView {
    let line: IgnoredInput
    let look: RenderContext

    func draw(in frame: inout Frame) {
        let rect = Rect(x: 0, y: frame.size.height - 1, width: frame.size.width, height: 1)
        guard rect.y >= 0 else { return }
        frame.fill(rect, look[.normal])
        let spans = [
            look.span("\(line.notice)   ", .warn), look.span("enter", .key), look.span(" or ", .muted),
            look.span("esc", .key), look.span(" continue   ", .muted), look.span("\(line.text)", .muted),
        ]
        frame.put(spans, x: rect.x + 1, y: rect.y, width: max(0, rect.width - 2))
    }
}
