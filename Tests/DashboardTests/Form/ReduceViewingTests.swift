import Canvas
import Dashboard
import Domain
import Testing

struct ReduceViewingTests {
    @Test func whatIsShownIsWhatIsSent() throws {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, "v")
        let chooser = try #require(session.state.overlays.last?.chooser)
        #expect(chooser.lines.contains { $0.label.contains(#""subject": "stoic""#) })
        let copied = session.press(.enter)
        session.press(.control("r"))
        #expect(copied == [.copy(try #require(session.sent.first).body.prettyText)])
    }

    @Test func theCommandCanBeCopied() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, "v", .down)
        #expect(session.press(.enter) == [.copy("easel run stoic-owl-portrait --var subject=stoic")])
    }
}
