import JSON
import Canvas
import Dashboard
import Forms
import Domain
import Testing

struct ReduceEditingTests {
    /// From inside a field and from outside, named for what it is.
    @Test(
        arguments: [
            ("title", "a name", .plain), ("prompt", "one\ntwo", .plain), ("layout", #"{"a":1}"#, .json),
            ("notes", "# Owls", .markdown), ("extra", "[1]", .json), ("steps", "12", .plain), ("seed", "4", .plain),
        ] as [(String, String, EditorText.Format)])
    func aTextIsHandedOver(_ name: String, _ text: String, _ format: EditorText.Format) throws {
        var session = Session.editing(name)
        session.paste(text)
        let typing = try #require(session.press(.alt("e")).edited)
        #expect(typing == EditorText(id: 1, text: text, format: format))
        session.leave(typing, .text(text))
        session.press(.escape)
        #expect(session.press("e") == [.edit(EditorText(id: 2, text: text, format: format))])
    }

    @Test(
        arguments: [
            ("title", "old", "new", .text("new")), ("title", "old", "new\n\n", .text("new")),
            ("title", "old", "two\nlines\n", .text("two lines")), ("title", "old", "cr\r\n", .text("cr")),
            ("title", "old", "\n", .unset), ("prompt", "old", "new\n", .text("new")),
            ("prompt", "old", "one\ntwo\n\n", .text("one\ntwo\n")), ("prompt", "old\n", "new\n", .text("new\n")),
            ("prompt", "old", "a\u{1B}[31mb\u{202E}c", .text("a[31mbc")), ("prompt", "old", "", .unset),
            ("steps", "12", "13\n", .text("13")), ("layout", "{}", "{\"a\":\n1}\n", .text("{\"a\":\n1}")),
            ("layout", "{}", "{oops\n", .text("{oops")),
        ] as [(String, String, String, FieldAnswer)])
    func aTextComesBackAsOneStep(_ name: String, _ before: String, _ left: String, _ after: FieldAnswer) throws {
        var session = Session.editing(name)
        session.paste(before)
        session.edit(.alt("e"), .text(left))
        #expect(session.answer(name) == after)
        // What is left out of it is said: an escape and a mark that turns the text around.
        let isCleaned = left.contains("\u{1B}")
        #expect(
            session.toastLines
                == (isCleaned ? ["Removed 2 unprintable characters from your text."] : []))
        session.press(.control("_"))
        #expect(session.answer(name) == .text(before))
        session.press(.alt("_"))
        #expect(session.answer(name) == after)
    }

    @Test(arguments: ["old", "old\n", "old\n\n"])
    func anUnchangedTextChangesNothing(_ left: String) {
        var session = Session.editing("title")
        session.paste("old")
        session.edit(.alt("e"), .text(left))
        #expect(session.answer("title") == .text("old"))
        #expect(session.toastLines == ["No changes."])
        session.press(.control("_"))
        #expect(session.answer("title") == .unset)
    }

    @Test func aFailedEditorChangesNothing() {
        var session = Session.editing("title")
        session.paste("old")
        let before = session.state.form?.answers
        session.edit(.alt("e"), .failed("ed ended with exit code 1"))
        session.edit(.alt("E"), .failed("ed ended with exit code 1"))
        #expect(session.state.form?.answers == before)
        #expect(session.toastLines == ["No changes: ed ended with exit code 1."])
        // The next one opens.
        #expect(session.press(.alt("e")).edited != nil)
    }

