import Canvas
import Domain
import Themes

extension State {
    /// Updates the available themes, at the start and whenever a theme file is saved.
    ///
    /// - `problem`: The error in the chosen theme; nil if it has none.
    mutating func reduceThemes(_ choices: [ThemeChoice], _ problem: ThemeError?) -> [Effect] {
        themes.choices = choices
        if let problem {
            toasts.show(.bad, "\(problem)", at: now)
        } else if themes.problem != nil {
            toasts.show(.note, "Theme \(themes.name) reloaded.", at: now)
        }
        themes.problem = problem
        if let place = overlays.firstIndex(where: { $0.chooser?.kind == .themes }) {
            let chosen = overlays[place].chooser?.selected?.label ?? themes.wanted
            overlays[place] = .chooser(themeChooser(at: chosen))
        }
        return []
    }

    /// Handles a report of the terminal's background. Only `auto` follows it, without a message.
    mutating func reduceAppearance(_ appearance: Appearance) {
        let before = themes.name
        themes.appearance = appearance
        guard themes.name != before else { return }
        themes.problem = themes.choices.first { $0.name == themes.name }?.problem
        if let problem = themes.problem { toasts.show(.bad, "\(problem)", at: now) }
    }

    /// Opens the theme chooser with the cursor on the current theme.
    mutating func openThemes() -> [Effect] {
        overlays.append(.chooser(themeChooser(at: themes.wanted)))
        return []
    }

    /// Uses a theme until the program ends; config.toml makes it permanent.
    mutating func useTheme(_ name: String) -> [Effect] {
        let meant = themes.resolved(name)
        if let problem = themes.choices.first(where: { $0.name == meant })?.problem {
            toasts.show(.bad, "\(problem)", at: now)
            return []
        }
        themes.wanted = name
        themes.problem = nil
        let what =
            name == ThemesState.automatic
            ? "Theme: \(name) (\(themes.dark) on dark backgrounds, \(themes.light) on light ones)."
            : "Theme: \(name)."
        toasts.show(.note, "\(what) To keep it, set theme = \"\(name)\" in \(themes.settingsFile).", at: now)
        return []
    }

    /// The lines of the theme chooser: `auto`, which follows the terminal, and each theme.
    var themeLines: [Chooser.Line] {
        let automatic = Chooser.Line(
            label: ThemesState.automatic, detail: themes.appearance == nil ? "matches the terminal" : "now \(autoName)",
            command: .theme(ThemesState.automatic))
        return [automatic]
            + themes.choices.map { Chooser.Line(label: $0.name, detail: Self.words($0), command: .theme($0.name)) }
    }

    private var autoName: String { themes.resolved(ThemesState.automatic) }

    private func themeChooser(at name: String) -> Chooser {
        let lines = themeLines
        return Chooser(
            .themes, title: "Theme", lines: lines, cursor: lines.firstIndex { $0.label == name } ?? 0)
    }

    private static func words(_ choice: ThemeChoice) -> String {
        guard let problem = choice.problem else {
            return choice.background == .any ? "dark or light" : choice.background.rawValue
        }
        return problem.place.map { "error in line \($0.line)" } ?? "error"
    }
}
