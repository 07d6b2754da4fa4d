import Forms
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceMouseTests {
    private static func session(_ width: Int = 120, _ height: Int = 36) -> Session {
        .fixture(width, height, runs: Run.allPhases)
    }

    // MARK: choosing

    @Test func aClickSelectsARowAndASecondOpensIt() throws {
        var session = Self.session()
        try session.press(on: "Paper Crane")
        #expect(session.state.selectedEntry == .crane)
        #expect(session.state.focus == .catalog)
        #expect(try session.press(on: "Paper Crane") == [.engine(.loadEntry(CatalogEntry.crane.id))])
        #expect(session.state.focus == .form)
        #expect(session.state.openEntry == CatalogEntry.crane.id)
    }

    @Test func aClickSelectsARunAndASecondOpensIt() throws {
        var session = Self.session()
        try session.press(on: "● completed")
        #expect(session.state.focus == .queue)
        #expect(session.state.selectedRun?.id == RunID("r5"))
        try session.press(on: "● completed")
        #expect(session.state.focus == .result)
    }

    @Test func aClickFocusesAPane() throws {
        var session = Self.session()
        let rect = try #require(session.state.layout.panes[.result])
        session.use(.press, at: Point(x: rect.x + 3, y: rect.maxY - 2))
        #expect(session.state.focus == .result)
    }

    @Test func aClickEditsAField() throws {
        var session = Session.form(.owl, 120, 36)
        try session.press(on: "steps")
        #expect(session.state.context == .field)
        #expect(session.state.formPane?.fieldName == "steps")
        session.type("7")
        #expect(session.answer("steps") == .text("7"))
        // A second press on what is typed into changes nothing; on what is switched it does what space does.
        try session.press(on: "steps")
        #expect(session.answer("steps") == .text("7"))
        try session.press(on: "upscale")
        try session.press(on: "upscale")
        #expect(session.answer("upscale") == .toggle(true))
    }

    @Test func aClickElsewhereLeavesTheField() throws {
        var session = Session.form(.owl, 120, 36)
        session.type("owl")
        try session.press(on: "Prompts")
        #expect(session.state.context == .catalog)
        session.press("2")
        #expect(session.state.context == .form)
        #expect(session.answer("subject") == .text("owl"))
    }

    @Test func tabsAndSectionsAreClicked() throws {
        var session = Self.session(80, 24)
        try session.press(on: "Artists")
        #expect(session.state.catalog.section == .artists)
        try session.press(on: "4 Result")
        #expect(session.state.focus == .result)
        try session.press(on: "3 Queue")
        #expect(session.state.focus == .queue)
    }

    @Test func clickedHintsPerformTheirActions() throws {
        var session = Self.session(80, 24)
        try session.press(on: "filter")
        #expect(session.state.context == .filter)
        try session.press(on: "clear")
        #expect(session.state.context == .catalog)
        try session.press(on: "? help")
        #expect(session.state.overlays.last?.chooser?.kind == .help)
    }

    @Test func aClickDismissesAToast() throws {
        var session = Self.session()
        session.press("r")
        try session.press(on: "Refreshing…")
        #expect(session.state.toasts.shown.isEmpty)
    }

    // MARK: overlays

    @Test func aClickRunsALine() throws {
        var session = Self.session()
        session.press(":")
        try session.press(on: "refresh")
        #expect(session.state.overlays.isEmpty)
        #expect(session.effects.last == .engine(.refresh(nil)))
    }

    @Test func aClickOutsideClosesAList() {
        var session = Self.session()
        session.press("?")
        let focus = session.state.focus
        session.use(.press, at: Point(x: 119, y: 30))
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.focus == focus)
    }

    @Test func aQuestionTakesTwoSeparateClicks() throws {
        var session = Session.form(.crane)
        session.press(.control("r"))
        session.tell(.concerns(session.sent[0], [.price(credits: 9)]))
        session.wait(.seconds(1))
        let sent = session.sent.count
        let yes = try #require(session.state.overlays.last?.question?.yes?.label)
        try session.press(on: yes)
        // A doubled press is one request.
        try session.press(on: yes)
        session.use(.press, at: Point(x: 0, y: 0))
        #expect(session.sent.count == sent)
        #expect(session.state.overlays.last?.question != nil)
        session.wait(.seconds(1))
        try session.press(on: yes)
        session.wait(.seconds(1))
        try session.press(on: yes)
        #expect(session.confirmed.count == 1)
    }

    @Test func freeAnswersNeedOneClick() throws {
        var session = Session.form(.crane)
        session.press(.control("r"))
        session.tell(.concerns(session.sent[0], [.price(credits: 9)]))
        session.wait(.seconds(1))
        let answers = try #require(session.state.overlays.last?.question?.answers)
        try session.press(on: try #require(answers.first { $0.action == .leave }?.label))
        #expect(session.state.overlays.isEmpty)
        #expect(session.confirmed == [])
    }

    // MARK: money

    @Test func oneClickNeverSpends() throws {
        let hint = "ctrl-r run"
        var session = Session.form(.owl)
        session.type("owl")
        try session.press(on: hint)
        #expect(session.sent == [])
        #expect(session.toastLines == ["This may cost credits or runs: click again to confirm."])
        session.wait(.milliseconds(100))
        try session.press(on: hint)
        #expect(session.sent == [])
        session.wait(.seconds(11))
        try session.press(on: hint)
        #expect(session.sent == [])
        session.wait(.seconds(1))
        try session.press(on: hint)
        #expect(session.sent.count == 1)
    }

    @Test func anotherClickCancelsTheFirst() throws {
        var session = Session.form(.owl)
        session.type("owl")
        try session.press(on: "ctrl-r run")
        session.wait(.seconds(1))
        try session.press(on: "Form")
        session.wait(.seconds(1))
        try session.press(on: "ctrl-r run")
        #expect(session.sent == [])
    }

    @Test func aKeyCancelsTheFirstClick() throws {
        var session = Session.form(.owl)
        session.type("owl")
        try session.press(on: "ctrl-r run")
        session.wait(.seconds(1))
        session.type("s")
        try session.press(on: "ctrl-r run")
        #expect(session.sent == [])
    }

    @Test func anotherRunNeedsItsOwnClicks() throws {
        var session = Session.fixture(
            runs: (0..<8).map { .fixture("r\($0)", "Owl \($0)", .failed, age: $0) })
        session.press("3")
        session.press("G")
        session.press("k")
        try session.press(on: "ctrl-r run again")
        let first = session.state.selectedRun?.id
        session.wait(.seconds(1))
        try session.scroll(.scrollUp, over: "✗ failed")
        #expect(session.state.selectedRun?.id != first)
        session.wait(.seconds(1))
        try session.press(on: "ctrl-r run again")
        #expect(session.sent == [])
    }

    /// Enter on the line under the cursor can be pressed as a hint: no more is done by that than by the line.
    @Test func theHintOfAListNeedsTwoClicks() throws {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.escape)
        session.press("?")
        session.type("run")
        try session.press(on: "enter select")
        #expect(session.sent == [])
        session.wait(.seconds(1))
        try session.press(on: "enter select")
        #expect(session.sent.count == 1)
    }

    /// Whatever is pressed once, nothing that can cost anything leaves.
    @Test(arguments: RenderTests.Scene.allCases)
    func noSingleClickSpends(_ scene: RenderTests.Scene) {
        var start = scene.session
        start.resize(80, 24)
        start.wait(.seconds(20))
        let zones = start.state.zones
        var pressed: Set<[ZoneName]> = []
        for place in (0..<24).flatMap({ y in (0..<80).map { Point(x: $0, y: y) } }) {
            // Two places of the same zones are one to a press.
            guard pressed.insert(zones.zoneNames(at: place)).inserted else { continue }
            var session = start
            for effect in session.use(.press, at: place) {
                if case .engine(.submit) = effect { Issue.record("at \(place)") }
                if case .engine(.resolve(_, .sendAgain)) = effect { Issue.record("at \(place)") }
            }
        }
    }

    // MARK: the wheel

    @Test func theWheelScrollsWithoutFocus() throws {
        var session = Self.session()
        try session.scroll(.scrollDown, over: "● completed")
        #expect(session.state.queue.cursor == 3)
        #expect(session.state.focus == .catalog)
        try session.scroll(.scrollUp, over: "● completed")
        #expect(session.state.queue.cursor == 0)
        try session.scroll(.scrollDown, over: "Paper Crane")
        #expect(session.state.catalog.list.cursor == 3)
    }

    @Test func theWheelScrollsATextAndAList() throws {
        let text = (1...90).map { "line \($0)" }.joined(separator: "\n")
        var session = Session.fixture(runs: [.fixture("t", "Haiku", .completed, output: Output(text: text))])
        try session.scroll(.scrollDown, over: "line 2 ")
        #expect(session.state.result.offset == 3)
        session.press("?")
        let cursor = try #require(session.state.overlays.last?.chooser?.cursor)
        try session.scroll(.scrollDown, over: "Type to filter")
        #expect(session.state.overlays.last?.chooser?.cursor == cursor + 1)
        // What lies beneath a list does not move.
        session.use(.scrollDown, at: Point(x: 0, y: 10))
        #expect(session.state.catalog.list.cursor == 0)
    }

    // MARK: the switch

    @Test func mouseCaptureIsToggled() throws {
        var session = Self.session()
        #expect(session.press(.alt("m")) == [.mouse(false)])
        #expect(session.toastLines == ["Mouse capture off: drag to select text. alt-m toggles it."])
        let before = session.state.catalog.list.cursor
        try session.press(on: "Paper Crane")
        #expect(session.state.catalog.list.cursor == before)
        #expect(session.press(.alt("m")) == [.mouse(true)])
        #expect(session.toastLines.last?.hasPrefix("Mouse capture on.") == true)
    }

    @Test func textPagesReleaseTheMouse() {
        var session = Self.session()
        #expect(session.press("Y") == [.mouse(false)])
        #expect(!session.state.capturesMouse)
        #expect(session.press(.escape) == [.mouse(true)])
        session.press(.alt("m"))
        #expect(session.press("Y", .escape) == [])
    }

    @Test func mouseCaptureCanStartOff() {
        let state = State(
            size: Size(width: 80, height: 24), now: .start, services: Service.allCases,
            ids: RequestIDSource(seed: (1, 2, 3, 4)), takesMouse: false)
        #expect(!state.capturesMouse)
        var session = Session(state)
        #expect(session.press(.alt("m")) == [.mouse(true)])
    }

    @Test func aPointOutsideTheScreenDoesNothing() {
        var session = Self.session(80, 24)
        let focus = session.state.focus
        for point in [Point(x: 400, y: 3), Point(x: -1, y: -1), Point(x: 80, y: 24)] {
            #expect(session.use(.press, at: point) == [])
            #expect(session.use(.scrollDown, at: point) == [])
        }
        #expect(session.state.focus == focus)
    }
}
