import Canvas
import Dashboard
import Domain
import Testing
import Themes

struct BackgroundNoticeTests {
    private static let words = "T light or dark?"

    /// A dashboard on an unknown background, whose user has set no theme.
    private static func session(
        _ width: Int = 80, _ height: Int = 24, _ themes: ThemesState = ThemesState(origin: .unset)
    ) -> Session {
        var session = Session.fixture(width, height)
        session.state.themes = themes
        session.happen(
            .themes(
                [
                    ThemeChoice(name: "dusk"), ThemeChoice(name: "dawn", background: .light),
                    ThemeChoice(name: "slate", background: .any), ThemeChoice(name: "tide"),
                ], problem: nil))
        return session
    }

    private static func isAsked(_ session: Session) throws -> Bool { try session.frame().shows(words) }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func anUnknownBackgroundIsAskedForAtTheRightOfTheHints(_ width: Int, _ height: Int) throws {
        let session = Self.session(width, height)
        #expect(session.state.themeName == "slate")
        let last = try session.frame().golden.split(separator: "\n", omittingEmptySubsequences: false)
            .first { $0.contains(Self.words) }
        #expect(last?.contains("? help") == true)
    }

    @Test(arguments: [
        ThemesState(), ThemesState(name: "dusk", origin: .flag), ThemesState(name: "auto", origin: .settings),
        ThemesState(appearance: .dark, origin: .unset),
    ])
    func nothingIsAskedThatIsKnown(_ themes: ThemesState) throws {
        #expect(try !Self.isAsked(Self.session(120, 36, themes)))
    }

    @Test func aReportEndsTheQuestion() throws {
        var session = Self.session()
        #expect(try Self.isAsked(session))
        session.happen(.input(.appearance(.light)))
        #expect(try !Self.isAsked(session))
        #expect(session.state.themeName == "dawn")
    }

    @Test func textOverlaysAndNarrowScreensHideTheQuestion() throws {
        #expect(try !Self.isAsked(Self.session(79, 24)))
        for keys in [["/"], [":"], ["?"], ["T"]] as [[Key]] {
            var session = Self.session()
            for key in keys { session.press(key) }
            #expect(try !Self.isAsked(session), "\(keys)")
            session.press(.escape)
            #expect(try Self.isAsked(session), "\(keys)")
        }
        var form = Self.session()
        form.press(.enter)
        #expect(form.state.context == .field)
        #expect(try !Self.isAsked(form))
    }

    @Test func withoutColorsThereIsNothingToAnswer() throws {
        let session = Self.session()
        #expect(try !session.frame(.fixture(depth: .monochrome)).shows(Self.words))
        #expect(try session.frame(.fixture(theme: "slate", depth: .ansi8)).shows(Self.words))
    }

    @Test func anotherEaselIsTheOnlyNotice() throws {
        var session = Self.session()
        session.tell(.leading(false))
        #expect(try session.frame().shows("read-only"))
        #expect(try !Self.isAsked(session))
    }

    @Test func theKeyOpensTheTwinsFirst() throws {
        var session = Self.session()
        session.press("T")
        #expect(session.state.overlays.last?.chooser?.lines.map(\.label) == ["dusk", "dawn", "auto", "slate", "tide"])
        #expect(session.state.themeName == "dusk")
        session.press(.down)
        #expect(session.state.themeName == "dawn")
        // Esc keeps the theme, writes nothing, and leaves the question open.
        #expect(session.press(.escape) == [])
        #expect(session.state.themeName == "slate")
        #expect(try Self.isAsked(session))
    }

    @Test(arguments: [nil, "cannot be written: Permission denied"])
    func anAnswerEndsTheQuestion(_ problem: String?) throws {
        var session = Self.session()
        session.press("T", .down)
        #expect(session.press(.enter) == [.saveTheme("dawn")])
        #expect(try !Self.isAsked(session))
        session.happen(.themeSaved("dawn", problem: problem))
        session.wait(.seconds(60))
        #expect(try !Self.isAsked(session))
        #expect(session.state.themeName == "dawn")
        session.press("T")
        #expect(session.state.overlays.last?.chooser?.lines.map(\.label) == ["auto", "dusk", "dawn", "slate", "tide"])
    }

    @Test func autoIsAnAnswerToo() throws {
        var session = Self.session()
        session.press("T", .down, .down)
        #expect(session.press(.enter) == [.saveTheme("auto")])
        #expect(try !Self.isAsked(session))
        #expect(session.state.themeName == "slate")
    }

    @Test func aRemappedKeyIsShown() throws {
        var session = Self.session()
        session.state.keyMap = try KeyMap.standard.remapped(by: KeyOverrides(everywhere: ["theme": ["f4"]]))
        #expect(try session.frame().shows("f4 light or dark?"))
    }

    @Test func theTerminalHasASecondToReportItself() throws {
        var session = Session.fixture(80, 24)
        session.state = State(
            size: Size(width: 80, height: 24), now: session.now, services: [.artinstring],
            ids: RequestIDSource(seed: (1, 2, 3, 4)), themes: ThemesState(origin: .unset))
        #expect(try !Self.isAsked(session))
        let due = try #require(session.state.nextDeadline)
        #expect(due <= session.now + .seconds(1))
        session.wait(.seconds(1))
        #expect(try Self.isAsked(session))
    }
}
