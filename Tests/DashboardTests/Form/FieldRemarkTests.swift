import Canvas
import Dashboard
import Domain
import Forms
import JSON
import Testing

/// What stands at the right end of a field's row.
struct FieldRemarkTests {
    /// The row on which `label` stands, without the border.
    private static func row(_ label: String, _ session: Session) throws -> String {
        let frame = try session.frame()
        let rows = (0..<frame.size.height).map { frame.row($0) }
        let row = try #require(rows.first { $0.hasPrefix("│▌\(label)") || $0.hasPrefix("│ \(label)") })
        return String(row.dropFirst(2).dropLast(2))
    }

    private static let mood: JSON = ["enum": ["calm", "stern", "wistful"], "default": "calm"]

    @Test(
        arguments: [
            (mood, [], "1 of 3  default"), (mood, [.right], "2 of 3"), (mood, [.left], "3 of 3"),
            (["enum": ["calm", "stern"]], [], "2 choices"), (["enum": ["calm", "stern"]], [.right], "1 of 2"),
            (["type": "integer", "minimum": 1, "maximum": 50], [], "1–50"),
            (["type": "integer", "minimum": 1, "maximum": 50, "default": 28], [], "1–50  default"),
            (["type": "integer", "minimum": 1, "maximum": 50, "default": 28], [.right], "1–50"),
            (["type": "integer", "minimum": 64], [], "from 64"), (["type": "integer", "maximum": 9], [], "up to 9"),
            (["type": "integer", "maximum": 9_007_199_254_740_991], [.escape], "not set"),
            (["type": "boolean", "default": true], [], "default"),
            (["type": "string", "default": "dusk"], [], "default"),
            (["type": "string", "default": "dusk"], ["x"], "x"),
            (["const": "flux"], [], "fixed"), (["type": "string", "readOnly": true], [], "read-only"),
            (["type": "array", "uniqueItems": true, "items": ["enum": ["ink", "oil"]]], [], "2 choices"),
            (["type": "array", "items": ["type": "string"], "default": []], [], "no items"),
        ] as [(JSON, [Key], String)])
    func saysWhatOneNeedsToKnow(_ field: JSON, _ keys: [Key], _ end: String) throws {
        var session = Session.form(.asking(["field": field]), 80, 24)
        for key in keys { session.press(key) }
        let row = try Self.row("field", session)
        #expect(row.trimmed.hasSuffix(end), "\(row)")
        // A remark ends where the rule ends.
        if end != "not set", end != "x", end != "no items" { #expect(row.hasSuffix(end)) }
    }

    @Test func aSeedNamesItsKeyWhereItWorks() throws {
        var session = Session.form(.asking(["seed": ["type": "integer"]]), 80, 24)
        #expect(try Self.row("seed", session).hasSuffix("R new seed"))
        session.press("R")
        #expect(session.answer("seed") != .unset)
        session.press(.escape)
        #expect(try !Self.row("seed", session).contains("R new seed"))
    }

    @Test func aSweptFieldSaysHowManyValuesItHas() throws {
        var session = Session.form(.asking(["steps": ["type": "integer", "minimum": 1, "maximum": 50]]), 80, 24)
        session.type("10,20,30")
        #expect(try Self.row("steps", session).hasSuffix("× 3  1–50"))
    }

    /// An answer goes before what is said of it.
    @Test func givesWayToTheAnswer() throws {
        let long = String(repeating: "a very long mood ", count: 8)
        let session = Session.form(
            .asking(["mood": ["enum": [.string(long), "calm"], "default": .string(long)]]), 80, 24)
        #expect(try !Self.row("mood", session).contains("of 2"))
        let narrow = Session.form(.asking(["mood": Self.mood]), 40, 12)
        #expect(try Self.row("mood", narrow).contains("calm"))
    }
}

extension String {
    /// The string without spaces at its end.
    fileprivate var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
