import Session
import Canvas
import Themes

/// The view of the bottom line: the useful keys of this state.
struct HintsView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, _ rect: Rect) {
        let start = rect.x + 1
        let hints = state.hints
        var line = HintLine(hints, width: rect.maxX - 1 - start)
        var end = rect.maxX - 1
        let notice = notice(width: rect.width)
        if !notice.spans.isEmpty {
            let noticeX = end - notice.spans.reduce(0) { $0 + $1.text.width }
            let beside = HintLine(hints, width: noticeX - Self.noticeGap - start)
            // The keys for help and quit come before a question that can wait.
            if !notice.canWait || beside.general.count >= min(2, line.general.count) {
                frame.put(notice.spans, x: noticeX, y: rect.y)
                (line, end) = (beside, noticeX - Self.noticeGap)
            }
        }
        draw(line.own, gap: HintLine.gap, line, in: &frame, Point(x: start, y: rect.y))
        // Always in the same place, whatever the state's own hints are.
        draw(line.general, gap: HintLine.generalGap, line, in: &frame, Point(x: end - line.generalWidth, y: rect.y))
    }

    /// The columns between the hints and a notice.
    private static let noticeGap = 3

    private func draw(_ hints: [Hint], gap: Int, _ line: HintLine, in frame: inout Frame, _ place: Point) {
        var x = place.x
        for hint in hints { x += frame.put(spans(of: hint, isBrief: line.isBrief), x: x, y: place.y) + gap }
    }

    private func spans(of hint: Hint, isBrief: Bool) -> [Span] {
        let price = hint.price(isBrief: isBrief).map { look.span(" \($0)", .normal) }
        return [Span("\(hint.keys)", look[.key]), look.span(" \(hint.label)", .muted), price].compactMap(\.self)
            .map { $0.of(.action(hint.action)) }
    }

    /// Returns the notice for the right end: that another Easel is the active one, if it is, else the question about the
    /// background.
    private func notice(width: Int) -> (spans: [Span], canWait: Bool) {
        guard !state.session.isLeading, width >= 60 else {
            return (BackgroundNotice(state: state, look: look).spans(width: width), true)
        }
        return ([look.span(width < 80 ? "read-only" : "read-only: another Easel is active", .muted)], false)
    }
}
