import Forms
import Canvas
import Dashboard
import JSON
import Domain
import Session
import Testing

struct ReduceAutosaveTests {
    private static func drafts(_ effects: [Effect]) -> [JSON?] {
        effects.compactMap {
            if case .engine(.saveDraft(_, let values)) = $0 { .some(values.map(JSON.object)) } else { nil }
        }
    }

    /// What is kept of answers to an entry's variables.
    private static func kept(_ vars: JSON) -> JSON? {
        ["group": ["members": ["vars": ["group": ["members": vars]]]]]
    }

    private static func draft(_ values: JSON) throws -> Draft {
        Draft(entry: CatalogEntry.owl.id, values: try #require(values.object), savedAt: .start)
    }

    private static func places(_ effects: [Effect]) -> [JSON] {
        effects.compactMap { if case .engine(.savePlace(let place)) = $0 { place } else { nil } }
    }

    // MARK: drafts

    @Test func typingIsSavedWhenKeysPause() {
        var session = Session.form(.owl)
        for letter in "stoic" {
            #expect(Self.drafts(session.type(String(letter))).isEmpty)
            #expect(Self.drafts(session.wait(.milliseconds(900))).isEmpty)
        }
        #expect(session.state.nextDeadline == session.now + .milliseconds(100))
        #expect(Self.drafts(session.wait(.milliseconds(100))) == [Self.kept(["subject": ["text": "stoic"]])])
        #expect(Self.drafts(session.wait(.seconds(60))).isEmpty)
    }

    @Test func continuousTypingIsSavedEveryFewSeconds() {
        var session = Session.form(.owl)
        var kept: [Int] = []
        for number in 1...120 {
            session.type("a")
            if !Self.drafts(session.wait(.milliseconds(100))).isEmpty { kept.append(number) }
        }
        #expect(kept == [50, 100])
        #expect(Self.drafts(session.wait(.seconds(1))).count == 1)
        // The next change begins to counts again.
        session.wait(.seconds(60))
        session.type("a")
        #expect(session.state.nextDeadline.map { $0 <= session.now + .seconds(1) } == true)
        #expect(Self.drafts(session.wait(.milliseconds(999))).isEmpty)
    }

    @Test func anUnexpectedEndSavesDraftAndPlace() {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("3", "j", "1", .enter)
        session.type("stoic")
        let effects = session.end()
        #expect(Self.drafts(effects) == [Self.kept(["subject": ["text": "stoic"]])])
        #expect(Self.places(effects).count == 1)
        // What was kept on leaving is not kept twice.
        session.press(.control("c"))
        #expect(Self.drafts(session.end()).isEmpty)
    }

    @Test func leavingTheFormSavesAtOnce() {
        var session = Session.form(.owl)
        session.type("stoic")
        #expect(Self.drafts(session.press(.escape)).isEmpty)
        #expect(Self.drafts(session.press(.escape)) == [Self.kept(["subject": ["text": "stoic"]])])
    }

    @Test func quittingSavesDraftAndPlace() {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("3", "j", "1", .enter)
        session.type("stoic")
        let effects = session.press(.control("c"))
        #expect(Self.drafts(effects) == [Self.kept(["subject": ["text": "stoic"]])])
        #expect(Self.places(effects).count == 1)
        #expect(effects.last == .quit)
    }

    @Test func aDraftContainsEveryChangedAnswer() {
        var session = Session.form(.owl)
        session.press(.tab, .right, .tab, .backspace, .backspace, .tab)
        session.type("42x")
        session.press(.tab, " ", .tab, .tab)
        session.type("[1,")
        session.wait(.seconds(1))
        #expect(
            Self.drafts(session.effects) == [
                Self.kept([
                    "mood": ["choice": "stern"], "palette": ["list": [["text": "[1,"]]], "seed": ["text": "42x"],
                    "upscale": ["toggle": true],
                ])
            ])
    }

