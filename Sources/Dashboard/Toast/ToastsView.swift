import Canvas
import Themes

/// The view of the toasts, stacked above the hint line.
struct ToastsView {
    let toasts: Toasts
    let look: RenderContext

    private static let maxWidth = 56

    /// Draws the toasts above and to the left of `corner`.
    func draw(in frame: inout Frame, corner: Point) {
        var bottom = corner.y
        for toast in toasts.shown.reversed() {
            let width = min(Self.maxWidth, corner.x - 3)
            let lines = toast.lines.enumerated().flatMap { index, line in
                look.words(line).wrapped(to: max(1, width - 6)).map { (text: $0, isFirst: index == 0) }
            }
            let widest = (lines.map(\.text.width).max() ?? 0) + 6
            let rect = Rect(
                x: corner.x - widest, y: bottom - lines.count - 2, width: widest, height: lines.count + 2)
            guard rect.y >= 1, !lines.isEmpty else { return }
            frame.zone(rect, Target.toast)
            let base = look[.toast]
            frame.fill(rect, base)
            let (mark, role) = mark(toast.kind)
            let inner = frame.box(rect, border: look[role].on(base.background), glyphs: look.glyphs)
            frame.put(mark, x: inner.x, y: inner.y, look[role].on(base.background))
            for (row, line) in lines.enumerated() {
                let style = look[line.isFirst ? .strong : .muted].on(base.background)
                frame.put(line.text, x: inner.x + 2, y: inner.y + row, width: inner.width - 2, style)
            }
            bottom = rect.y
        }
    }

    private func mark(_ kind: Toasts.Kind) -> (mark: DisplayText, role: Role) {
        switch kind {
        case .note: (look.glyphs.bullet, .accent)
        case .good: (look.glyphs.completed, .good)
        case .bad: (look.glyphs.failed, .bad)
        }
    }
}
