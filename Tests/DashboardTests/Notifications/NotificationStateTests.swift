import Canvas
import Dashboard
import Domain
import Testing

struct NotificationStateTests {
    private static func away() -> Session {
        var session = Session.fixture(
            runs: (1...5).map { .fixture("\($0)", "Owl \($0)", .running, age: $0) })
        session.focus(false)
        return session
    }

    private static func told(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .notify("Easel", let text) = $0 { text } else { nil } }
    }

    @Test(
        arguments: [
            (.fixture("1", "Owl 1", .completed), ["Owl 1 finished."]),
            (.fixture("1", "Owl 1", .failed, failure: .timeout), ["Owl 1 failed: provider timeout."]),
            (.fixture("1", "Owl 1", .failed), ["Owl 1 failed."]),
            (.fixture("1", "Owl 1", .cancelled), ["Owl 1 was cancelled."]),
            (.fixture("1", "Owl 1", .queued), []), (.fixture("new", "New", .completed), []),
            (
                .request("1", "Owl 1", .unconfirmed(OutcomeQuestion())),
                ["Owl 1 is unconfirmed and needs you."]
            ),
        ] as [(Run, [String])])
    func whoeverIsAwayIsTold(_ run: Run, _ words: [String]) {
        var session = Self.away()
        #expect(Self.told(session.tell(.runs([run]))) == words)
    }

    @Test func nothingIsSentToAWatchingUser() {
        var session = Self.away()
        session.focus(true)
        #expect(Self.told(session.tell(.runs([.fixture("1", "Owl 1", .completed)]))) == [])
        session.wait(.seconds(3600))
        #expect(Self.told(session.tell(.runs([.fixture("2", "Owl 2", .completed)]))) == [])
    }

    @Test func followedRunsAreNotified() {
        var session = Session.fixture(runs: [
            .fixture("a", "Owl", .running, following: .poll, isOurs: false),
            .fixture("b", "Fox", .running, following: .none, isOurs: false),
        ])
        session.focus(false)
        let effects = session.tell(
            .runs([.fixture("a", "Owl", .completed, isOurs: false), .fixture("b", "Fox", .completed, isOurs: false)]))
        #expect(Self.told(effects) == ["Owl finished."])
    }

    /// Where the terminal does not tell of its focus, whoever has just pressed a key is there.
    @Test(arguments: [(0, false), (9, false), (10, true), (60, true)])
    func withoutFocusReportsKeysCount(_ seconds: Int, _ isTold: Bool) {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .running)])
        session.press("3")
        session.wait(.seconds(seconds))
        let words = Self.told(session.tell(.runs([.fixture("a", "Owl", .completed)])))
        #expect(words == (isTold ? ["Owl finished."] : []))
    }

    @Test func aKeyProvesPresence() {
        var session = Self.away()
        session.press("3")
        #expect(Self.told(session.tell(.runs([.fixture("1", "Owl 1", .completed)]))) == [])
    }

    @Test func runsThatEndTogetherAreOneNotification() {
        var session = Self.away()
        #expect(Self.told(session.tell(.runs([.fixture("1", "Owl 1", .completed)]))) == ["Owl 1 finished."])
        var effects = session.tell(
            .runs([.fixture("2", "Owl 2", .completed)]), .runs([.fixture("3", "Owl 3", .failed)]),
            .runs([.fixture("4", "Owl 4", .cancelled), .request("5", "Owl 5", .unconfirmed(OutcomeQuestion()))]))
        #expect(Self.told(effects) == [])
        #expect(session.state.nextDeadline.map { $0 <= session.now + .seconds(3) } == true)
        session.wait(.milliseconds(2999))
        effects = session.wait(.milliseconds(1))
        #expect(Self.told(effects) == ["3 runs ended: 1 completed, 1 failed, 1 cancelled. 1 request needs you."])
        #expect(Self.told(session.wait(.seconds(60))) == [])
    }

    @Test func returningDropsNotifications() {
        var session = Self.away()
        session.tell(.runs([.fixture("1", "Owl 1", .completed)]), .runs([.fixture("2", "Owl 2", .completed)]))
        session.focus(true)
        #expect(Self.told(session.wait(.seconds(10))) == [])
    }
}