    @Test func sentAnswersAreRestored() throws {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.control("r"))
        session.tell(.accepted(try #require(session.sent.first).id))
        session.wait(.seconds(1))
        #expect(Self.drafts(session.effects) == [Self.kept(["subject": ["text": "stoic"]])])
    }

    @Test func aClearedFormHasNoDraft() {
        var session = Session.form(.owl)
        session.type("s")
        session.wait(.seconds(1))
        session.press(.backspace)
        #expect(Self.drafts(session.wait(.seconds(1))) == [nil])
    }

    @Test func draftsAreRestored() throws {
        let draft = try Self.draft(
            ["subject": "stoic", "mood": "stern", "steps": .null, "upscale": true, "palette": ["red"], "gone": 1])
        var bare = CatalogEntry.owl
        bare.schema = nil
        // Before the entry is read, and after.
        var session = Session(.fresh())
        session.tell(.restored(drafts: [draft], place: nil), .entries(.artinstring, .prompt, .whole([bare])))
        session.wait(.seconds(1))
        session.press(.enter)
        session.tell(.entry(.owl))
        var late = Session.form(.owl)
        late.tell(.restored(drafts: [draft], place: nil))
        for session in [session, late] {
            #expect(session.answer("subject") == .text("stoic"))
            #expect(session.answer("mood") == .choice("stern"))
            #expect(session.answer("steps") == .unset)
            #expect(session.answer("seed") == .unset)
            #expect(session.answer("upscale") == .toggle(true))
            #expect(session.answer("palette") == .list([.text("red")]))
        }
        // What the form does not ask today is kept all the same.
        session.type("!")
        let kept = try #require(Self.drafts(session.wait(.seconds(1))).last ?? nil)
        #expect(kept.text.contains(#""gone":{"json":1}"#))
        #expect(kept.text.contains(#""subject":{"text":"stoic!"}"#))
        #expect(session.state.form?.draft.body.text.contains("gone") == false)
    }

    @Test func anUnopenedDraftIsKept() throws {
        var session = Session.fixture(runs: [.request("a", "Neon Fox", .sending)])
        session.tell(.restored(drafts: [try Self.draft(["subject": "old"])], place: nil))
        session.state.formPanes = [:]
        session.press("3")
        session.tell(.rejected(RequestID("a"), .timeout))
        #expect(Self.drafts(session.wait(.seconds(60))).isEmpty)
    }

    @Test func answersTypedBeforeRestoringStay() throws {
        var session = Session.form(.owl)
        session.type("mine")
        session.tell(.restored(drafts: [try Self.draft(["subject": "old"])], place: nil))
        #expect(session.answer("subject") == .text("mine"))
        #expect(Self.drafts(session.wait(.seconds(1))) == [Self.kept(["subject": ["text": "mine"]])])
    }

    // MARK: places

    /// A session somewhere, and the place that it keeps.
    private static func somewhere() throws -> (Session, JSON) {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("j", .enter, .escape, "3", "j", "j", "4")
        let place = try #require(Self.places(session.wait(.seconds(1))).last)
        return (session, place)
    }

    private static func isAt(_ session: Session, _ other: Session) -> Bool {
        session.state.selectedEntry == other.state.selectedEntry
            && session.state.openEntry == other.state.openEntry
            && session.state.selectedRun?.id == other.state.selectedRun?.id
    }

    @Test func thePlaceIsRestoredInAnyOrder() throws {
        let (there, place) = try Self.somewhere()
        let news: [EngineEvent] = [
            .restored(drafts: [], place: place), .runs(Run.allPhases),
            .entries(.artinstring, .prompt, .whole(CatalogEntry.prompts)),
        ]
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            var session = Session(.fresh())
            for index in order {
                session.tell(news[index])
                session.wait(.milliseconds(500))
            }
            #expect(Self.isAt(session, there), "\(order)")
            #expect(session.state.focus == .catalog)
            // Coming back is nothing new to keep.
            #expect(Self.places(session.wait(.seconds(60))).isEmpty)
        }
    }

