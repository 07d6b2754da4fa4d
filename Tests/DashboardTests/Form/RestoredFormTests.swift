import Forms
import Canvas
import Dashboard
import JSON
import Domain
import Testing

/// Drafts that come back into a form that asks something else, or has not loaded yet.
struct RestoredFormTests {
    private static func entry(_ properties: JSON) -> CatalogEntry { .asking(properties) }
    private static let before = entry([
        "subject": ["type": "string"], "mood": ["type": "string"], "gone": ["type": "string"],
    ])
    private static let after = entry([
        "subject": ["type": "string"], "mood": ["type": "boolean"], "size": ["type": "integer"],
    ])

    /// The form of `before` filled in by hand.
    private static func filled() -> Session {
        var session = Session.form(before)
        session.type("owl")
        session.press(.tab)
        session.type("dark")
        session.press(.tab)
        session.type("x")
        return session
    }

    private static let words =
        "Changed in the form: mood (was dark). No longer in the form: gone. Your answers are kept but not sent."

    @Test func aDraftOfAnotherSchemaIsReported() throws {
        var session = Self.filled()
        var drafts: [Draft] = []
        for case .engine(.saveDraft(let entry, let values?)) in session.wait(.seconds(10)) + session.end() {
            drafts.append(Draft(entry: entry, values: values, savedAt: .start))
        }
        var later = Session.form(Self.after)
        later.tell(.restored(drafts: drafts, place: nil))
        #expect(later.state.form?.notices == [Self.words])
        #expect(later.state.form?.draft.body["vars"] == ["subject": "owl"])
    }

    /// As long as the schema has not been read nobody can tell what changed.
    @Test func aFormWithoutASchemaHasNoNotice() throws {
        var bare = Self.after
        bare.schema = nil
        var session = Session.form(bare)
        session.tell(
            .restored(
                drafts: [Draft(entry: bare.id, values: ["subject": "owl", "gone": "x"], savedAt: .start)], place: nil))
        #expect(session.state.form?.notices == [])
        session.tell(.entry(Self.after))
        #expect(session.state.form?.notices == ["No longer in the form: gone. Your answers are kept but not sent."])
        #expect(session.state.form?.draft.body["vars"] == ["subject": "owl"])
    }

    /// Answers that nobody knows the questions of would be left out of a request.
    @Test func anUnreadFormIsNotSent() {
        var bare = Self.after
        bare.schema = nil
        var session = Session.form(bare)
        session.tell(
            .restored(drafts: [Draft(entry: bare.id, values: ["subject": "owl"], savedAt: .start)], place: nil))
        #expect(session.press(.control("r")) == [.engine(.loadEntry(bare.id))])
        #expect(session.sent.isEmpty)
        session.tell(.entry(Self.after))
        session.press(.control("r"))
        #expect(session.sent.map { $0.body["vars"] } == [["subject": "owl"]])
    }
}
