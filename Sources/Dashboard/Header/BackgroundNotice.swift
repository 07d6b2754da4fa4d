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

    /// Returns the question with its key for a line of `width` columns; empty where nothing is asked.
    func spans(width: Int) -> [Span] {
        guard width >= Self.minWidth, let key else { return [] }
        return [
            Span(DisplayText(key), look[.key]).of(.action(.theme)), look.span(Self.words, .muted).of(.action(.theme)),
        ]
    }
}
