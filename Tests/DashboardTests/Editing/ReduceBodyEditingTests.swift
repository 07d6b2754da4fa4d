import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Testing

/// The whole form as JSON, in an editor and back.
struct ReduceBodyEditingTests {
    private static let head = #"{"promptId":"p-widgets","vars":"#

    private static func whole(_ vars: String, _ more: String = "") -> EditorOutcome { .text(head + vars + more + "}") }

    @Test func theEditorGetsTheRequestBody() throws {
        var session = Session.editing("title")
        session.type("an owl")
        let body = try #require(session.state.form).draft.body
        let handed = try #require(session.press(.alt("E")).edited)
        #expect(handed == EditorText(id: 1, text: body.prettyText + "\n", format: .json))
        session.leave(handed, .text(handed.text))
        #expect(session.toastLines == ["No changes."])
        // Out of a field, by its letter, and where there is no text to edit.
        session.press(.escape)
        #expect(session.press("E").edited?.text == handed.text)
    }

    @Test(arguments: ["mood", "made", "keys"])
    func aFieldWithoutTextOpensTheForm(_ name: String) {
        var session = Session.editing(name)
        #expect(session.press(.alt("e")).edited?.format == .json)
    }

    @Test func aChangedBodyIsOneUndoStep() {
        var session = Session.editing("title")
        session.type("an owl")
        session.press(.escape)
        session.edit("E", Self.whole(#"{"prompt":"by night","mood":"stern","steps":12,"layout":{"a":[1]}}"#))
        #expect(session.answer("title") == .unset)
        #expect(session.answer("prompt") == .text("by night"))
        #expect(session.answer("mood") == .choice("stern"))
        #expect(session.answer("steps") == .text("12"))
        #expect(session.answer("layout") == .text(#"{"a":[1]}"#))
        #expect(session.toastLines == [])
        session.press("u")
        #expect(session.answer("title") == .text("an owl"))
        #expect(session.answer("prompt") == .unset)
        session.press("U")
        #expect(session.answer("mood") == .choice("stern"))
    }

    /// Also of a form that nobody had answered anything in.
    @Test func theFirstStepCanBeUndone() {
        var session = Session.editing("title")
        session.edit(.alt("E"), Self.whole(#"{"title":"x"}"#))
        session.press(.control("_"))
        #expect(session.answer("title") == .unset)
    }

    @Test(
        arguments: [
            ("{\n  \"vars\": {\n    \"title\": \"owl\",\n  }\n}", "line 4, column 3: expected a member name"),
            ("{\"é漢\" 1}", "line 1, column 7: expected :"), ("[1]", "a request must be a JSON object"),
            ("nonsense", "line 1, column 1: not a JSON value"), ("{} x", "line 1, column 4: text after the value"),
        ])
    func aTextThatIsNoBodyIsKept(_ left: String, _ reason: String) throws {
        var session = Session.editing("title")
        session.type("an owl")
        session.edit(.alt("E"), .text(left))
        #expect(session.answer("title") == .text("an owl"))
        let line = try #require(session.toastLines.first)
        #expect(line.hasPrefix("Text not applied: \(reason)"))
        #expect(session.toastLines.last == "alt-E reopens your text.")
        // Whatever the editor does with it, until it is read.
        #expect(session.edit(.alt("E"), .failed("ed ended with exit code 1")) == [])
        let again = try #require(session.press(.alt("E")).edited)
        #expect(again.text == left)
        session.leave(again, Self.whole(#"{"title":"fixed"}"#))
        #expect(session.answer("title") == .text("fixed"))
        #expect(session.press(.alt("E")).edited?.text != left)
    }

    @Test(arguments: ["", " \n\n"])
    func anEmptyTextChangesNothing(_ left: String) {
        var session = Session.editing("title")
        session.type("an owl")
        session.edit(.alt("E"), .text("{oops"))
        session.edit(.alt("E"), .text(left))
        #expect(session.toastLines.last == "No changes: the text is empty.")
        #expect(session.answer("title") == .text("an owl"))
        #expect(session.press(.alt("E")).edited?.text.contains("an owl") == true)
    }

    @Test func aSecretIsReplacedByAPlaceholder() throws {
        var session = Session.editing("api_key")
        session.paste("hush")
        let handed = try #require(session.press(.alt("E")).edited)
        #expect(!handed.text.contains("hush"))
        #expect(handed.text.contains(#""api_key": "(secret 1, hidden)""#))
        session.leave(handed, .text(handed.text.replacing("{\n  \"prom", with: "{\n  \"x\": 1,\n  \"prom")))
        #expect(session.answer("api_key") == .text("hush"))
        #expect(session.state.form?.draft.body["vars"]?["api_key"] == "hush")
        #expect(session.toastLines == ["Not in the form, sent as is: x."])
        // Another one takes its place, and taking it out unsets it.
        session.edit(.alt("E"), Self.whole(#"{"api_key":"new"}"#))
        #expect(session.answer("api_key") == .text("new"))
        session.edit(.alt("E"), Self.whole("{}"))
        #expect(session.answer("api_key") == .unset)
    }

    @Test func movedPlaceholdersKeepTheirSecrets() {
        var session = Session.editing("title")
        session.edit(.alt("E"), Self.whole(#"{"keys":["one","two"]}"#))
        let stand = (1...2).map { "(secret \($0), hidden)" }
        session.edit(.alt("E"), Self.whole(#"{"keys":["\#(stand[1])","\#(stand[0])"]}"#))
        #expect(session.state.form?.draft.body["vars"]?["keys"] == ["two", "one"])
    }

    /// Where no secret is asked for, none is shown, and its stand-in is not sent for it.
    @Test(arguments: [#""title":"(secret 1, hidden)""#, #""other":[{"a":"(secret 1, hidden)"}]"#])
    func aMisplacedPlaceholderIsRejected(_ member: String) throws {
        var session = Session.editing("api_key")
        session.paste("hush")
        session.edit(.alt("E"), Self.whole("{\(member)}"))
        let line = try #require(session.toastLines.first)
        #expect(line.contains("a secret's placeholder is in a field that takes no secret"))
        #expect(session.answer("api_key") == .text("hush"))
        #expect(session.answer("title") == .unset)
        #expect(session.press(.alt("E")).edited?.text.contains(member) == true)
    }

    @Test func aFailedEditorsTextReopens() throws {
        var session = Session.editing("title")
        session.type("an owl")
        #expect(session.edit(.alt("E"), .failed("ed ended with exit code 1", text: "{half")) == [])
        #expect(session.answer("title") == .text("an owl"))
        let line = try #require(session.toastLines.first)
        #expect(line.hasPrefix("No changes: ed ended with exit code 1"))
        #expect(session.toastLines.last == "alt-E reopens your text.")
        #expect(session.press(.alt("E")).edited?.text == "{half")
    }

    @Test func anInvalidTextKeepsItsSecrets() {
        var session = Session.editing("api_key")
        session.paste("hush")
        session.edit(.alt("E"), .text("{"))
        session.edit(.alt("E"), Self.whole(#"{"api_key":"(secret 1, hidden)","title":"x"}"#))
        #expect(session.answer("api_key") == .text("hush"))
    }

    @Test func unknownMembersAreReported() {
        var session = Session.editing("title")
        session.edit(
            .alt("E"), .text(#"{"promptId":"another","vars":{"title":"x","b\u001bc":1,"d":2},"user":{"id":1}}"#))
        #expect(session.state.form?.draft.body["user"] == ["id": 1])
        #expect(session.state.form?.draft.body["promptId"] == "p-widgets")
        #expect(
            session.toastLines == [
                "Not in the form, sent as is: b\u{1B}c, d, user.", "Not applied from your text: promptId.",
            ])
    }

    /// A sweep of numbers, or half a number, is not in the body, and not lost with it.
    @Test func anUnfinishedNumberStays() {
        var session = Session.editing("steps")
        session.type("1..5")
        session.edit(.alt("E"), Self.whole(#"{"title":"x"}"#))
        #expect(session.answer("steps") == .text("1..5"))
        #expect(session.answer("title") == .text("x"))
        session.edit(.alt("E"), Self.whole(#"{"steps":7}"#))
        #expect(session.answer("steps") == .text("7"))
    }

    /// Several choices make a run each, and no body holds them.
    @Test func aSweepOfChoicesStays() throws {
        var session = Session.form(.owl, 120, 36)
        session.type("owl")
        session.press(.tab, .enter, .tab, .tab, .enter)
        let sweep = FieldAnswer.choices(["calm", "stern"])
        #expect(session.answer("mood") == sweep)
        let first = session.handWhole()
        let handed = try #require(first)
        session.leave(handed, .text(handed.text.replacing(#""subject": "owl""#, with: #""subject": "fox""#)))
        #expect(session.answer("subject") == .text("fox"))
        #expect(session.answer("mood") == sweep)
        // One of them in its place is a choice again, and what was taken out is gone.
        let second = session.handWhole()
        let again = try #require(second)
        session.leave(again, .text(again.text.replacing(#""subject": "fox""#, with: #""mood": "calm""#)))
        #expect(session.answer("mood") == .choice("calm"))
        #expect(session.answer("subject") == .unset)
    }

    /// A question that another reading of the schema brings back.
    @Test func unknownMembersStay() throws {
        var session = Session.editing("title")
        session.type("an owl")
        session.tell(.entry(.asking(["other": ["type": "string"]])))
        let whole = session.handWhole()
        let handed = try #require(whole)
        session.leave(handed, Self.whole(#"{"other":"x"}"#))
        #expect(session.answer("other") == .text("x"))
        session.tell(.entry(.edited))
        #expect(session.answer("title") == .text("an owl"))
    }

    @Test func aFormWithoutFieldsHasABody() {
        var session = Session.form(.crane)
        #expect(session.press("e").edited?.text.contains("promptId") == true)
    }
}

extension Session {
    /// Hands the whole form over, from inside a field or from outside.
    fileprivate mutating func handWhole() -> EditorText? {
        if let text = press(.alt("E")).edited { return text }
        return press("E").edited
    }
}
