import Canvas
import Dashboard
import Domain
import Session
import Testing
import Themes

struct ReduceThemesTests {
    private static let problem = ThemeError(
        file: "themes/mine.toml", place: TextPosition(line: 4, column: 11), .unknownRole("acent"))

    /// A dashboard that knows three themes, the last of them wrong.
    private static func session() -> Session {
        var session = Session.fixture()
        session.state.themes = ThemesState(name: "dusk")
        session.happen(
            .themes(
                [
                    ThemeChoice(name: "dusk"), ThemeChoice(name: "dawn", background: .light),
                    ThemeChoice(name: "mine", problem: problem),
                ], problem: nil))
        return session
    }

    @Test func theChooserPreviewsThemes() {
        var session = Self.session()
        #expect(session.state.themeName == "dusk")
        session.press("T")
        #expect(session.state.themeName == "dusk")
        session.press(.down)
        #expect(session.state.themeName == "dawn")
        session.press(.up)
        #expect(session.state.themeName == "dusk")
        session.type("daw")
        #expect(session.state.themeName == "dawn")
        session.type("?")
        #expect(session.state.themeName == "dusk")
    }

    @Test func escCancelsThePreview() {
        var session = Self.session()
        session.press("T", .down)
        #expect(session.press(.escape) == [])
        #expect(session.state.themeName == "dusk")
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.toasts.shown.isEmpty)
    }

    @Test func enterUsesTheThemeAndSavesIt() {
        var session = Self.session()
        session.press("T", .down)
        #expect(session.press(.enter) == [.saveTheme("dawn")])
        #expect(session.state.themeName == "dawn")
        #expect(session.state.overlays.isEmpty)
        #expect(session.toastLines == [])
        session.happen(.themeSaved("dawn", problem: nil))
        #expect(session.toastLines == ["Theme: dawn (saved in config.toml)"])
        // The list opens on it again.
        session.press("T")
        #expect(session.state.overlays.last?.chooser?.selected?.label == "dawn")
    }

    @Test func aThemeThatCannotBeSavedIsUsedUntilTheEnd() {
        var session = Self.session()
        session.press("T", .down, .enter)
        session.happen(.themeSaved("dawn", problem: "cannot be written: No space left on device"))
        #expect(session.state.themeName == "dawn")
        #expect(session.state.toasts.shown.last?.kind == .bad)
        #expect(
            session.toastLines == [
                "Theme dawn is not saved: config.toml cannot be written: No space left on device.",
                "It is used until you quit.",
                "To keep it, add theme = \"dawn\" to config.toml.",
            ])
    }

    @Test func theFlagIsSaidToOverrideTheSavedTheme() {
        var session = Self.session()
        session.state.themes = ThemesState(name: "dusk", settingsFile: "~/c.toml", origin: .flag)
        session.happen(.themeSaved("dawn", problem: nil))
        #expect(session.toastLines == ["Theme: dawn (saved in ~/c.toml; --theme overrides it)"])
    }

    @Test func thePaletteFindsThemes() {
        var session = Self.session()
        session.press(":")
        session.type("change theme")
        session.press(.enter, .down)
        #expect(session.state.themeName == "dawn")
    }

    @Test func aBrokenThemeIsNotUsed() {
        var session = Self.session()
        session.press("T", .down, .down)
        #expect(session.state.overlays.last?.chooser?.selected?.detail == "error in line 4")
        session.press(.enter)
        #expect(session.state.themeName == "dusk")
        #expect(session.state.toasts.shown.last?.kind == .bad)
        #expect(session.state.toasts.shown.last?.lines == ["\(Self.problem)"])
    }

    @Test func aBrokenThemeFileIsReportedOnce() throws {
        var session = Self.session()
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: Self.problem))
        #expect(session.state.toasts.shown.map(\.lines) == [["\(Self.problem)"]])
        #expect("\(Self.problem)".hasPrefix("themes/mine.toml, line 4, column 11: "))
        #expect(try session.frame().shows("line 4, column 11"))
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: nil))
        #expect(session.state.toasts.shown.last?.lines == ["Theme dusk reloaded."])
        let count = session.state.toasts.shown.count
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: nil))
        #expect(session.state.toasts.shown.count == count)
    }

    @Test func anOpenChooserFollowsTheFiles() {
        var session = Self.session()
        session.press("T", .down)
        session.happen(.themes(["a", "dusk", "dawn"].map { ThemeChoice(name: $0) }, problem: nil))
        #expect(session.state.overlays.last?.chooser?.lines.map(\.label) == ["auto", "a", "dusk", "dawn"])
        #expect(session.state.themeName == "dawn")
        #expect(session.state.overlays.count == 1)
    }

    @Test func aQuestionKeepsThePreview() {
        var session = Self.session()
        session.press("T", .down)
        session.state.overlays.append(
            .question(
                QuestionPrompt(Question(.outcome(RunID("r")), title: "", text: [], answers: []), now: .start)))
        #expect(session.state.themeName == "dawn")
    }

    // MARK: the terminal's ground

    /// A dashboard that follows its terminal.
    private static func following(_ themes: ThemesState = ThemesState()) -> Session {
        var session = Session.fixture()
        session.state.themes = themes
        session.happen(
            .themes(
                [
                    ThemeChoice(name: "dusk"), ThemeChoice(name: "dawn", background: .light),
                    ThemeChoice(name: "slate", background: .any),
                ],
                problem: nil))
        return session
    }

    @Test func autoFollowsTheBackgroundSilently() {
        var session = Self.following()
        #expect(session.state.themeName == "slate")
        for (appearance, name) in [(.light, "dawn"), (.dark, "dusk"), (.dark, "dusk"), (.light, "dawn")]
            as [(Appearance, String)]
        {
            #expect(session.happen(.input(.appearance(appearance))) == [])
            #expect(session.state.themeName == name)
            #expect(session.state.themes.name == name)
        }
        #expect(session.toastLines == [])
    }

    @Test func autoUsesTheConfiguredPair() {
        var session = Self.following(ThemesState(light: "paper", dark: "tide", appearance: .light))
        #expect(session.state.themeName == "paper")
        session.happen(.input(.appearance(.dark)))
        #expect(session.state.themeName == "tide")
    }

    @Test func aChosenThemeStays() {
        var session = Self.following()
        session.happen(.input(.appearance(.dark)))
        session.press("T")
        #expect(session.state.overlays.last?.chooser?.selected?.label == "auto")
        #expect(session.state.overlays.last?.chooser?.selected?.detail == "now dusk")
        session.type("dawn")
        session.press(.enter)
        session.happen(.input(.appearance(.light)))
        session.happen(.input(.appearance(.dark)))
        #expect(session.state.themeName == "dawn")
        session.press("T")
        session.type("auto")
        #expect(session.state.themeName == "dusk")
        #expect(session.press(.enter) == [.saveTheme("auto")])
        session.happen(.input(.appearance(.light)))
        #expect(session.state.themeName == "dawn")
    }

    @Test func aBrokenThemeOfAutoIsReportedOnce() {
        var session = Self.following(ThemesState(light: "mine", appearance: .dark))
        session.happen(
            .themes([ThemeChoice(name: "dusk"), ThemeChoice(name: "mine", problem: Self.problem)], problem: nil))
        session.happen(.input(.appearance(.light)))
        session.happen(.input(.appearance(.light)))
        #expect(session.toastLines == ["\(Self.problem)"])
    }
}
