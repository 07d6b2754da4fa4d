import Canvas
import Testing

@testable import Curses

struct TerminalQueryTests {
    private static let start = ContinuousClock.now
    private static func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    private static func sentQuery(_ queries: [TerminalQuery.Kind] = TerminalQuery.Kind.allCases) -> TerminalQuery {
        var query = TerminalQuery(queries, limit: .seconds(2))
        _ = query.ask(at: start)
        return query
    }

    private static func steps(
        _ query: inout TerminalQuery, _ reply: TerminalReply, _ now: ContinuousClock.Instant
    ) -> [TerminalQuery.Step] { query.receive(reply, at: now) }

    private static let white = TerminalReply(.osc, Array("11;rgb:ffff/ffff/ffff".utf8))

    @Test func allQueriesAreSentTogetherTheSentinelLastAndOnlyOnce() {
        var query = TerminalQuery(TerminalQuery.Kind.allCases.reversed(), limit: .seconds(2))
        #expect(query.report.isEmpty)
        let bytes = query.ask(at: Self.start)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{1B}]11;?\u{1B}\\\u{1B}[?2026$p\u{1B}[?2031$p\u{1B}[>0q\u{1B}[c")
        let again = query.ask(at: Self.start)
        #expect(again.isEmpty)
        #expect(query.isPending)
        var nothing = TerminalQuery([], limit: .seconds(2))
        let none = nothing.ask(at: Self.start)
        #expect(none.isEmpty)
        #expect(!nothing.isPending)
    }

    @Test func eachReplyHasItsTimeAndItsConsequences() {
        var query = Self.sentQuery()
        #expect(Self.steps(&query, Self.white, Self.after(30)) == [.appearance(.light)])
        #expect(Self.steps(&query, .mode(2026, .reset), Self.after(31)) == [.synchronize])
        #expect(Self.steps(&query, .mode(2031, .set), Self.after(32)) == [.follow])
        #expect(Self.steps(&query, .version("XTerm(379)"), Self.after(33)) == [.trust(.recent)])
        #expect(query.isPending)
        #expect(Self.steps(&query, .attributes([64, 1]), Self.after(34)) == [])
        #expect(!query.isPending)
        #expect(query.deadline == nil)
        #expect(
            query.report.map(\.text) == ["#ffffff (light)", "supported", "supported", "XTerm(379)", "64, 1"])
        #expect(query.report.map(\.time) == [30, 31, 32, 33, 34].map { .milliseconds($0) })
    }

    @Test(
        arguments: [
            (.unknown, []), (.set, [.synchronize]), (.reset, [.synchronize]), (.alwaysSet, []), (.alwaysReset, []),
        ] as [(TerminalReply.ModeState, [TerminalQuery.Step])])
    func aModeIsUsedOnlyWhereItCanBeSetAndReset(state: TerminalReply.ModeState, steps: [TerminalQuery.Step]) {
        var query = Self.sentQuery()
        #expect(query.receive(.mode(2026, state), at: Self.start) == steps)
    }

    @Test func aTerminalThatReportsLightAndDarkButNoColorIsQueriedForTheFormer() {
        var query = Self.sentQuery()
        _ = query.receive(.mode(2031, .reset), at: Self.start)
        #expect(Self.steps(&query, .attributes([1]), Self.start) == [.send(TerminalQuery.appearanceQuery)])
        #expect(Self.steps(&query, .appearance(.light), Self.start) == [.appearance(.light)])
        #expect(Self.steps(&query, .attributes([1]), Self.start) == [])

        var silent = Self.sentQuery()
        _ = silent.receive(.mode(2031, .unknown), at: Self.start)
        #expect(Self.steps(&silent, .attributes([1]), Self.start) == [])
    }

    @Test(
        arguments: [
            ("kitty(0.26.5)", [.trust(.recent), .link]), ("XTerm(379)", [.trust(.recent)]), ("tmux 3.3a", []),
            ("tmux 3.4", [.link]), ("mintty 3.6.4", [.link]), ("nobody 1", []),
        ] as [(String, [TerminalQuery.Step])])
    func trustInTextAndLinksByTheTerminalsName(version: String, steps: [TerminalQuery.Step]) {
        var query = Self.sentQuery()
        #expect(query.receive(.version(version), at: Self.start) == steps)
    }

    @Test func waitingEndsAtTheLimitAndLaterRepliesStillCount() {
        var query = Self.sentQuery()
        #expect(query.deadline == Self.after(2000))
        query.expire(at: Self.after(1999))
        #expect(query.isPending)
        query.expire(at: Self.after(2000))
        #expect(!query.isPending)
        #expect(query.report.allSatisfy { $0.text == nil && $0.time == nil })
        #expect(Self.steps(&query, Self.white, Self.after(7000)) == [.appearance(.light)])
        #expect(query.report.first?.time == .seconds(7))
    }

    @Test func unsolicitedRepliesAreIgnoredAndASecondReplyDoesNotChangeTheFirst() {
        var query = Self.sentQuery([.attributes])
        #expect(Self.steps(&query, .version("x"), Self.start) == [])
        _ = query.receive(.attributes([1]), at: Self.after(5))
        _ = query.receive(.attributes([2]), at: Self.after(9))
        #expect(query.report.map(\.text) == ["1"])
    }
}
