import Canvas
import Dashboard
import Domain
import Testing

struct StateTests {
    /// When the account that was read at the start is to be told with its age.
    private static let firstAge = Timestamp.start + .seconds(300)

    @Test func anIdleDashboardSleepsUntilItsNumbersAreOld() {
        let output = Output(text: "hi")
        var session = Session.fixture(runs: [.fixture("a", "Owl", .completed, age: 200_000, output: output)])
        session.wait(.seconds(60))
        #expect(session.state.nextDeadline == Self.firstAge)
        // The queue says how long ago a run has finished.
        session.tell(.runs([.fixture("b", "Fox", .completed, age: 126, output: output)]))
        session.wait(.seconds(5))
        #expect(session.state.nextDeadline == .start + .seconds(80))
    }

    @Test func withoutNumbersItSleepsForGood() {
        var session = Session.fixture()
        session.tell(.account(.artinstring, .unknown), .account(.antekirt, .unknown))
        #expect(session.state.nextDeadline == nil)
    }

    @Test func theCursorDelayIsADeadline() {
        var session = Session.fixture()
        #expect(session.state.nextDeadline == Self.firstAge)
        session.press("j")
        #expect(session.state.nextDeadline == session.now + .milliseconds(120))
    }

    @Test(arguments: [Phase.unknown, .queued, .running])
    func clocksTickAtWholeSeconds(_ phase: Phase) {
        let session = Session.fixture(runs: [.fixture("a", "Owl", phase)])
        #expect(session.now == .start + .milliseconds(500))
        #expect(session.state.nextDeadline == .start + .seconds(1))
    }

    @Test func theEndOfAToastIsADeadline() throws {
        var session = Session.fixture()
        session.press("R", "y")
        session.happen(.copied(.sent))
        let deadline = try #require(session.state.nextDeadline)
        #expect(session.state.toasts.shown.map(\.endsAt).min() == deadline)
        session.wait(deadline - session.now)
        #expect(session.state.toasts.shown.isEmpty)
        #expect(session.state.nextDeadline == Self.firstAge)
    }

    @Test func theNextDeadlineIsAlwaysAhead() {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("j")
        for _ in 0..<200 {
            guard let deadline = session.state.nextDeadline else { break }
            #expect(deadline > session.now)
            session.wait(deadline - session.now)
        }
    }
}
