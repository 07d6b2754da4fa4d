import Canvas
import Session
import Themes

/// The view of a question: a centered box with what happened, what it means, and the answers.
struct QuestionView {
    let question: QuestionPrompt
    let keyMap: KeyMap
    let look: RenderContext

    private static let maxWidth = 68

    func draw(in frame: inout Frame) {
        let width = min(Self.maxWidth, frame.size.width - 2)
        let lines = question.text.flatMap { DisplayText($0).wrapped(to: max(1, width - 4)) }
        let size = Size(
            width: width, height: min(lines.count + 1 + question.answers.count + 2, frame.size.height - 2))
        let rect = frame.bounds.centered(size)
        let base = look[.overlay]
        let keys = [
            OverlayKey(.select, "select", in: .question, keyMap),
            OverlayKey(.close, DisplayText(question.closeLabel), in: .question, keyMap),
        ].compactMap(\.self)
        let inner = frame.overlayBox(rect, title: question.title, keys: keys, look: look)
        // With too little room, the text is cut and the answers stay.
        let answers = min(question.answers.count, max(1, inner.height - 1))
        let (words, list) = inner.splitBottom(answers)
        for (row, line) in lines.prefix(max(0, words.height - (words.height > lines.count ? 1 : 0))).enumerated() {
            frame.put(
                line, x: words.x, y: words.y + row, width: words.width, look[.normal].on(base.background))
        }
        let window = ListWindow(
            count: question.answers.count, cursor: question.cursor, offset: 0, height: list.height)
        for (row, place) in window.visible.enumerated() {
            let line = Rect(x: list.x - 1, y: list.y + row, width: list.width + 2, height: 1)
            frame.zone(line, Target.line(place))
            draw(question.answers[place], isSelected: place == question.cursor, in: &frame, line)
        }
    }

    /// Returns the key that gives `answer` wherever the cursor is; nil if it has none.
    private func key(of answer: Question.Answer) -> String? {
        guard answer.action == .leave else {
            return answer == question.yes ? keyMap.keyName(for: .confirm, in: .question) : nil
        }
        let names = keyMap.keyNames(for: .close, in: .question)
        // Beside a key for yes, a letter for no.
        return question.yes == nil ? names.first : names.first { $0.count == 1 } ?? names.first
    }

    private func draw(_ answer: Question.Answer, isSelected: Bool, in frame: inout Frame, _ rect: Rect) {
        let background = look[.overlay].background
        let key = key(of: answer)
        let detail = DisplayText(key ?? answer.detail)
        frame.put(
            "\(answer.label)", x: rect.x + 2, y: rect.y, width: rect.width - 4 - detail.width,
            look[isSelected ? .strong : .normal].on(background))
        frame.put(
            detail, x: rect.x, y: rect.y, width: rect.width - 1, look[key == nil ? .muted : .key].on(background),
            align: .trailing)
        if isSelected { frame.cursorRow(rect, isFocused: true, look: look) }
    }
}
