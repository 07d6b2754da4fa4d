import Canvas
import Dashboard
import JSON
import Domain
import Testing

struct FormColumnsTests {
    private static func form(_ fields: JSON) -> FormState { FormState(.asking(fields)) }

    @Test func labelsAreBesideAnswersIfTheyFit() {
        let form = Self.form(["short": ["type": "string"], "somewhat longer": ["type": "integer"]])
        let columns = FormColumns(form, width: 76)
        #expect(columns.label == "somewhat longer".count)
        for line in form.lines { #expect(columns.place(of: line, form) == (isBeneath: false, x: columns.label + 2)) }
    }

    @Test func aLongLabelIsAboveItsAnswer() {
        let form = Self.form([
            "short": ["type": "string"], "z far too long for any column of labels at all": ["type": "string"],
        ])
        let columns = FormColumns(form, width: 76)
        #expect(columns.label == 8)
        #expect(columns.place(of: form.lines[0], form) == (isBeneath: false, x: 10))
        #expect(columns.place(of: form.lines[1], form) == (isBeneath: true, x: 10))
    }

    @Test func narrowFormsPutTextsBelowLabels() throws {
        let form = Self.form(["an odd label": ["type": "integer"], "prompt": ["type": "string"]])
        let columns = FormColumns(form, width: 39)
        #expect(!columns.isRoomy)
        #expect(columns.place(of: form.lines[0], form) == (isBeneath: false, x: 14))
        // With nothing to show it needs no rows of its own.
        #expect(columns.place(of: form.lines[1], form) == (isBeneath: false, x: 14))
        var session = Session.form(.asking(["an odd label": ["type": "integer"], "prompt": ["type": "string"]]))
        session.press(.tab)
        let there = try #require(session.state.form)
        #expect(columns.place(of: there.lines[1], there) == (isBeneath: true, x: 2))
    }
}
