import Forms
import Canvas
import Dashboard
import JSON
import Domain
import Session
import Testing

struct ReduceRecallingTests {
    private static let owl = CatalogEntry.owl.id

    private static func history(_ values: JSONObject) -> AnswerHistory {
        var history = AnswerHistory()
        history.note(values, usedAt: .start)
        return history
    }

    @Test func earlierAnswersAreSuggested() {
        var session = Session.form(.owl)
        #expect(session.press(.alt("s")) == [.engine(.recall(Self.owl))])
        #expect(session.state.overlays.isEmpty)
        session.tell(.recalled(Self.owl, presets: Presets(), history: Self.history(["/vars/subject": "stoic"])))
        session.press(.enter)
        #expect(session.answer("subject") == .text("stoic"))
        // What is known is not asked for again.
        #expect(session.press(.tab, .alt("s")) == [])
        #expect(session.toastLines.last == "No suggestions for this field.")
    }

    @Test func lateSuggestionsOpenNothing() {
        var session = Session.form(.owl)
        session.press(.alt("s"), .escape, .escape)
        session.tell(.recalled(Self.owl, presets: Presets(), history: Self.history(["/vars/subject": "stoic"])))
        #expect(session.state.overlays.isEmpty)
    }

    @Test func aPresetKeepsOtherAnswers() throws {
        var session = Session.form(.owl)
        session.press(.tab, .tab, .control("u"))
        session.type("12")
        session.press(.alt("p"))
        session.tell(.recalled(Self.owl, presets: Presets(), history: AnswerHistory()))
        session.type("Quick")
        session.press(.enter, .escape, "X", "g", "i")
        session.type("stoic")
        session.press(.alt("p"), .enter)
        #expect(session.answer("subject") == .text("stoic"))
        #expect(session.answer("steps") == .text("12"))
    }

    @Test func sentAnswersAreSavedWithoutSecrets() {
        var session = Session.form(.texts)
        session.type("Owls")
        while session.state.formPane?.fieldName != "api_key" { session.press(.tab) }
        session.type("hush")
        let effects = session.press(.control("r"))
        #expect(effects.contains(.engine(.noteAnswers(CatalogEntry.texts.id, ["/vars/title": "Owls"]))))
    }

    @Test func aPresetIsSavedAndLoaded() throws {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.alt("p"))
        session.tell(.recalled(Self.owl, presets: Presets(), history: AnswerHistory()))
        session.type("Grim one")
        let effects = session.press(.enter)
        guard case .engine(.savePreset(let preset))? = effects.first else {
            Issue.record("no preset was kept")
            return
        }
        #expect(preset.name == "Grim one")
        session.press(.escape, "X", "p", .enter)
        #expect(session.answer("subject") == .text("stoic"))
        session.press("u")
        #expect(session.answer("subject") == .unset)
        session.press("p")
        #expect(session.press(.alt("x")).contains(.engine(.deletePreset(Self.owl, name: "Grim one"))))
        #expect(session.state.overlays.last?.chooser?.count == 0)
    }
}
