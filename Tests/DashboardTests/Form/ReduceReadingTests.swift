import Canvas
import JSON
import Forms
import Domain
import Testing

@testable import Dashboard

/// Schemas that take longer to read than a frame are read beside the dashboard.
struct ReduceReadingTests {
    /// Many parts, none of them strange.
    private static let large = entry(
        ["properties": .object(JSONObject((0..<4000).map { ("field\($0)", ["type": "string", "default": "x"]) }))])

    /// Definitions that double, in the place of the first prompt.
    private static let doubling: CatalogEntry = {
        var parts: JSONObject = ["d0": ["type": "string"]]
        for level in 1...30 {
            let part: JSON = ["$ref": .string("#/$defs/d\(level - 1)")]
            parts["d\(level)"] = ["type": "object", "properties": ["a": part, "b": part], "required": ["a", "b"]]
        }
        return entry(["$ref": "#/$defs/d30", "$defs": .object(parts)])
    }()

    private static func entry(_ schema: JSON) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Large", modality: .image,
            schema: schema)
    }

    private static func session(_ entry: CatalogEntry) -> Session {
        var session = Session(
            State(
                size: Size(width: 120, height: 36), now: .start, services: [.artinstring],
                ids: RequestIDSource(seed: (1, 2, 3, 4))))
        session.tell(
            .entries(.artinstring, .prompt, CatalogPage(entries: [entry], isFirst: true, isLast: true, total: 1)))
        return session
    }

    private static func isReading(_ effect: Effect) -> Bool { if case .readForm = effect { true } else { false } }

    @Test func aLargeSchemaIsReadInTheBackground() throws {
        var session = Self.session(Self.large)
        session.press(.enter)
        #expect(session.effects.filter(Self.isReading) == [.readForm(Self.large)])
        #expect(session.state.form?.unread == Self.large)
        #expect(session.state.form?.notices == ["the form is still loading"])
        // Nothing is sent of a form that nobody has seen.
        session.press(.control("r"))
        #expect(session.sent.isEmpty)
        #expect(session.toastLines.last == "Not sent: the form is still loading. Try again in a moment.")
        // The same entry again does not make anybody read it again.
        session.tell(.entry(Self.large))
        #expect(session.effects.count(where: Self.isReading) == 1)
        session.happen(.formRead(Self.large.id, FieldTree.form(for: Self.large)))
        let pane = try #require(session.state.formPane)
        #expect(pane.form.unread == nil && pane.fieldCount == 2000 && pane.form.entry == Self.large)
        #expect(pane.isEditing, "whoever opened it waits for its questions")
        session.type("owl")
        #expect(session.state.form?.draft.body["vars"]?["field0"] == "owl")
        session.tell(.entry(Self.large))
        #expect(session.effects.count(where: Self.isReading) == 1)
    }

    @Test func draftsWaitForTheirForm() throws {
        var session = Self.session(Self.large)
        var form = Form(Self.large)
        form.put(form.tree.answers(from: ["vars": ["field7": "kept"]]), at: nil, weight: 1)
        let draft = try #require(form.savedAnswers)
        session.tell(.restored(drafts: [Draft(entry: Self.large.id, values: draft, savedAt: .start)], place: nil))
        session.press(.enter)
        #expect(session.state.form?.unread != nil)
        session.happen(.formRead(Self.large.id, FieldTree.form(for: Self.large)))
        #expect(session.state.form?.draft.body["vars"] == ["field7": "kept"])
    }

    @Test func aLateReadingIsIgnored() {
        var session = Self.session(Self.large)
        session.press(.enter)
        let small = Self.entry(["properties": ["subject": ["type": "string"]]])
        session.tell(.entry(small))
        session.happen(.formRead(Self.large.id, FieldTree.form(for: Self.large)))
        #expect(session.state.formPane?.fieldCount == 1)
        #expect(session.state.form?.unread == nil)
        #expect(session.state.form?.entry == small)
    }

    @Test func anOrdinarySchemaIsReadAtOnce() {
        var session = Self.session(.owl)
        session.press(.enter)
        #expect(!session.effects.contains(where: Self.isReading))
        #expect(session.state.form?.unread == nil)
    }

    /// The cursor rests on it, it is opened, typed into and sent: nothing of it may hold up the dashboard.
    @Test func aDoublingSchemaIsAForm() throws {
        var session = Self.session(Self.doubling)
        session.wait(.seconds(1))
        session.press(.enter)
        if session.state.form?.unread != nil {
            session.happen(.formRead(Self.doubling.id, FieldTree.form(for: Self.doubling)))
        }
        let pane = try #require(session.state.formPane)
        #expect(!pane.lines.isEmpty && pane.lines.count < 6000)
        #expect(pane.form.notices.contains { $0.contains("entered as JSON") })
        session.press(.tab, .tab, .enter, .control("r"))
        #expect(session.sent.isEmpty)
        session.press(.escape)
        #expect(session.state.form?.report.problems.contains(where: \.isMissing) == true)
    }
}
