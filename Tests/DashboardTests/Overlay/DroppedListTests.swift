import Canvas
import Dashboard
import Domain
import Forms
import JSON
import Testing

/// Lists that open under the field they belong to.
struct DroppedListTests {
    private static func row(_ text: String, _ frame: Frame) -> Int? {
        (0..<frame.size.height).first { frame.row($0).contains(text) }
    }

    private static let choices: JSON = [
        "enum": .array((1...20).map { .string("mood \($0)") }), "default": "mood 1",
    ]

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func opensUnderTheAnswer(_ width: Int, _ height: Int) throws {
        var session = Session.form(.owl, width, height)
        session.press(.tab)
        let answer = try session.place(of: "‹ calm ›")
        session.press(.enter)
        let frame = try session.frame()
        #expect(frame[answer.x, answer.y + 1]?.cluster == "╭")
        #expect(frame.row(answer.y + 1).contains("╭─ mood ─"))
        #expect(frame.row(answer.y).contains("‹ calm ›"))
        // Three lines, no filter before something is typed.
        #expect(frame[answer.x, answer.y + 5]?.cluster == "╰")
        #expect(frame.cursor == nil)
        session.type("st")
        #expect(try session.frame().shows("/ st"))
        session.press(.enter)
        #expect(session.answer("mood") == .choice("stern"))
    }

    @Test func opensAboveTheAnswerAtTheEndOfTheScreen() throws {
        var fields = JSONObject((0..<40).map { ("field \($0)", ["type": "string"] as JSON) })
        fields["mood"] = Self.choices
        var session = Session.form(.asking(.object(fields)), 80, 30)
        session.press(.backTab, .enter)
        let frame = try session.frame()
        let answer = try #require(Self.row("‹ mood 1 ›", frame))
        let top = try #require(Self.row("╭─ mood ─", frame))
        // Ten lines and the filter.
        #expect(top == answer - 13)
        #expect(frame.shows("mood 10 ") && !frame.shows("mood 11 "))
    }

    @Test func withoutRoomItIsInTheMiddle() throws {
        var session = Session.form(.asking(["mood": Self.choices]), 80, 11)
        session.press(.enter)
        let frame = try session.frame()
        let top = try #require(Self.row("╭─ mood ─", frame))
        #expect(top == 1)
        #expect(frame.row(top).hasPrefix(" "))
    }

    @Test func suggestionsOpenUnderTheText() throws {
        var session = Session.form(
            .asking(["title": ["type": "string", "examples": ["An owl", "A fox"]]]), 120, 36)
        session.press(.alt("s"))
        session.tell(.recalled(CatalogEntry.asking([:]).id, presets: Presets(), history: AnswerHistory()))
        let frame = try session.frame()
        let title = try #require(Self.row("▌title", frame))
        #expect(frame.row(title + 1).contains("╭─ Suggestions: title"))
    }

    @Test func presetsStayInTheMiddle() throws {
        var session = Session.form(.owl, 120, 36)
        session.press(.alt("p"))
        session.tell(.recalled(CatalogEntry.owl.id, presets: Presets(), history: AnswerHistory()))
        let frame = try session.frame()
        let top = try #require(Self.row("Save as preset", frame))
        #expect(top > 10)
    }

    @Test func linesCanBeClicked() throws {
        var session = Session.form(.owl, 120, 36)
        session.press(.tab, .enter)
        // Several can be chosen: a click selects.
        try session.press(on: "wistful")
        session.press(.enter)
        #expect(session.answer("mood") == .choice("wistful"))
        #expect(session.state.overlays.isEmpty)
        session.press(.enter)
        // Outside of the list it closes.
        session.use(.press, at: Point(x: 3, y: 30))
        #expect(session.state.overlays.isEmpty)
        #expect(session.answer("mood") == .choice("wistful"))
    }
}
