import Forms
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceInputTests {
    @Test func theDashboardStartsWithTheCatalogFocused() {
        let session = Session.fixture()
        #expect(session.state.focus == .catalog)
        #expect(session.state.context == .catalog)
        #expect(session.state.catalog.list.cursor == 0)
    }

    /// Everything a paste could do as keys: quit, run, move, open.
    private static let paste = "q\u{3}\u{12}jR:?/4\u{1B}\r\n\t1"

    @Test(arguments: Pane.allCases)
    func aPasteNeverActsAsKeys(_ pane: Pane) {
        var session = Session.fixture(runs: Run.allPhases)
        session.press(.character(Character("\(pane.rawValue)")))
        let before = session.state
        #expect(session.paste(Self.paste) == [])
        #expect(session.state.focus == pane)
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.catalog == before.catalog)
        #expect(session.state.formPanes.mapValues(\.form.answers) == before.formPanes.mapValues(\.form.answers))
        #expect(session.state.queue.cursor == before.queue.cursor)
        let way = pane == .catalog || pane == .form ? " Enter opens a field." : ""
        #expect(session.toastLines == ["Not pasted: no text field here." + way])
    }

    @Test func aPasteIntoAFieldIsText() {
        var session = Session.form(.owl)
        #expect(session.paste("an owl\r\n\u{1B}[31mq\u{3}") == [])
        #expect(session.answer("subject") == .text("an owl [31mq"))
        #expect(session.state.context == .field)
    }

    @Test func aPasteIntoTheFilterFilters() {
        var session = Session.fixture()
        session.press("/")
        session.paste("neon")
        #expect(session.titles == ["Neon Fox"])
    }

    @Test func aPasteIntoAListFiltersIt() {
        var session = Session.fixture()
        session.press(":")
        session.paste("neon fox")
        #expect(session.state.overlays.last?.chooser?.selected?.label == "Neon Fox")
    }

    @Test func aResizeKeepsTheCursorInSight() {
        var session = Session.fixture(120, 36)
        session.press("G")
        session.resize(80, 12)
        let list = session.state.catalog.list
        #expect(list.cursor == 5)
        #expect((list.offset..<list.offset + 6).contains(list.cursor))
        session.resize(1, 1)
        session.resize(120, 36)
        #expect(session.state.catalog.list.cursor == 5)
    }

    @Test func detailsFollowTheCursorAfterADelay() {
        var session = Session.fixture()
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        session.press("j")
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        session.wait(.milliseconds(119))
        session.press("j")
        session.wait(.milliseconds(119))
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        session.wait(.milliseconds(1))
        #expect(session.state.openEntry == CatalogEntry.crane.id)
        #expect(session.state.focus == .catalog)
    }

    @Test func timeNeverGoesBack() {
        var state = State.fresh()
        _ = state.reduce(.tick, now: .start + .seconds(5))
        _ = state.reduce(.tick, now: .start)
        #expect(state.now == .start + .seconds(5))
    }

    /// A question that nobody can answer for an hour, or a toast that stays as long, would be worse than a wrong clock.
    @Test func aClockThatIsSetBackStopsNothing() throws {
        var session = Session.form(.crane, 120, 36)
        session.press("y", .control("r"))
        let request = try #require(session.sent.first)
        session.wait(.seconds(-3600))
        session.tell(.concerns(request, [.overBudget()]))
        let deadline = try #require(session.state.nextDeadline)
        #expect(deadline > session.now && deadline < session.now + .seconds(1))
        session.wait(.milliseconds(300))
        session.wait(.seconds(-60))
        session.wait(.seconds(10))
        #expect(session.toastLines.isEmpty)
        #expect(session.press("y").contains(.engine(.submit(request, isConfirmed: true))))
    }

    @Test func theSameEventsGiveTheSameState() throws {
        func play() throws -> (Frame, [Effect]) {
            var session = Session.fixture(runs: Run.allPhases)
            session.press(.enter)
            session.type("an owl")
            session.press(.control("r"), .escape, "3", "j")
            session.wait(.seconds(1))
            return (try session.frame(), session.effects)
        }
        let (frame, effects) = try play()
        let (again, effectsAgain) = try play()
        #expect(frame == again)
        #expect(effects == effectsAgain)
    }
}
