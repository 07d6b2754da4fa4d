import Session
import Canvas
import Themes

/// The view of the bottom line: the useful keys of this state.
struct HintsView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, _ rect: Rect) {
        let start = rect.x + 1
        let end = rect.maxX - max(1, drawNotice(in: &frame, rect))
        let line = HintLine(state.hints, width: end - start)
        draw(line.own, gap: HintLine.gap, line, in: &frame, Point(x: start, y: rect.y))
        // Always in the same place, whatever the state's own hints are.
        draw(line.general, gap: HintLine.generalGap, line, in: &frame, Point(x: end - line.generalWidth, y: rect.y))
    }

    private func draw(_ hints: [Hint], gap: Int, _ line: HintLine, in frame: inout Frame, _ place: Point) {
        var x = place.x
        for hint in hints { x += frame.put(spans(of: hint, isBrief: line.isBrief), x: x, y: place.y) + gap }
    }

    private func spans(of hint: Hint, isBrief: Bool) -> [Span] {
        let price = hint.price(isBrief: isBrief).map { look.span(" \($0)", .normal) }
        return [Span("\(hint.keys)", look[.key]), look.span(" \(hint.label)", .muted), price].compactMap(\.self)
            .map { $0.of(.action(hint.action)) }
    }

    /// Draws at the right that another Easel is the active one, if it is, else the question about the background. Returns
    /// the columns used.
    private func drawNotice(in frame: inout Frame, _ rect: Rect) -> Int {
        guard !state.session.isLeading, rect.width >= 60 else {
            return BackgroundNotice(state: state, look: look).draw(in: &frame, rect)
        }
        let notice: DisplayText = rect.width < 80 ? "read-only" : "read-only: another Easel is active"
        frame.put(notice, x: rect.maxX - 1 - notice.width, y: rect.y, look[.muted])
        return notice.width + 4
    }
}
