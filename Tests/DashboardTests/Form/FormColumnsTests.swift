import Canvas
import Dashboard
import JSON
import Domain
import Testing

struct FormColumnsTests {
    private static func pane(_ fields: JSON) -> FormPane { FormPane(.asking(fields)) }

    @Test func labelsAreBesideAnswersIfTheyFit() {
        let pane = Self.pane(["short": ["type": "string"], "somewhat longer": ["type": "integer"]])
        let columns = FormColumns(pane, width: 76)
        #expect(columns.label == "somewhat longer".count)
        for line in pane.lines { #expect(columns.place(of: line, pane) == (isBeneath: false, x: columns.label + 2)) }
    }

    @Test func aLongLabelIsAboveItsAnswer() {
        let pane = Self.pane([
            "short": ["type": "string"], "z far too long for any column of labels at all": ["type": "string"],
        ])
        let columns = FormColumns(pane, width: 76)
        #expect(columns.label == 8)
        #expect(columns.place(of: pane.lines[0], pane) == (isBeneath: false, x: 10))
        #expect(columns.place(of: pane.lines[1], pane) == (isBeneath: true, x: 10))
    }

    @Test func narrowFormsPutTextsBelowLabels() throws {
        let pane = Self.pane(["an odd label": ["type": "integer"], "prompt": ["type": "string"]])
        let columns = FormColumns(pane, width: 39)
        #expect(!columns.isRoomy)
        #expect(columns.place(of: pane.lines[0], pane) == (isBeneath: false, x: 14))
        // With nothing to show it needs no rows of its own.
        #expect(columns.place(of: pane.lines[1], pane) == (isBeneath: false, x: 14))
        var session = Session.form(.asking(["an odd label": ["type": "integer"], "prompt": ["type": "string"]]))
        session.press(.tab)
        let there = try #require(session.state.formPane)
        #expect(columns.place(of: there.lines[1], there) == (isBeneath: true, x: 2))
    }
}
