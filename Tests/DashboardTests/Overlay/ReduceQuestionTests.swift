import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

struct ReduceQuestionTests {
    /// A session whose second press of ctrl-r the engine has concerns about.
    private static func asked(
        _ concerns: [Concern] = [.repeated(ago: .milliseconds(33), state: .sending)], _ width: Int = 120,
        _ height: Int = 36
    ) throws -> Session {
        var session = Session.form(.crane, width, height)
        session.press(.control("r"))
        var first = try #require(session.sent.first).pendingRun
        first.delivery = .sending
        session.tell(.runs([first]))
        session.press("2", .control("r"))
        session.tell(.concerns(try #require(session.sent.last), concerns))
        return session
    }

    /// A key held or pressed twice over a slow line is one request.
    @Test func aRepeatedRequestIsAskedAbout() throws {
        var session = try Self.asked()
        #expect(session.state.overlays.count == 1)
        #expect(session.state.session.runs.all.map(\.id) == [session.sent[0].id.runID])
        for _ in 0..<30 {
            session.wait(.milliseconds(33))
            session.press(.control("r"), .enter, "y")
        }
        #expect(session.sent.count == 2)
        #expect(session.confirmed.isEmpty)
        #expect(session.state.overlays.count == 1)
    }

    @Test(arguments: [["y"], ["j", .enter], [.down, .enter], [.tab, .enter]] as [[Key]])
    func yesSendsOnce(_ keys: [Key]) throws {
        var session = try Self.asked()
        let request = try #require(session.sent.last)
        session.wait(.milliseconds(300))
        for key in keys { session.press(key) }
        session.press(.enter, "y")
        #expect(session.confirmed == [request])
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.selectedRun?.id == request.id.runID)
    }

    @Test(arguments: [[.enter], [.escape], ["n"], ["q"], ["j", "k", .enter]] as [[Key]])
    func noSendsNothing(_ keys: [Key]) throws {
        var session = try Self.asked()
        session.wait(.seconds(1))
        for key in keys { session.press(key) }
        #expect(session.confirmed.isEmpty)
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.session.runs.all.count == 1)
        #expect(session.state.form != nil)
    }

    /// The key that opened a question, held, comes again and again: only after a rest is one an answer.
    @Test(arguments: [Key.enter, "y"])
    func anEarlyKeyIsNoAnswer(_ key: Key) throws {
        var session = try Self.asked()
        // A letter may be of a word that is being typed; an arrow never is.
        session.press("j")
        #expect(session.state.overlays.last?.question?.cursor == 0)
        session.press(.down)
        #expect(session.state.overlays.last?.question?.cursor == 1)
        for _ in 0..<20 {
            session.wait(.milliseconds(250))
            session.press(key)
            #expect(session.state.overlays.count == 1)
        }
        session.wait(.milliseconds(299))
        session.press(key)
        #expect(session.confirmed.isEmpty)
        session.wait(.milliseconds(300))
        session.press(key)
        #expect(session.confirmed.count == 1)
    }

    @Test func aSinglePaneReturnsToTheForm() throws {
        let session = try Self.asked([.price(credits: 25)], 80, 24)
        #expect(session.state.focus == .form)
        #expect(session.state.context == .question)
        #expect(session.toastLines == [])
    }

    @Test func oneFormIsOneQuestion() throws {
        var session = try Self.asked()
        let request = try #require(session.sent.last)
        session.tell(.concerns(request, [.overBudget()]))
        #expect(session.state.overlays.count == 1)
        let other = Request(
            id: RequestID("other"), action: .run, entry: CatalogEntry.fox.id, title: "Neon Fox", modality: .image,
            body: ["promptId": "p-neon-fox"], cost: .quota(.image, runs: 1), createdAt: session.now)
        session.tell(.concerns(other, [.overBudget()]))
        #expect(session.state.overlays.compactMap(\.question).map(\.title) == ["Paper Crane", "Neon Fox"])
    }

