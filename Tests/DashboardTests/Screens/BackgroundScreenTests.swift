import Canvas
import Dashboard
import TestKit
import Testing
import Themes

/// The screens on which the background is asked for and answered.
struct BackgroundScreenTests {
    private static let sizes = [(80, 24), (100, 30), (120, 36), (200, 60)]

    private static func session(_ width: Int, _ height: Int) -> Session {
        var session = Session.fixture(width, height)
        session.state.themes = ThemesState(settingsFile: "~/.config/easel/config.toml", origin: .unset)
        session.happen(.themes(ThemeCatalog().choices, problem: nil))
        return session
    }

    @Test(arguments: sizes)
    func theQuestionStandsAtTheRight(_ width: Int, _ height: Int) throws {
        let frame = try Self.session(width, height).frame(.fixture(theme: "slate", depth: .palette256))
        #expect(frame.shows("T light or dark?"))
        expectGolden(frame.golden, named: "background-question-\(width)x\(height)")
    }

    @Test(arguments: sizes)
    func theTwinsComeFirst(_ width: Int, _ height: Int) throws {
        var session = Self.session(width, height)
        session.press("T")
        expectGolden(try session.frame(.fixture()).golden, named: "background-themes-\(width)x\(height)")
    }

    @Test(arguments: sizes)
    func theOutcomeSaysWhereTheThemeIsSaved(_ width: Int, _ height: Int) throws {
        var session = Self.session(width, height)
        session.press("T", .down, .enter)
        session.happen(.themeSaved("dawn", problem: nil))
        let frame = try session.frame(.fixture(theme: "dawn"))
        #expect(session.toastLines == ["Theme: dawn (saved in ~/.config/easel/config.toml)"])
        expectGolden(frame.golden, named: "background-saved-\(width)x\(height)")
    }
}
