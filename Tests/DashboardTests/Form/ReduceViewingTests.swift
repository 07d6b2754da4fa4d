import JSON
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceViewingTests {
    @Test func thePreviewIsTheRequest() throws {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, "v")
        let chooser = try #require(session.state.overlays.last?.chooser)
        #expect(chooser.lines.contains { $0.label.contains(#""subject": "stoic""#) })
        let copied = session.press(.enter)
        session.press(.control("r"))
        #expect(copied == [.copy(try #require(session.sent.first).body.prettyText)])
    }

    /// With the variable in the place of the token, and where the service is asked.
    @Test func curlCanBeCopied() throws {
        var session = Session.form(.owl)
        session.tell(.address(.artinstring, "http://127.0.0.1:8080"))
        session.type("it's")
        session.press(.escape, "v", .down, .down)
        guard case .copy(let text)? = session.press(.enter).first else {
            Issue.record("nothing was copied")
            return
        }
        #expect(text.contains("curl -X POST http://127.0.0.1:8080/api/v1/runs"))
        #expect(text.contains(#""Authorization: Bearer $ARTI_TOKEN""#))
        #expect(text.contains(#"it'\''s"#))
    }

    @Test func withoutAURLThereIsNoCurl() throws {
        var session = Session.form(.owl)
        session.press(.escape, "v")
        let chooser = try #require(session.state.overlays.last?.chooser)
        #expect(!chooser.lines.contains { $0.label == "copy as curl" })
    }

    @Test func theCommandCanBeCopied() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, "v", .down)
        #expect(session.press(.enter) == [.copy("easel run stoic-owl-portrait --var subject=stoic")])
    }
}
