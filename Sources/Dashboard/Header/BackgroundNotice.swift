import Canvas
import Themes

/// The question at the right of the hint line whether the terminal is light or dark, where that is unknown and the user
/// has chosen no theme. Its key opens the theme chooser.
struct BackgroundNotice {
    let state: State
    let look: RenderContext

    private static let minWidth = 80
    private static let words: DisplayText = " light or dark?"

    /// The key that answers; nil where nothing is asked.
    private var key: String? {
        let themes = state.themes
        guard themes.isBackgroundOpen, themes.asksAt.map({ $0 <= state.now }) ?? true, state.overlays.isEmpty,
            !state.context.takesText, hasColors
        else { return nil }
        return state.keyMap.keyName(for: .theme, in: state.context)
    }

    /// True unless the terminal has no colors: there all themes look alike.
    private var hasColors: Bool { look[.normal] != .plain }

    /// Draws the question. Returns the columns used.
    func draw(in frame: inout Frame, _ rect: Rect) -> Int {
        guard rect.width >= Self.minWidth, let key else { return 0 }
        let spans = [
            Span(DisplayText(key), look[.key]).of(.action(.theme)), look.span(Self.words, .muted).of(.action(.theme)),
        ]
        let width = spans.reduce(0) { $0 + $1.text.width }
        frame.put(spans, x: rect.maxX - 1 - width, y: rect.y)
        return width + 3
    }
}
