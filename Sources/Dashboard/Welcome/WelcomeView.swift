import Canvas
import Pixels
import Themes

/// The screen without credentials: a picture, what Easel is, how to sign in, and the demo.
struct WelcomeView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame) {
        guard let layout else {
            drawSmall(in: &frame)
            return
        }
        if let area = layout.picture, let picture = state.welcomeArt?.picture {
            frame.put(picture, in: area.centered(Size(width: picture.width, height: picture.height)), on: look)
        }
        for (row, spans) in lines.enumerated() { frame.put(spans, x: layout.words.x, y: layout.words.y + row) }
    }

    /// The rectangles of the picture and the words; nil on a screen that is too small for them.
    var layout: WelcomeLayout? {
        let lines = lines
        let width = lines.map { $0.reduce(0) { $0 + $1.text.width } }.max() ?? 0
        guard state.size.width >= width + 2, state.size.height >= lines.count else { return nil }
        return WelcomeLayout(
            size: state.size, needed: Size(width: width, height: lines.count),
            hasPicture: state.welcomePicture != nil)
    }

    // MARK: words

    /// The widths of screens with one line for each sentence.
    private static let longLines = 66..<WelcomeLayout.besideWidth

    private var lines: [[Span]] {
        func text(_ text: DisplayText, _ role: Role = .normal) -> [Span] { [look.span(text, role)] }
        let name: [Span] = [Span("easel", look.bold(.accent)), look.span("  generative art in the terminal", .muted)]
        // Beside a picture lines are short; below it there are few.
        let sentences: [[DisplayText]] =
            Self.longLines.contains(state.size.width)
            ? [
                ["Pick a prompt, fill in its form, and watch the picture arrive."],
                ["What it costs and what is left is always in sight."],
            ]
            : [
                ["Pick a prompt, fill in its form,", "and watch the picture arrive."],
                ["What it costs and what is left", "is always in sight."],
            ]
        return [name, []] + sentences[0].map { text($0) } + sentences[1].map { text($0, .muted) } + [[]] + ways
    }

    /// The two ways to begin, and the key to leave.
    private var ways: [[Span]] {
        let command: DisplayText = "easel login"
        let key = state.keyMap.keyName(for: .startDemo, in: .welcome).map { DisplayText($0) }
        let width = max(command.width, key?.width ?? 0) + 2
        func way(_ name: DisplayText, _ does: DisplayText, _ more: DisplayText, _ action: Action?) -> [Span] {
            let spans = [Span(name.padded(to: width), look[.key]), look.span(does, .strong), look.span(more, .muted)]
            return action.map { action in spans.map { $0.of(.action(action)) } } ?? spans
        }
        return [
            key.map { way($0, "try the demo", "  no account, free", .startDemo) },
            way(command, "sign in", ", then start easel again", nil),
            [],
            state.keyMap.keyName(for: .quit, in: .welcome).map { quit in
                [
                    Span(DisplayText(quit).padded(to: width), look[.muted]).of(.action(.quit)),
                    look.span("quit", .muted).of(.action(.quit)),
                ]
            },
        ].compactMap(\.self)
    }

    /// Draws the essential sentence, for a terminal too small for the rest.
    private func drawSmall(in frame: inout Frame) {
        let keys = KeyMap.sentence([
            state.keyMap.clause("starts the demo", by: .startDemo, in: .welcome),
            state.keyMap.clause("quits", by: .quit, in: .welcome),
        ])
        let text: DisplayText = "Sign in with easel login, then start easel again. \(keys)"
        for (row, line) in text.wrapped(to: max(1, frame.size.width - 2)).enumerated() {
            frame.put(line, x: 1, y: row, look[.normal])
        }
    }
}
