import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceZoomTests {
    private static let runs = [
        Run.fixture("a", "Owl", .completed, age: 10, output: Run.picture), .fixture("b", "Fox", .failed, age: 20),
        .fixture("c", "Crane", .completed, age: 30, output: Run.picture),
    ]

    @Test(arguments: [("1", .catalog), ("2", .form), ("3", .queue), ("4", .result)] as [(Character, Pane)])
    func theFocusedPaneIsZoomedAndBack(_ key: Character, _ pane: Pane) {
        var session = Session.fixture(120, 36, runs: Self.runs)
        let all = session.state.layout.panes
        session.press(.character(key), "z")
        #expect(session.state.isZoomed)
        #expect(Array(session.state.layout.panes.keys) == [pane])
        session.press("z")
        #expect(session.state.layout.panes == all)
        #expect(session.state.focus == pane)
    }

    @Test func escapeLeavesTheZoomBeforeThePane() {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.press("3", "z", .escape)
        #expect(!session.state.isZoomed)
        #expect(session.state.focus == .queue)
        session.press(.escape)
        #expect(session.state.focus == .catalog)
    }

    @Test(arguments: [Key.character("Z"), .character("z"), .escape])
    func theResultIsEnlargedFromAnywhereAndTheFocusReturns(_ back: Key) {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.press("1", "Z")
        #expect(session.state.focus == .result)
        #expect(session.state.isZoomed)
        session.press(back)
        #expect(!session.state.isZoomed)
        #expect(session.state.focus == .catalog)
    }

    @Test func anotherPaneIsZoomedInItsTurn() {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.press("1", "z", "3")
        #expect(Array(session.state.layout.panes.keys) == [.queue])
        session.press("z")
        #expect(session.state.layout.panes.count == 4)
    }

    /// A terminal with room for one pane has nothing to zoom, but the result still opens.
    @Test func oneZoomedPaneIsWhatASmallTerminalShows() {
        var session = Session.fixture(80, 24, runs: Self.runs)
        session.press("z")
        #expect(!session.state.isZoomed)
        session.press("Z")
        #expect(session.state.focus == .result)
        #expect(!session.state.isZoomed)
    }

    @Test func aLargerPictureIsLoadedForAZoomedResult() throws {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.wait(.seconds(1))
        let small = try #require(session.state.resultRequest)
        session.press("Z")
        session.wait(.seconds(1))
        let large = try #require(session.state.resultRequest)
        #expect(large.height > small.height)
        #expect(session.effects.contains(.engine(.loadPicture(large))))
    }

    @Test(arguments: ["1", "2", "3", "4"] as [Character])
    func resultsAreSteppedThroughFromAnyPane(_ pane: Character) {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.press(.character(pane), "]")
        #expect(session.state.selectedRun?.id == RunID("c"), "the failed run between has no result")
        session.press("[")
        #expect(session.state.selectedRun?.id == RunID("a"))
        session.press("[")
        #expect(session.state.selectedRun?.id == RunID("a"))
    }

    /// In a form that one went to meanwhile, ctrl-r must go on to mean that form.
    @Test func leavingTheZoomElsewhereKeepsTheFocusThere() {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.press("3", "Z", "2", "z")
        #expect(session.state.focus == .form)
        #expect(!session.state.isZoomed)
    }

    @Test(arguments: ["Z", "]"] as [Character])
    func aResultShownFromAFormIsRunAgainOnlyByTwoPresses(_ key: Character) {
        var session = Session.fixture(80, 24, runs: Self.runs)
        session.press("2", .character(key))
        #expect(session.state.focus == .result)
        let reads = { (session: Session) in
            session.effects.count { if case .engine(.loadRequest) = $0 { true } else { false } }
        }
        let before = reads(session)
        session.press(.control("r"))
        #expect(reads(session) == before)
        session.press(.control("r"))
        #expect(reads(session) == before + 1)
    }

    @Test func aResultThatWasFocusedIsRunAgainAtOnce() {
        var session = Session.fixture(80, 24, runs: Self.runs)
        session.press("2", "Z", "3", "4")
        let reads = { (session: Session) in
            session.effects.count { if case .engine(.loadRequest) = $0 { true } else { false } }
        }
        let before = reads(session)
        session.press(.control("r"))
        #expect(reads(session) == before + 1)
    }

    /// The terminal may report its background when a picture is shown already.
    @Test func aPictureStaysWhenTheBackgroundIsReported() throws {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.showPicture(.picture(.small))
        session.happen(.input(.appearance(.light)))
        session.wait(.seconds(1))
        let request = try #require(session.state.resultRequest)
        #expect(session.state.pictures.result(for: request) == .picture(.small))
    }

    @Test func aPictureThatCannotBeReadEndsItsLoading() throws {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.wait(.seconds(1))
        let request = try #require(session.state.resultRequest)
        session.tell(.failed(.loadPicture(request), .timeout))
        #expect(session.state.pictures.result(for: request) == .unavailable(.timeout))
        #expect(session.state.toasts.shown.isEmpty)
    }
}
