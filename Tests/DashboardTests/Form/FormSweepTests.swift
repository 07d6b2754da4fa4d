import Forms
import JSON
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct FormSweepTests {
    /// Runs the form, and says yes to the question.
    private static func send(_ session: inout Session) {
        session.press(.control("r"))
        session.wait(.seconds(1))
        session.press("y")
    }

    @Test func everyCombinationIsSent() throws {
        var session = Session.form(.owl)
        session.type("{owl|fox}")
        session.press(.tab, .tab, .control("u"))
        session.type("10..30 by 10")
        #expect(try session.frame().shows("6 image runs  188 → 182 left  about 0:20 each"))
        #expect(try session.frame().shows("subject × 2, steps × 3 │"))
        session.press(.control("r"))
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.text == ["6 runs (subject × 2, steps × 3).", "Uses 6 image runs, 182 left.", "Send 6 runs?"])
        #expect(question.yes?.label == "Send 6 runs")
        #expect(session.sent.isEmpty)
        session.press(.escape)
        #expect(session.state.overlays.isEmpty && session.sent.isEmpty)
        Self.send(&session)
        let bodies = session.sent.compactMap { $0.body["vars"]?.text }
        #expect(bodies.count == 6)
        #expect(bodies.first == #"{"subject":"owl","steps":10}"#)
        #expect(bodies.last == #"{"subject":"fox","steps":30}"#)
        #expect(Set(session.sent.map(\.id)).count == 6)
        #expect(session.state.session.runs.all.count == 6)
        #expect(session.toastLines == [], "the queue on screen shows them")
        #expect(session.answer("subject") == .text("{owl|fox}"))
    }

    @Test func oneInvalidRunStopsTheSweep() {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.tab, .tab)
        session.type("49..51")
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
        #expect(session.toastLines.last == "Not sent: run 3, steps: must be at most 50.")
    }

    @Test func selectedOptionsStartOneRunEach() throws {
        var session = Session.form(.owl, 120, 36)
        session.type("owl")
        session.press(.tab, .enter, .tab, .tab, .enter)
        #expect(session.answer("mood") == .choices(["calm", "stern"]))
        #expect(try session.frame().shows("mood × 2"))
        #expect(try session.frame().shows("calm, stern"))
        Self.send(&session)
        #expect(session.sent.compactMap { $0.body["vars"]?["mood"]?.string } == ["calm", "stern"])
        // One of them is a choice again, and none is none.
        session.press("2", .enter, .enter, .tab, .enter)
        #expect(session.answer("mood") == .choice("stern"))
    }

    @Test(
        arguments: [
            ("10..", "missing number"), ("1..x", "not a number: x"), ("0.1..0.5", "add a step: 0.1..0.5 by 0.1"),
        ])
    func aRangeThatIsNoneSaysWhy(_ text: String, _ reason: String) throws {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.tab, .tab)
        session.type(text)
        #expect(session.state.formPane?.row.flatMap { session.state.formPane?.problem(with: $0) } == reason)
        #expect(try session.frame().shows(reason))
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
    }

    /// The runs of a sweep that the engine asks about are one question.
    @Test func concernsAboutSeveralRunsAreOneQuestion() throws {
        var session = Session.form(.owl, 120, 36)
        session.type("{owl|fox|crane}")
        Self.send(&session)
        for request in session.sent.dropFirst() { session.tell(.concerns(request, [.overBudget()])) }
        #expect(session.state.overlays.count == 1)
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.title == "Stoic Owl Portrait, 2 runs")
        #expect(question.text.last == "Send 2 runs?")
        #expect(question.yes?.label == "Send 2 runs (2 image runs)")
        session.tell(.concerns(session.sent[2], [.overBudget()]))
        #expect(session.state.overlays.count == 1)
        session.wait(.seconds(1))
        session.press("y")
        #expect(session.confirmed == Array(session.sent[1...2]))
        #expect(session.state.overlays.isEmpty)
    }

    @Test func tooManyRunsAreRejected() throws {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.tab, .tab, .tab)
        session.type("1..1000000")
        #expect(try session.frame().shows("1000000 runs, at most 100 at once"))
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
    }

    @Test func bracesWithoutABarAreText() {
        var session = Session.form(.owl)
        session.type("an {owl}")
        session.press(.control("r"))
        #expect(
            session.sent.map(\.body.text) == [#"{"promptId":"p-stoic-owl-portrait","vars":{"subject":"an {owl}"}}"#])
    }
}
