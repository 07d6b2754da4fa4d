import Canvas
import Themes

/// The view of the toasts: one box at the edge of a list.
struct ToastsView {
    let toasts: Toasts
    let look: RenderContext

    private static let maxWidth = 56
    /// The columns of the border, the space inside of it, and the mark before the first line.
    private static let chrome = 6

    /// Draws the toasts in the first of `places` with room for them.
    func draw(in frame: inout Frame, _ places: [ToastPlace]) {
        guard !toasts.shown.isEmpty else { return }
        for place in places {
            let lines = lines(width: min(Self.maxWidth, place.area.width) - Self.chrome)
            let widest = (lines.map(\.text.width).max() ?? 0) + Self.chrome
            guard let rect = place.rect(for: Size(width: widest, height: lines.count + 2)) else { continue }
            draw(lines, in: &frame, rect)
            return
        }
    }

    private struct Line {
        let text: DisplayText
        /// The severity, at the first line of a message.
        let kind: Toasts.Kind?
        let isStrong: Bool
    }

    private func lines(width: Int) -> [Line] {
        toasts.shown.flatMap { toast in
            toast.lines.enumerated().flatMap { index, line in
                look.words(line).wrapped(to: max(1, width)).enumerated().map { row, text in
                    Line(text: text, kind: index == 0 && row == 0 ? toast.kind : nil, isStrong: index == 0)
                }
            }
        }
    }

    private func draw(_ lines: [Line], in frame: inout Frame, _ rect: Rect) {
        frame.zone(rect, Target.toast)
        let base = look[.toast]
        frame.fill(rect, base)
        let role = mark(toasts.shown.first?.kind ?? .note).role
        let inner = frame.box(rect, border: look[role].on(base.background), glyphs: look.glyphs)
        for (row, line) in lines.enumerated() {
            if let kind = line.kind {
                let (mark, role) = mark(kind)
                frame.put(mark, x: inner.x, y: inner.y + row, look[role].on(base.background))
            }
            let style = look[line.isStrong ? .strong : .muted].on(base.background)
            frame.put(line.text, x: inner.x + 2, y: inner.y + row, width: inner.width - 2, style)
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
