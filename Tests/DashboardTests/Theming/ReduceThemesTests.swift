import Canvas
import Dashboard
import Domain
import Testing
import Themes

struct ReduceThemesTests {
    private static let problem = ThemeError(
        file: "themes/mine.toml", place: TextPlace(line: 4, column: 11), .unknownRole("acent"))

    /// A dashboard that knows three themes, the last of them wrong.
    private static func session() -> Session {
        var session = Session.fixture()
        session.happen(
            .themes(
                [
                    ThemeChoice(name: "dusk"), ThemeChoice(name: "dawn", isLight: true),
                    ThemeChoice(name: "mine", problem: problem),
                ], problem: nil))
        return session
    }

    @Test func itIsDrawnWithTheThemeUnderTheCursor() {
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

    @Test func escPutsTheOldOneBack() {
        var session = Self.session()
        session.press("T", .down)
        #expect(session.press(.escape) == [])
        #expect(session.state.themeName == "dusk")
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.toasts.shown.isEmpty)
    }

    @Test func enterKeepsItAndSaysHowToKeepItForGood() {
        var session = Self.session()
        session.press("T", .down)
        #expect(session.press(.enter) == [])
        #expect(session.state.themeName == "dawn")
        #expect(session.state.overlays.isEmpty)
        #expect(
            session.state.toasts.shown.last?.lines
                == ["dawn until you leave. To keep it, put theme = \"dawn\" into config.toml."])
        // The list opens on it again.
        session.press("T")
        #expect(session.state.overlays.last?.chooser?.selected?.label == "dawn")
    }

    @Test func thePaletteFindsItToo() {
        var session = Self.session()
        session.press(":")
        session.type("change the theme")
        session.press(.enter, .down)
        #expect(session.state.themeName == "dawn")
    }

    @Test func oneThatIsWrongIsNotKept() {
        var session = Self.session()
        session.press("T", .down, .down)
        #expect(session.state.overlays.last?.chooser?.selected?.detail == "wrong in line 4")
        session.press(.enter)
        #expect(session.state.themeName == "dusk")
        #expect(session.state.toasts.shown.last?.kind == .bad)
        #expect(session.state.toasts.shown.last?.lines == ["\(Self.problem)"])
    }

    @Test func aFileSavedWrongIsToldWithLineAndColumnOnceAndThenThatItIsRight() throws {
        var session = Self.session()
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: Self.problem))
        #expect(session.state.toasts.shown.map(\.lines) == [["\(Self.problem)"]])
        #expect("\(Self.problem)".hasPrefix("themes/mine.toml, line 4, column 11: "))
        #expect(try session.frame().shows("line 4, column 11"))
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: nil))
        #expect(session.state.toasts.shown.last?.lines == ["The theme dusk is right again."])
        let count = session.state.toasts.shown.count
        session.happen(.themes([ThemeChoice(name: "dusk")], problem: nil))
        #expect(session.state.toasts.shown.count == count)
    }

    @Test func aListThatIsOpenFollowsTheFiles() {
        var session = Self.session()
        session.press("T", .down)
        session.happen(.themes(["a", "dusk", "dawn"].map { ThemeChoice(name: $0) }, problem: nil))
        #expect(session.state.overlays.last?.chooser?.lines.map(\.label) == ["a", "dusk", "dawn"])
        #expect(session.state.themeName == "dawn")
        #expect(session.state.overlays.count == 1)
    }

    @Test func aQuestionOverTheListDoesNotEndThePreview() {
        var session = Self.session()
        session.press("T", .down)
        session.state.overlays.append(
            .question(Question(.inquiry(RunID("r")), title: "", text: [], answers: [], now: .start)))
        #expect(session.state.themeName == "dawn")
    }
}
