import Canvas
import Dashboard
import Domain
import Forms
import JSON
import Testing

/// Texts of one line, which are wrapped to be read whole.
struct WrappedTextTests {
    private static let words = "an old owl at dusk, snow on the branch, a brass lamp far behind, painted as a woodcut"

    private static func session(_ field: JSON, _ width: Int = 80) -> Session {
        Session.form(.asking(["subject": field, "mood": ["type": "string"]]), width, 24)
    }

    @Test(
        arguments: [
            (["type": "string", "maxLength": 200], true), (["type": "string"], true),
            (["type": "string", "maxLength": 60], false), (["type": "string", "format": "uri"], false),
            (["type": "string", "format": "password"], false), (["type": "integer"], false),
        ] as [(JSON, Bool)])
    func longTextsAreWrapped(_ field: JSON, _ wraps: Bool) throws {
        var session = Self.session(field)
        session.paste(Self.words)
        let frame = try session.frame()
        #expect((frame.shows("an old owl at dusk") && frame.shows("as a woodcut")) == wraps)
    }

    @Test func enterLeavesTheField() {
        var session = Self.session(["type": "string", "maxLength": 200])
        session.type("owl")
        session.press(.enter)
        #expect(session.answer("subject") == .text("owl"))
        #expect(session.state.formPane?.fieldName == "mood")
    }

    @Test func aPasteBecomesOneLine() {
        var session = Self.session(["type": "string", "maxLength": 200])
        session.paste("an owl\nand\ta fox")
        #expect(session.answer("subject") == .text("an owl and a fox"))
        session.press(.control("_"))
        #expect(session.answer("subject") == .unset)
    }

    @Test func downMovesThroughTheRowsThenOn() {
        var session = Self.session(["type": "string", "maxLength": 200])
        session.paste(Self.words)
        session.press(.up)
        #expect(session.state.formPane?.fieldName == "subject")
        session.press(.down)
        #expect(session.state.formPane?.fieldName == "subject")
        session.press(.down)
        #expect(session.state.formPane?.fieldName == "mood")
    }

    /// In a narrow form a text that fits stays beside its label.
    @Test func aShortTextStaysBesideItsLabel() throws {
        var session = Self.session(["type": "string", "maxLength": 200], 40)
        session.type("an owl")
        #expect(try session.frame().shows("▌subject   an owl"))
        session.paste(" " + Self.words)
        #expect(try !session.frame().shows("▌subject   an owl"))
        #expect(try session.frame().shows("painted as a"))
    }
}
