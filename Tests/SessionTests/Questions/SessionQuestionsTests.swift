import Domain
import Session
import Testing

struct SessionQuestionsTests {
    @Test func requestsOfOneFormAreAskedAboutTogether() throws {
        let session = Session.live()
        let (first, second) = (Request.fixture("a"), Request.fixture("b", body: "y"))
        let question = session.question(about: first, [.overBudget()])
        #expect(question.subject == .concerns([first], [.overBudget()]))
        #expect(question.isAbout(likesOf: second))
        #expect(!question.isAbout(likesOf: .fixture("c", entry: .prompt("fox", "Fox"))))
        let both = try #require(session.question(question, alsoAbout: second, [.overBudget(), .price(credits: 9)]))
        #expect(both.subject == .concerns([first, second], [.overBudget(), .price(credits: 9)]))
        #expect(both.yes?.action == .send([first, second]))
        #expect(both.answers[both.suggested].action == .leave)
    }

    @Test func aKeyHeldDownAsksOnce() {
        let session = Session.live()
        let question = session.question(about: .fixture("a"), [.overBudget()])
        #expect(session.question(question, alsoAbout: .fixture("b"), [.overBudget()]) == nil)
    }

    @Test func theBudgetThatIsUsedUpIsNamed() {
        var session = Session.live(limits: SpendingLimits(runsPerDay: 4))
        _ = session.apply(.spending(session: Spending(), day: Spending(runs: 4)))
        let text = session.question(about: .fixture("a"), [.overBudget()]).text
        #expect(text.first?.contains("4 of 4 runs today") == true)
    }

    @Test(arguments: [0, 1, 2])
    func theSuggestedAnswerNeverSpends(_ count: Int) throws {
        let candidates = (0..<count).map {
            OutcomeQuestion.Candidate(remoteID: "r\($0)", createdAt: .start, phase: .running)
        }
        let asked = DeliveryState.unconfirmed(OutcomeQuestion(candidates: candidates))
        let session = Session.live(runs: [.fixture("a", .unknown, delivery: asked), .fixture("b")])
        let question = try #require(session.outcomeQuestion(of: RunID("a"), now: .start))
        let suggested = question.answers[question.suggested].action
        #expect(!suggested.spends)
        #expect(suggested == (count == 1 ? .adopt(RequestID("a"), remoteID: "r0") : .leave))
        #expect(question.answers.contains { $0.action == .sendAgain(RequestID("a")) })
        #expect(session.outcomeQuestion(of: RunID("b"), now: .start) == nil)
    }
}
