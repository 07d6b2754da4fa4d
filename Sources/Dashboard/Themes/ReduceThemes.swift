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
        // Pictures without colors depend on it.
        cursorMoved()
        guard themes.name != before else { return }
        themes.problem = themes.choices.first { $0.name == themes.name }?.problem
        if let problem = themes.problem { toasts.show(.bad, "\(problem)", at: now) }
    }

    /// Opens the theme chooser with the cursor on the current theme, or on the first answer to the question about the
    /// background.
    mutating func openThemes() -> [Effect] {
        overlays.append(.chooser(themeChooser(at: themes.isBackgroundOpen ? themes.dark : themes.wanted)))
        return []
    }

    /// Uses a theme and saves it in the settings.
    mutating func useTheme(_ name: String) -> [Effect] {
        let meant = themes.resolved(name)
        if let problem = themes.choices.first(where: { $0.name == meant })?.problem {
            toasts.show(.bad, "\(problem)", at: now)
            return []
        }
        themes.wanted = name
        themes.isChosen = true
        themes.problem = nil
        return [.saveTheme(name)]
    }

    /// Reports the outcome of saving the theme `name`.
    ///
    /// - `problem`: The reason why it is not saved, in words that follow the file's name; nil if it is.
    mutating func reduceThemeSaved(_ name: String, _ problem: String?) {
        let file = themes.settingsFile
        if let problem {
            let failure = Failure(
                .local, what: "Theme \(name) is not saved: \(file) \(problem)", meaning: "It is used until you quit",
                next: "To keep it, add theme = \"\(name)\" to \(file)")
            return toasts.show(failure, from: nil, at: now)
        }
        let isOverridden = themes.origin == .flag
        if !isOverridden { themes.origin = .settings }
        toasts.show(
            .note, "Theme: \(name) (saved in \(file)\(isOverridden ? "; --theme overrides it" : ""))", at: now)
    }

    /// The lines of the theme chooser: `auto`, which follows the terminal, and each theme.
    ///
    /// Where the background is asked for, the themes of `auto` come first.
    var themeLines: [Chooser.Line] {
        let automatic = Chooser.Line(
            label: ThemesState.automatic, detail: themes.appearance == nil ? "matches the terminal" : "now \(autoName)",
            command: .theme(ThemesState.automatic))
        let twins = themes.isBackgroundOpen ? [themes.dark, themes.light] : []
        let answers = twins.compactMap { name in themes.choices.first { $0.name == name } }
        let others = themes.choices.filter { !twins.contains($0.name) }
        return answers.map(Self.line) + [automatic] + others.map(Self.line)
    }

    private static func line(_ choice: ThemeChoice) -> Chooser.Line {
        Chooser.Line(label: choice.name, detail: words(choice), command: .theme(choice.name))
    }

    private var autoName: String { themes.resolved(ThemesState.automatic) }

    private func themeChooser(at name: String) -> Chooser {
        let lines = themeLines
        return Chooser(
            .themes, title: "Theme", lines: lines, cursor: lines.firstIndex { $0.label == name } ?? 0)
    }

    private static func words(_ choice: ThemeChoice) -> String {
        guard let problem = choice.problem else {
            return choice.background == .any ? "any background" : choice.background.rawValue
        }
        return problem.place.map { "error in line \($0.line)" } ?? "error"
    }
}