    @Test func scrollOffsetsAreRestored() throws {
        let runs = (0..<60).map { Run.fixture("r\($0)", "Run \($0)", .completed, age: 100 * $0, output: Run.picture) }
        var there = Session.fixture(80, 24, runs: runs)
        there.press("3", "G", "k", "k", "k", "k")
        let place = try #require(Self.places(there.wait(.seconds(1))).last)
        var session = Session(.fresh(80, 24))
        session.tell(.restored(drafts: [], place: place), .runs(runs))
        #expect(session.state.queue.offset == there.state.queue.offset)
        #expect(session.state.queue.cursor == 55)
        // Scrolled as little as shows the cursor, it would stand at the other edge.
        #expect(there.state.queue.offset == 42)
    }

    @Test func theOpenFormIsRestored() throws {
        var there = Session.fixture()
        there.press("j", .enter, .escape)
        let place = try #require(Self.places(there.wait(.seconds(1))).last)
        var session = Session(.fresh(80, 24))
        session.tell(.restored(drafts: [], place: place))
        #expect(session.state.focus == .catalog)
        let effects = session.tell(.entries(.artinstring, .prompt, .whole(CatalogEntry.prompts)))
        #expect(effects == [.engine(.loadEntry(CatalogEntry.fox.id))])
        #expect(session.state.focus == .catalog)
        #expect(session.state.form?.entry == .fox)
    }

    @Test func theCatalogIsRestoredUnfiltered() throws {
        var there = Session.fixture()
        there.press("/")
        there.type("fox")
        there.press(.enter)
        let place = try #require(Self.places(there.wait(.seconds(1))).last)
        var session = Session(.fresh())
        session.tell(
            .restored(drafts: [], place: place), .entries(.artinstring, .prompt, .whole(CatalogEntry.prompts)))
        #expect(session.state.catalog.filter.text.isEmpty)
        #expect(session.state.selectedEntry == .fox)
    }

    @Test func nothingMovesAfterTheFirstKey() throws {
        let (_, place) = try Self.somewhere()
        var session = Session.fixture(runs: Run.allPhases)
        session.press("j")
        let before = session.state
        session.tell(.restored(drafts: [], place: place))
        #expect(session.state.focus == before.focus)
        #expect(session.state.catalog == before.catalog)
        #expect(session.state.queue == before.queue)
        // Nor when the rest of it comes after the first key.
        var late = Session(.fresh())
        late.tell(.restored(drafts: [], place: place))
        late.press("1")
        late.tell(.entries(.artinstring, .prompt, .whole(CatalogEntry.prompts)), .runs(Run.allPhases))
        #expect(late.state.focus == .catalog)
        #expect(late.state.catalog.list.cursor == 0)
    }

    @Test func thePlaceIsSavedOnlyWhenItChanges() {
        var session = Session.fixture(runs: Run.allPhases)
        #expect(Self.places(session.wait(.seconds(60))).isEmpty)
        session.press("3", "j", "k", "j")
        #expect(Self.places(session.wait(.milliseconds(999))).isEmpty)
        #expect(Self.places(session.wait(.milliseconds(1))).count == 1)
        session.press("y")
        #expect(Self.places(session.wait(.seconds(60))).isEmpty)
    }

    @Test(
        arguments: [
            .null, [:], ["entry": ["service": "x"]], ["scroll": ["Queue": -4]], [1, 2], "text",
            ["section": "nothing", "run": .null, "form": ["service": "artinstring", "kind": "prompt"]],
        ] as [JSON])
    func aPlaceThatCannotBeReadIsNone(_ place: JSON) throws {
        var session = Session.fixture(runs: Run.allPhases)
        session.tell(.restored(drafts: [], place: place))
        #expect(session.state.focus == .catalog)
        _ = try session.frame()
    }
}
