import Domain
import Forms
import JSON
import Testing

/// What the user is told of a form that asks something else than it did.
struct FormNoticeTests {
    private static let before = CatalogEntry.asking([
        "subject": ["type": "string"], "mood": ["type": "string"], "gone": ["type": "string"],
    ])
    private static let after = CatalogEntry.asking([
        "subject": ["type": "string"], "mood": ["type": "boolean"], "size": ["type": "integer"],
    ])

    private static func filled() -> Form {
        var form = Form(before)
        form.answer("subject", .text("owl"))
        form.answer("mood", .text("dark"))
        form.answer("gone", .text("x"))
        return form
    }

    private static let words =
        "Changed in the form: mood (was dark). No longer in the form: gone. Your answers are kept but not sent."

    @Test func aSchemaThatChangesUnderAFormSaysWhat() {
        var form = Self.filled()
        #expect(form.update(Self.after) == .changed)
        #expect(form.notices == [Self.words + " New in the form: size."])
        #expect(form.vars == ["subject": "owl"])
        #expect(form.update(Self.before) == .changed)
        #expect(form.vars?["gone"] == "x")
    }

    @Test func aDraftOfAnotherSchemaSaysWhat() throws {
        var form = Form(Self.after)
        form.fill(.draft(try #require(Self.filled().savedAnswers)))
        #expect(form.notices == [Self.words])
        #expect(form.vars == ["subject": "owl"])
    }

    /// As long as the schema has not been read nobody can tell what changed.
    @Test func aFormWithoutItsSchemaSaysNothing() {
        var bare = Self.after
        bare.schema = nil
        var form = Form(bare)
        form.fill(.draft(["subject": "owl", "gone": "x"]))
        #expect(form.notices == [])
        #expect(form.update(Self.after) == .changed)
        #expect(form.notices == ["No longer in the form: gone. Your answers are kept but not sent."])
        #expect(form.vars == ["subject": "owl"])
    }

    @Test func longListsAndValuesAreCut() {
        var form = Form(Self.after)
        form.fill(.draft(JSONObject((1...9).map { ("f\($0)", "x") })))
        #expect(
            form.notices == [
                "No longer in the form: f1, f2, f3, f4, f5, f6 and 3 more. Your answers are kept but not sent."
            ])
        var long = Form(Self.before)
        long.answer("mood", .text(String(repeating: "x", count: 50)))
        #expect(long.update(Self.after) == .changed)
        #expect(long.notices.first?.contains("mood (was \(String(repeating: "x", count: 40))…)") == true)
    }
}
