import Forms
import Canvas
import Dashboard
import Domain
import Session
import Testing
import Themes

struct ReducePaletteTests {
    private static func session() -> Session {
        var session = Session.fixture(runs: Run.allPhases)
        session.happen(.themes(ThemeCatalog().choices, problem: nil))
        return session
    }

    /// What stands under the cursor after `letters` are typed into the palette.
    private static func found(_ letters: String, in session: Session) -> Chooser.Line? {
        var session = session
        session.press(":")
        session.type(letters)
        return session.state.overlays.last?.chooser?.selected
    }

    @Test(
        arguments: [
            ("ca", .action(.focusCatalog)), ("fo", .action(.focusForm)), ("qu", .action(.focusQueue)),
            ("re", .action(.focusResult)), ("qui", .action(.quit)), ("st", .run(RunID("r3"))),
            ("se", .run(RunID("r1"))), ("neo", .run(RunID("r2"))), ("ink", .entry(CatalogEntry.inkWash.id)),
            ("da", .theme("dawn")), ("cont", .theme("contrast")), ("pap", .entry(CatalogEntry.crane.id)),
            ("do", .paneAction(.download, .queue)),
        ] as [(String, Chooser.Command)])
    func aFewLettersFindALine(_ letters: String, _ command: Chooser.Command) {
        #expect(Self.found(letters, in: Self.session())?.command == command)
    }

    @Test func thePaletteIsComplete() {
        var session = Self.session()
        session.press(":")
        let lines = session.state.overlays.last?.chooser?.lines ?? []
        let commands = Set(lines.map(\.command))
        for entry in CatalogEntry.prompts + [.mira, .inkWash] { #expect(commands.contains(.entry(entry.id))) }
        for run in Run.allPhases { #expect(commands.contains(.run(run.id))) }
        for theme in ThemeCatalog().names { #expect(commands.contains(.theme(theme))) }
        #expect(commands.contains(.theme("auto")))
        for pane in Pane.allCases {
            for binding in KeyMap.standard.bindings(in: pane.place) where !binding.action.onlyMoves {
                #expect(
                    commands.contains(.action(binding.action))
                        || Pane.allCases.contains { commands.contains(.paneAction(binding.action, $0)) },
                    "\(binding.action)")
            }
        }
        // Nothing stands there twice.
        #expect(commands.count == lines.count)
    }

    @Test func thePaletteShowsKeys() {
        let session = Self.session()
        #expect(Self.found("refresh", in: session)?.detail == "r")
        #expect(Self.found("preview the", in: session)?.detail == "form  v")
        #expect(Self.found("queue", in: session)?.detail == "pane  3")
    }

    @Test func aCommandOfAnotherPaneFocusesItFirst() {
        var session = Self.session()
        session.press(":")
        session.type("clear the form")
        session.press(.enter)
        #expect(session.state.focus == .form)
        #expect(session.toastLines.last == "Form cleared (u undoes).")
    }

    @Test func spendingActionsNeedConfirmation() {
        var session = Self.session()
        session.press(":")
        session.type("run")
        #expect(session.press(.enter) == [])
        #expect(session.state.focus == .form)
        #expect(session.sent == [])
        #expect(session.toastLines.last == "ctrl-r confirms: run.")
    }

    @Test func aRunIsShown() {
        var session = Self.session()
        session.press(":")
        session.type("haiku")
        // Before it stands the prompt of that name.
        session.press(.down)
        session.press(.enter)
        #expect(session.state.focus == .queue)
        #expect(session.state.selectedRun?.id == RunID("r7"))
    }

    @Test func recentEntriesComeFirst() {
        var session = Session.fixture()
        #expect(Self.found("", in: session) != nil)
        session.press("j", .enter, .escape, .escape)
        session.press(":")
        let entries = session.state.overlays.last?.chooser?.lines.compactMap { line in
            if case .entry(let id) = line.command { id } else { nil }
        }
        #expect(entries?.prefix(2) == [CatalogEntry.fox.id, CatalogEntry.owl.id])
    }

    @Test func thePaletteReturnsToItsPlace() {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.alt(":"))
        #expect(session.state.context == .chooser)
        session.press(.escape)
        #expect(session.state.context == .field)
        #expect(session.answer("subject") == .text("owl"))
        session.press(.escape, .escape, "/", .alt(":"))
        #expect(session.state.context == .chooser)
        session.press(.escape)
        #expect(session.state.context == .filter)
    }

    @Test func aCommandLeavesTheField() {
        var session = Session.form(.owl)
        session.press(.alt(":"))
        session.type("move request up")
        session.press(.enter)
        #expect(session.state.context == .queue)
        session.press("2")
        #expect(session.state.context == .form)
    }

    @Test func thePalettePreviewsNoThemes() {
        var session = Self.session()
        session.happen(.input(.appearance(.dark)))
        session.press(":")
        session.type("dawn")
        #expect(session.state.themeName == "dusk")
        session.press(.enter)
        #expect(session.state.themeName == "dawn")
    }
}

extension Pane {
    fileprivate var place: KeyContext {
        switch self {
        case .catalog: .catalog
        case .form: .form
        case .queue: .queue
        case .result: .result
        }
    }
}

extension Action {
    fileprivate var onlyMoves: Bool {
        [
            .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown, .nextPane, .previousPane,
            .nextField, .previousField, .back, .open, .palette,
        ].contains(self)
    }
}
