import Canvas
import Domain
import Themes

extension State {
    /// Takes what the theme files say now, at the start and each time that one of them is saved.
    ///
    /// - Parameter problem: What is wrong with the theme that was chosen.
    mutating func reduceThemes(_ choices: [ThemeChoice], _ problem: ThemeError?) -> [Effect] {
        themes.choices = choices
        if let problem {
            toasts.show(.bad, "\(problem)", at: now)
        } else if themes.problem != nil {
            toasts.show(.note, "The theme \(themes.name) is right again.", at: now)
        }
        themes.problem = problem
        if let place = overlays.firstIndex(where: { $0.chooser?.kind == .themes }) {
            overlays[place] = .chooser(themeChooser(at: themeName))
        }
        return []
    }

    /// Opens the list of themes, the chosen one under the cursor.
    mutating func openThemes() -> [Effect] {
        overlays.append(.chooser(themeChooser(at: themes.name)))
        return []
    }

    /// Keeps a theme until the user leaves.
    mutating func keepTheme(_ name: String) -> [Effect] {
        if let problem = themes.choices.first(where: { $0.name == name })?.problem {
            toasts.show(.bad, "\(problem)", at: now)
            return []
        }
        themes.name = name
        themes.problem = nil
        toasts.show(
            .note, "\(name) until you leave. To keep it, put theme = \"\(name)\" into \(themes.settingsFile).", at: now)
        return []
    }

    private func themeChooser(at name: String) -> Chooser {
        let lines = themes.choices.map { choice in
            Chooser.Line(label: choice.name, detail: Self.words(choice), deed: .theme(choice.name))
        }
        return Chooser(
            .themes, title: "Theme", lines: lines, cursor: themes.choices.firstIndex { $0.name == name } ?? 0)
    }

    private static func words(_ choice: ThemeChoice) -> String {
        guard let problem = choice.problem else { return choice.isLight ? "light" : "dark" }
        return problem.place.map { "wrong in line \($0.line)" } ?? "wrong"
    }
}
