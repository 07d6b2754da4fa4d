import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct QuestionScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func concerns(_ width: Int, _ height: Int) throws {
        var session = Session.form(.inkWash, width, height)
        session.type("clouds")
        session.press(.control("r"))
        let request = try #require(session.sent.first)
        session.tell(.concerns(request, [.repeated(ago: .seconds(40), state: .accepted), .price(credits: 25)]))
        expectGolden(try session.frame().golden, named: "concerns-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func outcome(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: Run.unsettled)
        session.press("3", "j", "j", "j", .enter, "j")
        expectGolden(try session.frame().golden, named: "inquiry-\(width)x\(height)")
    }

    @Test(
        arguments: [
            (.inconclusive, .quota(.image, runs: 1), "Your image quota doesn't show whether it was charged."),
            (.spent, .credits(3), "Your balance went down, so it was probably accepted."),
            (.unspent, .credits(3), "Your balance did not change, so it was probably not accepted."),
            (.inconclusive, .ownKey(provider: "fal"), "Check with fal whether your key was billed."),
        ] as [(OutcomeQuestion.BalanceEvidence, Cost, String)])
    func witnesses(_ evidence: OutcomeQuestion.BalanceEvidence, _ cost: Cost, _ words: String) throws {
        let run = Run.request("a", "Owl", .unconfirmed(OutcomeQuestion(evidence: evidence)), cost: cost, failure: .lost)
        var session = Session.fixture(runs: [run])
        session.press("3", .enter)
        let frame = try session.frame()
        #expect(frame.shows(words))
        #expect(frame.shows("No run at artinstring matches."))
        #expect(frame.shows("twice"))
    }

    @Test func anExceededBudgetIsNamed() throws {
        var session = Session(.fresh(limits: SpendingLimits(creditsPerSession: 9, creditsPerDay: 500)))
        session.tell(
            .spending(session: Spending(credits: 4), day: Spending(credits: 500)),
            .entries(.antekirt, .model, .whole([.inkWash])))
        session.wait(.seconds(1))
        session.press("h", .enter)
        session.type("clouds")
        session.press(.control("r"))
        session.tell(.concerns(try #require(session.sent.first), [.overBudget()]))
        #expect(try session.frame().shows("Over your budget: 500 of 500 credits today."))
    }

    @Test func hostileWordsStayWords() throws {
        let nasty = "\u{1B}]0;owned\u{7}\u{202E}txt\u{9B}31m\n"
        let candidate = OutcomeQuestion.Candidate(remoteID: nasty, title: nasty, phase: .running)
        let failure = Failure(.outcomeUnknown, what: nasty)
        let run = Run.request("a", nasty, .unconfirmed(OutcomeQuestion(candidates: [candidate])), failure: failure)
        var session = Session.fixture(runs: [run])
        session.press("3", .enter)
        let clusters = try session.frame().cells.map(\.cluster).joined()
        #expect(!clusters.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
    }
}
