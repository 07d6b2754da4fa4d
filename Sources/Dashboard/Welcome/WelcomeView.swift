import Canvas
import Themes

/// The screen without credentials: what Easel is, how to sign in, and the demo.
struct WelcomeView {
    let state: State
    let look: RenderContext

    private var lines: [[Span]] {
        func text(_ text: DisplayText, _ role: Role = .normal) -> [Span] { [look.span(text, role)] }
        func setting(_ name: DisplayText, _ meaning: DisplayText) -> [Span] {
            [look.span(DisplayText("  \(name)").padded(to: 22), .strong), look.span(meaning, .muted)]
        }
        let keys = [
            (state.keyMap.keyName(for: .startDemo, in: .welcome), "try the demo (no account, free)"),
            (state.keyMap.keyName(for: .quit, in: .welcome), "quit"),
        ].compactMap { key, does in key.map { (DisplayText($0), DisplayText(does)) } }
        let keyWidth = keys.map(\.0.width).max() ?? 0
        return [
            [look.span("easel", .accent), look.span("  generative art, from the terminal", .muted)],
            [],
            text("Browse prompts, artists and models. Fill in a form, run it, follow it"),
            text("live, see the result, and know what is left to spend."),
            [],
            text("Sign in to one of the services", .muted),
            setting("easel login", "prompts for a token and stores it"),
            setting("ARTI_TOKEN", "artinstring, from /me/api-tokens"),
            setting("ANTEKIRT_API_KEY", "Antekirt, from their team"),
            setting("token_command", "in config.toml, under [artinstring] or [antekirt]"),
            [],
            text("Then start easel again."),
            [],
        ]
            + keys.map { key, does in
                [look.span(key, .key), look.span(DisplayText("").padded(to: keyWidth - key.width + 2) + does, .normal)]
            }
    }

    func draw(in frame: inout Frame) {
        let lines = lines
        let width = lines.map { $0.reduce(0) { $0 + $1.text.width } }.max() ?? 0
        guard frame.size.width >= width + 2, frame.size.height >= lines.count else {
            drawSmall(in: &frame)
            return
        }
        let rect = frame.bounds.centered(Size(width: width, height: lines.count))
        for (row, spans) in lines.enumerated() { frame.put(spans, x: rect.x, y: rect.y + row) }
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
