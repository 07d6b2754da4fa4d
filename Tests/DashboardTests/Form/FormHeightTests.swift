import Canvas
import Dashboard
import Domain
import Forms
import JSON
import Testing

/// The height that a form needs, at widths with the border.
struct FormHeightTests {
    private static let text: JSON = ["type": "string"]
    private static let short: JSON = ["type": "string", "maxLength": 9]
    /// The border, one row of summary, the blank row, the rule and the cost, and a row of help with a blank one.
    private static let around = 2 + 2 + 2 + 2

    private static func entry(_ fields: JSON, summary: String = "One.", provider: String? = nil) -> CatalogEntry {
        var entry = CatalogEntry.asking(fields)
        entry.summary = summary
        entry.provider = provider
        return entry
    }

    private static func pane(_ fields: JSON, vars: JSONObject = [:], summary: String = "One.") -> FormPane {
        var pane = FormPane(entry(fields, summary: summary))
        if !vars.isEmpty { pane.add(vars) }
        return pane
    }

    @Test(arguments: 1...9) func longTextsGrowToFiveRows(_ rows: Int) {
        // Beside a label of 8 columns a pane of 80 has 66 for a text, one of them for its cursor.
        let words = Array(repeating: String(repeating: "w", count: 60), count: rows).joined(separator: " ")
        let pane = Self.pane(["prompt": Self.text, "mood": Self.short], vars: ["prompt": .string(words)])
        #expect(pane.naturalRows(width: 80) == Self.around + min(max(rows, 2), 5) + 1)
    }

    @Test(
        arguments: [
            ([:], 0), (["a": short], 1), (["a": text, "b": text], 3),
            (["a": ["type": "boolean"], "b": ["type": "integer"]], 2),
            // A placeholder has up to three rows.
            (["a": ["type": "string", "default": "1\n2"]], 2), (["a": ["type": "string", "default": "1\n2\n3\n4"]], 3),
            // A label that no column has room for is above its answer.
            (["a label that goes on and on until no column of any form has room for it": ["type": "string"]], 2),
            // An open group and its field, with blank rows around them.
            (
                [
                    "a": short, "g": ["type": "object", "required": ["x"], "properties": ["x": short]], "z": short,
                ], 4 + 2
            ),
        ] as [(JSON, Int)])
    func fieldsTakeTheirRows(_ fields: JSON, _ rows: Int) {
        let pane = Self.pane(fields)
        #expect(pane.naturalRows(width: 80) == (rows == 0 ? 2 + 2 + 2 + 5 : Self.around + rows))
    }

    @Test(
        arguments: [
            ("", 1), ("Short.", 1), (String(repeating: "eight ch ", count: 12), 2),
            (String(repeating: "eight ch ", count: 50), 3),
        ]) func helpKeepsRowsFree(_ help: String, _ rows: Int)
    {
        let pane = Self.pane(["a": ["type": "boolean", "description": .string(help)], "b": Self.short])
        #expect(pane.naturalRows(width: 80) == Self.around + 2 + rows - 1)
    }

    @Test(
        arguments: [
            ("One.", 1, 1), (String(repeating: "word ", count: 30), 2, 1),
            (
                String(repeating: "word ", count: 200), 3, 1
            ),
        ]) func summariesTakeUpToThreeRows(_ summary: String, _ rows: Int, _ lowRows: Int)
    {
        let pane = Self.pane(["a": Self.short], summary: summary)
        #expect(pane.naturalRows(width: 80) == Self.around + rows)
        // Low: no blank row beside the help.
        #expect(pane.naturalRows(width: 80, isLow: true) == Self.around - 1 + lowRows)
    }

    @Test func movingTheCursorChangesNothing() throws {
        for (entry, width) in [(CatalogEntry.numbers, 80), (.moments, 120), (.lists, 200), (.odd, 90)] {
            var session = Session.form(entry, width, 36)
            let natural = try #require(session.state.formPane).naturalRows(width: 70)
            for _ in 0..<12 {
                session.press(.tab)
                #expect(session.state.formPane?.naturalRows(width: 70) == natural, "\(entry.title) \(width)")
            }
        }
    }

    /// A problem has a row of its own, but for the one in place of the help.
    @Test func problemsTakeTheirRows() throws {
        var session = Session.form(.numbers, 80, 24)
        func natural() throws -> Int { try #require(session.state.formPane).naturalRows(width: 80) }
        let clean = try natural()
        session.type("99")
        #expect(try natural() == clean)
        session.press(.tab)
        #expect(try natural() == clean + 1)
        session.type("0.333")
        #expect(try natural() == clean + 1)
        session.press(.backTab)
        #expect(try natural() == clean + 1)
        session.press(.control("u"))
        #expect(try natural() == clean + 1)
        session.press(.tab)
        #expect(try natural() == clean)
    }

    /// What is kept between keys equals what a new measurement finds.
    @Test func isMeasuredAgainWhereItChanges() throws {
        var session = Session.form(.texts, 80, 24)
        func natural() throws -> (kept: Int, new: Int) {
            let pane = try #require(session.state.formPane)
            var other = FormPane(.texts)
            other.add(try #require(pane.form.savedAnswers))
            return (pane.naturalRows(width: 80), other.naturalRows(width: 80))
        }
        session.type("Owls")
        var last = try natural()
        #expect(last.kept == last.new)
        session.press(.tab)
        for _ in 0..<8 {
            session.type("and owls on a wire in the rain, at dusk")
            let next = try natural()
            #expect(next.kept == next.new)
            #expect(next.kept >= last.kept)
            last = next
        }
        session.press(.control("u"))
        #expect(try natural().kept == natural().new)
        session.resize(120, 36)
        #expect(try natural().kept == natural().new)
    }
}