    @Test(
        arguments: [
            (
                .prepared, ["An identical request is already waiting.", "Add another?"],
                "Add (1 image run)"
            ),
            (
                .searching, ["An identical request is still unconfirmed.", "Send it again?"],
                "Send again (1 image run)"
            ),
            (.accepted, ["You sent this 40 s ago.", "Send it again?"], "Send again (1 image run)"),
        ] as [(RequestState, [String], String)])
    func theQuestionNamesTheStateOfTheFirst(_ state: RequestState, _ text: [String], _ yes: String) throws {
        let question = try #require(
            Self.asked([.repeated(ago: .seconds(40), state: state)]).state.overlays.last?.question)
        #expect(question.text == text)
        #expect(question.answers.map(\.label) == ["Cancel", yes])
    }

    @Test func theQueuesCursorReturns() throws {
        var session = Session.form(.crane, 120, 36)
        session.tell(.runs(Run.allPhases + Run.line))
        session.press("3", "g", "j", "2", .control("r"))
        #expect(session.state.selectedRun?.id == session.sent.first?.id.runID)
        session.tell(.concerns(try #require(session.sent.first), [.overBudget()]))
        #expect(session.state.selectedRun?.id == RunID("w2"))
    }

    // MARK: outcomes

    /// What could not be read proves nothing; and what nobody could look for is not offered to be sent again.
    @Test(
        arguments: [
            (.whole, "No run at artinstring matches.", true),
            (
                .partial("3 rows of artinstring's list could not be read"),
                "No run at artinstring matches, but not all could be read: "
                    + "3 rows of artinstring's list could not be read.", true
            ),
            (
                .failed(Failure(.notAuthorized, what: "artinstring does not accept this token")),
                "Easel could not check: artinstring does not accept this token. It checks again once that works; the "
                    + "request may have been accepted.", false
            ),
        ] as [(OutcomeQuestion.Lookup, String, Bool)])
    func anUnreadListProvesNothing(lookup: OutcomeQuestion.Lookup, words: String, offersMore: Bool) throws {
        let run = Run.request("a", "Owl", .unconfirmed(OutcomeQuestion(lookup: lookup)), failure: .lost)
        let question = Question.about(run, OutcomeQuestion(lookup: lookup), now: .start)
        #expect(question.text.last == words)
        #expect(question.answers.contains { $0.label.hasPrefix("Send again") } == offersMore)
    }

    private static func undecided(_ outcome: OutcomeQuestion = Run.outcome) -> Session {
        var session = Session.fixture(
            runs: [.request("a", "Owl", .unconfirmed(outcome), cost: .credits(3), failure: .lost)])
        session.press("3", .enter)
        session.wait(.milliseconds(300))
        return session
    }

    @Test func answersResolveTheOutcome() throws {
        let request = RequestID("a")
        var session = Self.undecided()
        #expect(session.press("k", "k", .enter) == [.engine(.resolve(request, .adopt(remoteID: "0f3a77aa-11")))])
        session = Self.undecided()
        #expect(session.press("k", .enter) == [.engine(.resolve(request, .adopt(remoteID: "b1c2d3e4-22")))])
        session = Self.undecided()
        #expect(session.press("j", .enter) == [.engine(.resolve(request, .dismiss))])
        session = Self.undecided()
        let effects = session.press("j", "j", .enter)
        guard case .engine(.resolve(request, .sendAgain(let again)))? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(again != request)
        #expect(session.sent.isEmpty)
    }

    /// Where one run may be it, that is the likeliest answer; of several none is taken by chance.
    @Test(arguments: [
        (0, "Decide later"), (1, "Use this run: Sea of Glass, started 40 s ago, running"), (2, "Decide later"),
    ])
    func theCursorStartsOnWhatNeverSpends(_ count: Int, _ label: String) throws {
        let outcome = OutcomeQuestion(candidates: Array(Run.outcome.candidates.prefix(count)))
        var session = Session.fixture(
            runs: [.request("a", "Owl", .unconfirmed(outcome), cost: .credits(3), failure: .lost)])
        session.press("3", .enter)
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.answers[question.cursor].label == label)
    }

    /// A question that the user has opened is moved in at once, by letters too.
    @Test func anOpenedQuestionTakesKeysAtOnce() throws {
        var session = Session.fixture(
            runs: [.request("a", "Owl", .unconfirmed(Run.outcome), cost: .credits(3), failure: .lost)])
        session.press("3", .enter, "j", "k", "k")
        #expect(session.state.overlays.last?.question?.cursor == 1)
        session.press(.enter)
        #expect(session.state.overlays.count == 1, "a doubled press is no answer")
    }

    @Test func decidingLaterChangesNothing() {
        var session = Self.undecided()
        #expect(session.press(.enter) == [])
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.session.runs.askingCount == 1)
    }

    @Test func agesInAQuestionAdvance() throws {
        var session = Self.undecided()
        session.press("k")
        #expect(session.state.nextDeadline == .start + .seconds(1))
        session.wait(.seconds(5))
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.answers.first?.label == "Use this run: Sea of Glass, started 45 s ago, running")
        #expect(question.text.first == "Sent 17 s ago. The line broke while sending.")
        #expect(question.cursor == 1)
    }

    @Test func sentIsNotRepeated() throws {
        let failure = Failure(.outcomeUnknown, what: "sent, but artinstring did not confirm it: lost")
        var session = Session.fixture(runs: [.request("a", "Owl", .unconfirmed(OutcomeQuestion()), failure: failure)])
        session.press("3", .enter)
        #expect(
            session.state.overlays.last?.question?.text.first
                == "Sent 12 s ago, but artinstring did not confirm it: lost.")
    }

    @Test func yDoesNotAnswerAnOutcome() {
        var session = Self.undecided()
        #expect(session.press("y") == [])
        #expect(session.state.overlays.count == 1)
        #expect(session.press(.escape) == [])
        #expect(session.state.overlays.isEmpty)
    }

    @Test func anOutcomeOpensFromTheResult() {
        var session = Self.undecided()
        session.press(.escape, "4", .enter)
        #expect(session.state.overlays.last?.question?.subject == .outcome(RunID("a")))
    }

    @Test func changesUpdateOrCloseTheQuestion() throws {
        var session = Self.undecided()
        session.press("k")
        session.tell(.runs([.request("a", "Owl", .unconfirmed(Run.outcome), cost: .credits(3), failure: .lost)]))
        #expect(session.state.overlays.last?.question?.cursor == 1)
        session.tell(.runs([.request("a", "Owl", .unconfirmed(OutcomeQuestion()), cost: .credits(3), failure: .lost)]))
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.answers.count == 3)
        #expect(question.cursor == 0)
        // Another line stands under the key now.
        #expect(session.press(.enter) == [])
        session.tell(.runs([.fixture("a", "Owl", .running)]))
        #expect(session.state.overlays.isEmpty)
    }
}
