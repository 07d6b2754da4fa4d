import Canvas
import Dashboard
import Domain
import Testing

struct FormSweepTests {
    @Test func theProductIsSentOneByOne() throws {
        var session = Session.form(.owl)
        session.type("{owl|fox}")
        session.press(.tab, .tab, .control("u"))
        session.type("10..30 by 10")
        #expect(try session.frame().shows("6 runs: subject × 2, steps × 3"))
        #expect(try session.frame().shows("6 image runs  quota 188 → 182"))
        session.press(.control("r"))
        let bodies = session.sent.compactMap { $0.body["vars"]?.text }
        #expect(bodies.count == 6)
        #expect(bodies.first == #"{"subject":"owl","steps":10}"#)
        #expect(bodies.last == #"{"subject":"fox","steps":30}"#)
        #expect(Set(session.sent.map(\.id)).count == 6)
        #expect(session.state.queue.runs.count == 6)
        #expect(session.toastLines.last == "Sending 6 runs: Stoic Owl Portrait.")
        #expect(session.answer("subject") == .text("{owl|fox}"))
    }

    @Test func oneRunThatIsWrongKeepsAllBack() {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.tab, .tab)
        session.type("49..51")
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
        #expect(session.toastLines.last == "Not sent: run 3, steps: at most 50.")
    }

    @Test func tooManyRunsAreRefused() throws {
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
