import Canvas
import JSON
import Forms
import Domain
import Testing

@testable import Dashboard

/// What a form has room for: whole labels, what is left out, what is still needed out of sight.
struct FormRoomTests {
    private static let long =
        "a label of many words that goes on and on until no column of any form has room for all of it"

    @Test(arguments: [(40, 12), (80, 24), (120, 36)])
    func theSelectedRowShowsItsWholeLabel(_ width: Int, _ height: Int) throws {
        let fields: JSON = [
            "one": ["type": "string"], "two": ["type": "string", "title": .string(Self.long + " at the end")],
        ]
        var session = Session.form(.asking(fields), width, height)
        session.press(.tab)
        let frame = try session.frame(.fixture())
        let text = (0..<height).map { frame.row($0) }.joined(separator: " ")
        #expect(text.contains("end"))
        #expect(!text.contains("a label of many words that goes on and on until no column of any form has room for a…"))
    }

    @Test func fieldsWithoutRoomAreCounted() throws {
        let fields = JSONObject((0..<3000).map { ("f\($0)", ["type": "string"] as JSON) })
        let entry = CatalogEntry.asking(.object(fields))
        var session = Session.form(entry, 120, 36)
        // Too much to read between two frames.
        if session.state.form?.unread != nil {
            #expect(session.effects.contains(.readForm(entry)))
            session.happen(.formRead(entry.id, FieldTree.form(for: entry)))
        }
        #expect(session.state.form?.unread == nil)
        #expect(session.state.form?.notices.contains { $0.hasPrefix("1000 of 3000 fields") } == true)
        #expect(try session.frame(.fixture()).shows("1000 of 3000 fields"))
    }

    @Test func aRequiredFieldOutOfSightIsNamed() throws {
        var fields = JSONObject((0..<60).map { ("f\($0)", ["type": "string"] as JSON) })
        fields["lens"] = ["type": "string"]
        var session = Session.form(.asking(.object(fields), required: ["lens"]), 80, 24)
        #expect(try session.frame(.fixture()).shows("lens is required, below"))
        session.press(.escape, "G")
        #expect(try !session.frame(.fixture()).shows("lens is required"))
        session.press("g")
        session.press(.control("r"))
        #expect(session.state.formPane?.fieldName == "lens")
    }

    @Test func advancedFieldsOfGroupsAreLast() {
        let tree = FieldTree(schema: [
            "properties": [
                "camera": [
                    "type": "object", "required": ["lens", "must"],
                    "properties": [
                        "iso": ["type": "integer", "x-advanced": true], "old": ["type": "string", "deprecated": true],
                        "lens": ["type": "string"], "must": ["type": "string", "x-advanced": true],
                    ],
                ]
            ]
        ])
        #expect(
            tree.rows(for: .unset).map(\.path.text) == [
                "/camera", "/camera/lens", "/camera/must", "/camera/iso", "/camera/old",
            ])
        // What is sent keeps the order of the schema.
        let body = tree.body(from: tree.answers(from: ["camera": ["iso": 1, "lens": "x"]]))
        #expect(body?.text == #"{"camera":{"iso":1,"lens":"x"}}"#)
    }

    @Test func arrowsStopInsideExcludedBounds() throws {
        let most = try #require(JSONNumber(lexeme: "0.2"))
        var session = Session.form(
            .asking([
                "ratio": ["type": "number", "minimum": 0, "exclusiveMinimum": 0, "exclusiveMaximum": .number(most)]
            ]), 80, 24)
        #expect(try session.frame(.fixture()).shows("more than 0, less than 0.2"))
        func ratio() -> String? { session.state.form?.draft.body["vars"]?["ratio"]?.text }
        session.press(.right)
        #expect(ratio() == "0.05")
        session.press(.left, .left)
        #expect(ratio() == "0.05")
        session.press(.right, .right, .right, .right, .right)
        #expect(ratio() == "0.15")
    }

    @Test func whiteSpaceIsShownAsAnAnswer() throws {
        var session = Session.form(.asking(["separator": ["type": "string"]], required: ["separator"]), 80, 24)
        session.type("  ")
        #expect(session.state.form?.report.isClean == true)
        session.press(.escape)
        #expect(try session.frame(.fixture()).shows(#""  ""#))
    }
}