    @Test func aFailedEditorsTextIsCopied() {
        var session = Session.editing("title")
        session.paste("old")
        #expect(session.edit(.alt("e"), .failed("ed ended with exit code 1", text: "long")) == [.copy("long")])
        #expect(session.answer("title") == .text("old"))
        #expect(
            session.toastLines == [
                "No changes: ed ended with exit code 1. Your text is kept."
            ])
    }

    @Test func aSecretDoesNotOpenInAnEditor() {
        var session = Session.editing("api_key")
        session.paste("hush")
        #expect(session.press(.alt("e")) == [])
        #expect(session.toastLines == ["Secrets do not open in an editor. Type or paste it here."])
    }

    /// One editor at a time, and only its own answer counts.
    @Test func anOutdatedResultIsIgnored() throws {
        var session = Session.editing("title")
        let handed = try #require(session.press(.alt("e")).edited)
        #expect(session.press(.alt("e"), .alt("E")) == [])
        session.happen(.edited(handed.id + 1, .text("stranger")))
        session.happen(.edited(handed.id, .text("first")))
        session.happen(.edited(handed.id, .text("second")))
        #expect(session.answer("title") == .text("first"))
        let next = try #require(session.press(.alt("e")).edited)
        #expect(next.id != handed.id)
        session.happen(.edited(handed.id, .text("late")))
        #expect(session.answer("title") == .text("first"))
    }

    /// The catalog may be refreshed while the editor is open.
    @Test func theTextOfARemovedFieldIsCopied() throws {
        var session = Session.editing("title")
        let handed = try #require(session.press(.alt("e")).edited)
        session.tell(.entry(.asking(["other": ["type": "string"]])))
        #expect(session.leave(handed, .text("long work")) == [.copy("long work")])
        #expect(
            session.toastLines.last == "That field no longer exists. Your text is kept.")
    }

    @Test func theTextGoesToTheFormItCameFrom() throws {
        var session = Session.editing("title")
        let handed = try #require(session.press(.alt("e")).edited)
        session.press(.escape)
        session.tell(.randomEntry(.owl))
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        session.leave(handed, .text("mine"))
        #expect(session.state.formPanes[CatalogEntry.edited.id]?.answer(named: "title") == .text("mine"))
        #expect(session.answer("subject") == .unset)
    }

    @Test func editedTextIsSavedAsADraft() {
        var session = Session.editing("title")
        session.edit(.alt("e"), .text("kept"))
        let effects = session.wait(.seconds(5))
        #expect(effects.contains { if case .engine(.saveDraft) = $0 { true } else { false } })
    }
}

extension CatalogEntry {
    /// Everything that can be edited elsewhere, and some that cannot.
    static let edited = asking(
        [
            "title": ["type": "string"], "prompt": ["type": "string"],
            "notes": ["type": "string", "contentMediaType": "text/markdown", "x-multiline": true],
            "extra": ["type": "string", "contentMediaType": "application/json", "x-multiline": true],
            "api_key": ["type": "string", "format": "password"],
            // What no widget fits is typed as JSON.
            "layout": ["allOf": [["type": "string"], ["type": "integer"]]], "mood": ["enum": ["calm", "stern"]],
            "steps": ["type": "integer"], "seed": ["type": "integer"],
            "keys": ["type": "array", "items": ["type": "string", "format": "password"]],
            "made": ["type": "string", "readOnly": true],
        ])
}

extension Session {
    /// The form of `CatalogEntry.edited`, typing into the field called `name`.
    static func editing(_ name: String) -> Session {
        var session = Session.form(.edited, 120, 36)
        for _ in 0..<40 where session.state.formPane?.fieldName != name { session.press(.tab) }
        return session
    }

    /// Hands something over by `key`, and has the editor leave `outcome`.
    @discardableResult
    mutating func edit(_ key: Key, _ outcome: EditorOutcome) -> [Effect] {
        guard let handed = press(key).edited else { return [] }
        return leave(handed, outcome)
    }

    /// Has the editor end with `outcome`.
    @discardableResult
    mutating func leave(_ handed: EditorText, _ outcome: EditorOutcome) -> [Effect] {
        happen(.edited(handed.id, outcome))
    }
}

extension [Effect] {
    /// The text that is handed to an editor, where that is all.
    var edited: EditorText? { if count == 1, case .edit(let text)? = first { text } else { nil } }
}
