import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

/// What keys do to the fields that hold others, and to the form as a whole.
struct FormEditingTests {
    private static func session(_ entry: CatalogEntry, at name: String) -> Session {
        var session = Session.form(entry)
        while session.state.formPane?.fieldName != name { session.press(.tab) }
        return session
    }

    private static func vars(_ session: Session) -> String? { session.state.form?.draft.body["vars"]?.text }

    /// Where one types, what (`+` goes to the line that takes another, `>` to the next line), and what is sent.
    struct Typing: Sendable {
        let entry: CatalogEntry
        let name: String
        let typed: [String]
        let keys: [Key]
        let vars: String

        init(_ entry: CatalogEntry, _ name: String, _ typed: [String], _ keys: [Key], _ vars: String) {
            (self.entry, self.name, self.typed, self.keys, self.vars) = (entry, name, typed, keys, vars)
        }
    }

    @Test(
        arguments: [
            Typing(.lists, "palette", ["red"], [], #"{"palette":["red"]}"#),
            Typing(.lists, "palette", ["red", "+", "ochre"], [], #"{"palette":["red","ochre"]}"#),
            Typing(.lists, "palette", ["red", "+", "ochre"], [.alt("k")], #"{"palette":["ochre","red"]}"#),
            Typing(.lists, "palette", ["red", "+", "ochre"], [.alt("k"), .alt("j")], #"{"palette":["red","ochre"]}"#),
            Typing(.lists, "palette", ["red", "+", "ochre"], [.alt("x")], #"{"palette":["red"]}"#),
            Typing(.lists, "palette", ["red"], [.alt("x")], "{}"),
            Typing(.lists, "palette", ["red"], [.alt("x"), .control("_")], #"{"palette":["red"]}"#),
            Typing(.lists, "weights", ["", ">", "owl", "\n", "0.5"], [], #"{"weights":{"owl":0.5}}"#),
            Typing(.lists, "people", ["\n", "Mo", ">", "7"], [], #"{"people":[{"name":"Mo","age":7}]}"#),
            Typing(.groups, "lens", ["50 mm"], [], #"{"camera":{"lens":"50 mm"}}"#),
            Typing(.groups, "frame", ["\n", ">", "oak"], [], #"{"camera":{},"frame":{"wood":"oak"}}"#),
            Typing(.choices, "light", [], [.right, .tab, "6"], #"{"light":{"hour":6}}"#),
            Typing(.choices, "light", [], [.right, .right, .right], "{}"),
            Typing(.choices, "light", [], [.left, .tab, "6", "0"], #"{"light":{"watts":60}}"#),
            Typing(.numbers, "ratio", [], [.alt("n")], #"{"ratio":null}"#),
            Typing(.numbers, "ratio", [], [.alt("n"), .alt("n")], "{}"),
            Typing(.numbers, "width", [], [.alt("n")], "{}"),
            Typing(.numbers, "strength", [], [.right, .right, .right], #"{"strength":0.1}"#),
            Typing(
                .texts, "prompt", [], [.end, "!"],
                #"{"prompt":"A quiet harbour in the morning.\nNobody is up yet but the gulls.!"}"#),
            Typing(.texts, "prompt", ["mine"], [], #"{"prompt":"mine"}"#),
        ])
    func keysAnswer(_ row: Typing) {
        var session = Self.session(row.entry, at: row.name)
        for text in row.typed {
            switch text {
            case "+": session.press(.tab, .enter)
            case ">": session.press(.tab)
            case "\n": session.press(.enter)
            default: session.type(text)
            }
        }
        for key in row.keys { session.press(key) }
        #expect(Self.vars(session) == row.vars)
    }

    private static func text(_ answer: FieldAnswer?) -> String? {
        if case .text(let text)? = answer { text } else { nil }
    }

    @Test func aSeedIsDrawnAndTheLastIsRestored() throws {
        var session = Self.session(.numbers, at: "seed")
        session.press("R")
        let rolled = try #require(Self.text(session.answer("seed")))
        #expect(Int(rolled).map { $0 >= 0 } == true)
        session.press("R")
        #expect(session.answer("seed") != .text(rolled))
        let last = try #require(Self.text(session.answer("seed")))
        session.press(.control("r"))
        #expect(session.sent.count == 1)
        session.press("2", "x", .enter)
        #expect(session.answer("seed") == .unset)
        session.press("L")
        #expect(session.answer("seed") == .text(last))
    }

    @Test func undoAndRedoGoStepByStep() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.tab, .right, .right)
        session.press(.control("_"))
        #expect(session.answer("mood") == .choice("stern"))
        session.press(.control("_"))
        #expect(session.answer("mood") == .unset)
        session.press(.control("_"))
        #expect(session.answer("subject") == .unset)
        #expect(session.state.formPane?.fieldName == "subject")
        session.press(.control("_"))
        #expect(session.toastLines.last == "Nothing to undo.")
        session.press(.alt("_"), .alt("_"))
        #expect(session.answer("subject") == .text("stoic"))
        #expect(session.answer("mood") == .choice("stern"))
        session.press(.escape, "X")
        #expect(session.state.form?.answers.isBlank == true)
        session.press("u")
        #expect(session.answer("subject") == .text("stoic"))
    }

    /// What is typed after an undo is a step of its own.
    @Test func typingAfterUndoIsOneStep() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.escape, .enter)
        session.paste(" owl")
        session.press(.control("_"))
        #expect(session.answer("subject") == .text("stoic"))
        session.type("!")
        #expect(session.answer("subject") == .text("stoic!"))
        session.press(.control("_"))
        #expect(session.answer("subject") == .text("stoic"))
    }

    @Test func severalChoicesAreSelected() throws {
        var session = Self.session(.choices, at: "styles")
        session.press(.enter, .tab, .down, .tab, .enter)
        #expect(session.state.overlays.isEmpty)
        #expect(session.answer("styles") == .choices(["ink", "chalk"]))
        session.press(.enter)
        session.type("ink")
        session.press(.tab, .enter)
        #expect(session.answer("styles") == .choices(["chalk"]))
    }

    @Test func aChoiceTakesACustomValue() throws {
        var session = Self.session(.choices, at: "size")
        session.press(.enter)
        session.type("custom")
        session.press(.enter)
        session.type("640")
        session.press(.tab)
        session.type("480")
        #expect(Self.vars(session)?.contains(#""size":{"width":640,"height":480}"#) == true)
    }

    @Test func advancedFieldsAreFolded() throws {
        var session = Session.form(.groups)
        #expect(session.state.formPane?.row(named: "scheduler") == nil)
        session.press(.backTab, .enter)
        #expect(session.state.formPane?.row(named: "scheduler") != nil)
        #expect(session.state.formPane?.row(named: "old_style") != nil)
        session.press(.enter)
        #expect(session.state.formPane?.row(named: "scheduler") == nil)
        #expect(session.state.formPane?.fieldCount == 5)
    }

    @Test func aFoldedGroupShowsItsProblems() throws {
        var session = Session.form(.groups)
        session.press(.escape, " ")
        #expect(session.state.formPane?.row(named: "lens") == nil)
        session.press(.control("r"))
        // The field that needs a look is shown, with the cursor in it.
        #expect(session.state.formPane?.fieldName == "lens")
        #expect(try session.state.formPane?.problem(named: "lens") == "required")
        session.press(.backTab, .enter)
        #expect(try session.state.formPane?.problem(named: "camera") == "camera.lens: required")
    }

    @Test func aSecretIsMasked() throws {
        var session = Self.session(.texts, at: "api_key")
        session.type("s3cret")
        #expect(session.answer("api_key") == .text("s3cret"))
        #expect(try !session.frame().shows("s3cret"))
    }

    @Test func aPasteBecomesAnItem() {
        var session = Self.session(.lists, at: "palette")
        session.paste("deep\nred")
        #expect(session.answer("palette") == .list([.text("deep red")]))
    }

    // MARK: sending all the same

    @Test func anInvalidFormIsSentOnTheSecondTry() throws {
        var session = Session.form(.owl)
        session.press(.control("r"))
        #expect(session.state.overlays.isEmpty)
        session.press(.control("r"))
        let question = try #require(session.state.overlays.last?.question)
        #expect(question.text.first == "Subject: required.")
        // A key that was held down answers nothing.
        session.press("y")
        #expect(session.sent.isEmpty)
        session.wait(.seconds(1))
        session.press("y")
        #expect(session.sent.map(\.body.text) == [#"{"promptId":"p-stoic-owl-portrait","vars":{}}"#])
        #expect(session.confirmed.isEmpty, "the engine asks further")
    }

    @Test func anUnfinishedValueIsNeverSent() {
        var session = Self.session(.numbers, at: "width")
        session.type("4x")
        session.press(.control("r"), .control("r"), .control("r"))
        #expect(session.state.overlays.isEmpty)
        #expect(session.sent.isEmpty)
    }

    @Test func aChangeIsCheckedAgain() {
        var session = Session.form(.owl)
        session.press(.control("r"), "o", .backspace, .tab, .right, .control("r"))
        #expect(session.state.overlays.isEmpty)
    }

    @Test func serverProblemsAreShownAtTheirFields() throws {
        var session = Session.form(.groups)
        while session.state.formPane?.fieldName != "lens" { session.press(.tab) }
        session.type("50 mm")
        session.press(.control("r"))
        let request = try #require(session.sent.first)
        session.tell(
            .rejected(
                request.id,
                Failure(
                    .invalidBody, what: "The service refused the form",
                    fieldProblems: ["vars.camera.lens": ["no such lens"], "nowhere": ["what?"]])))
        let form = try #require(session.state.formPanes[CatalogEntry.groups.id])
        #expect(try form.problem(named: "lens") == "no such lens")
        #expect(form.looseProblems == ["nowhere: what?"])
    }
}
