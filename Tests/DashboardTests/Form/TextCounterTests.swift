import Canvas
import Dashboard
import Domain
import JSON
import Testing
import Themes

/// The length of a text beside its help.
struct TextCounterTests {
    private static func session(_ length: Int, limit: Int = 40, help: String = "") -> Session {
        var session = Session.form(
            .asking([
                "title": ["type": "string", "maxLength": .number(JSONNumber(limit)), "description": .string(help)]
            ]),
            80, 24)
        if length > 0 { session.paste(String(repeating: "w", count: length)) }
        return session
    }

    @Test(
        arguments: [
            (0, "0/40", .muted), (20, "20/40", .muted), (35, "35/40", .muted), (36, "36/40", .warn),
            (40, "40/40", .warn), (41, "41/40", .bad),
        ] as [(Int, String, Role)])
    func warnsNearTheLimit(_ length: Int, _ text: String, _ role: Role) throws {
        let look = try RenderContext.fixture()
        let frame = try Self.session(length).frame()
        #expect(frame.style(of: text) == look[role])
    }

    /// Help at the left, the counter in its own cell at the right of the same row.
    @Test func isInACellOfItsOwn() throws {
        let frame = try Self.session(12, help: "What it is called.").frame()
        let row = try #require((0..<24).map { frame.row($0) }.first { $0.contains("What it is called.") })
        #expect(row.hasSuffix("12/40 │"))
        let long = try Self.session(12, help: String(repeating: "Helpful words. ", count: 12)).frame()
        let rows = (0..<24).map { long.row($0) }.filter { $0.contains("Helpful") }
        #expect(rows.count > 1)
        #expect(rows.filter { $0.hasSuffix("12/40 │") }.count == 1)
    }

    @Test func aTextOverTheLimitKeepsItsCounterWithoutTheFocus() throws {
        var session = Self.session(44)
        #expect(try session.frame().shows("44/40 │"))
        // The words do not repeat the numbers.
        #expect(try !session.frame().shows("(44/40)"))
        session.press(.escape, "1")
        session.press("2")
        #expect(try session.frame().shows("44/40 │"))
    }

    @Test func otherFieldsShowNone() throws {
        var session = Session.form(.owl, 80, 24)
        session.type("owl")
        #expect(try session.frame().shows("3/80"))
        session.press(.tab)
        #expect(try !session.frame().shows("3/80"))
    }

    /// Each text of a sweep is sent by itself.
    @Test func aSweepCountsItsLongestText() throws {
        var session = Self.session(0)
        session.type("a {owl|red fox} {at dusk|at noon}")
        #expect(try session.frame().shows("17/40"))
    }
}
