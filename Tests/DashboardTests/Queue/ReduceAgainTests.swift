import Forms
import Canvas
import Dashboard
import JSON
import Domain
import Session
import Testing

struct ReduceAgainTests {
    /// A session with a completed run that was sent from here, in the queue, and its request.
    private static func done() throws -> (Session, Request) {
        var session = Session.form(.owl, 120, 36)
        session.type("stoic")
        session.press(.control("r"))
        let request = try #require(session.sent.first)
        var run = request.pendingRun
        run.phase = .completed
        run.remoteID = "r-1"
        session.tell(.accepted(request.id), .runs([run]))
        session.press("2", "g", "x", "3")
        return (session, request)
    }

    private static func body(_ session: Session) -> JSON? { session.state.form?.draft.body }

    @Test func aPastRunIsEditedAndRunAgain() throws {
        var (session, request) = try Self.done()
        #expect(session.press("e") == [.engine(.loadRequest(request.id.runID))])
        // Another run's request is not what was asked for.
        session.tell(.request(RunID("other"), request))
        #expect(session.state.context == .queue)
        session.tell(.request(request.id.runID, request))
        #expect(session.state.context == .field)
        #expect(Self.body(session) == request.body)
        session.press(.control("r"))
        #expect(session.sent.count == 2)
    }

    @Test func aPastRunIsRunAgain() throws {
        var (session, request) = try Self.done()
        #expect(session.press(.control("r")) == [.engine(.loadRequest(request.id.runID))])
        session.tell(.request(request.id.runID, request))
        let again = try #require(session.sent.last)
        #expect(session.sent.count == 2 && again.id != request.id)
        #expect(again.body.text == request.body.text && again.cost == request.cost && again.createdAt == session.now)
        // A repeated press is one request.
        session.tell(.request(request.id.runID, request))
        #expect(session.sent.count == 2)
        #expect(session.state.selectedRun?.id == again.id.runID)
    }

    /// The engine may have concerns, which are asked as always.
    @Test func anEarlyRepetitionIsAskedAbout() throws {
        var (session, request) = try Self.done()
        session.press(.control("r"))
        session.tell(.request(request.id.runID, request))
        session.tell(.concerns(try #require(session.sent.last), [.repeated(ago: .seconds(3), state: .accepted)]))
        #expect(session.state.overlays.last?.question?.text.first == "You sent this 3 s ago.")
        #expect(session.confirmed.isEmpty)
    }

    @Test func aChangedFormIsReviewedFirst() throws {
        var (session, request) = try Self.done()
        var entry = CatalogEntry.owl
        entry.schema = ["type": "object", "required": ["place"], "properties": ["place": ["type": "string"]]]
        session.tell(.entry(entry))
        session.press(.control("r"))
        session.tell(.request(request.id.runID, request))
        #expect(session.sent.count == 1)
        #expect(session.toastLines.last == "Not sent: the form changed; review it.")
        #expect(session.state.openEntry == entry.id && session.state.focus == .form)
    }

    @Test func withoutATokenNothingIsSent() throws {
        var (session, request) = try Self.done()
        session.tell(.status(.artinstring, .unauthorized(Failure(.notAuthorized, what: "The token was refused"))))
        session.press(.control("r"))
        session.tell(.request(request.id.runID, request))
        #expect(session.sent.count == 1)
        #expect(session.toastLines.contains("The token was refused."))
    }

    @Test func aWaitingRequestIsNotRunAgain() throws {
        var (session, request) = try Self.done()
        var run = request.pendingRun
        run.delivery = .waiting(Waiting(.offline, position: 1))
        session = Session.fixture(120, 36, runs: [run])
        session.press("3")
        #expect(session.press(.control("r")) == [])
        #expect(session.toastLines.last == "Not sent yet.")
    }

    @Test func aForeignRunIsReported() {
        var run = Run.fixture("a", "Owl", .completed)
        run.entry = nil
        var session = Session.fixture(120, 36, runs: [run])
        session.press("3", "e")
        session.tell(.request(RunID("a"), nil))
        #expect(session.toastLines.last == "Not sent from this Easel, so its answers are unknown.")
        #expect(session.state.focus == .queue)
    }

    @Test func aForeignRunOpensItsForm() {
        var run = Run.fixture("a", "Owl", .completed)
        run.entry = CatalogEntry.owl.id
        var session = Session.fixture(120, 36, runs: [run])
        session.press("3", "e")
        #expect(session.tell(.request(RunID("a"), nil)).contains(.engine(.loadEntry(CatalogEntry.owl.id))))
        #expect(session.state.openEntry == CatalogEntry.owl.id && session.state.context == .field)
    }

    // MARK: what was sent is sent

    private static func request(_ vars: JSON, ownKey: Bool = false) -> Request {
        var body: JSONObject = ["promptId": .string(CatalogEntry.owl.id.value), "vars": vars]
        if ownKey { body["useOwnKey"] = true }
        return Request(
            id: RequestID("old"), action: .run, entry: CatalogEntry.owl.id, title: "Owl", modality: .image,
            body: .object(body), cost: .quota(.image, runs: 1), createdAt: .start)
    }

    /// A session in which the run of `request` is opened to be edited.
    private static func edited(_ request: Request) -> Session {
        var session = Session.fixture(120, 36, runs: [.fixture("old", "Owl", .completed)])
        session.press("3", "e")
        session.tell(.request(RunID("old"), request))
        return session
    }

    /// Braces that were sent as they are stand for themselves again.
    @Test func sentBracesAreText() {
        let request = Self.request(["subject": "{owl|fox}"])
        var session = Self.edited(request)
        #expect(session.answer("subject") == .text(#"\{owl\|fox\}"#))
        session.press(.control("r"))
        #expect(session.sent.map(\.body) == [request.body])
    }

    @Test func unknownMembersAreInTheNotice() {
        var session = Self.edited(Self.request(["subject": "owl", "style": "x"], ownKey: true))
        #expect(session.state.form?.notices == ["Not in the form, sent as is: style."])
        session.press(.control("r"))
        // The owl takes no key of the user's own, which would be billed all the same.
        #expect(
            session.sent.map(\.body) == [
                ["promptId": .string(CatalogEntry.owl.id.value), "vars": ["subject": "owl", "style": "x"]]
            ])
    }

    @Test func undoSurvivesANewSchema() {
        var session = Session.form(.owl, 120, 36)
        session.type("mine")
        session.press(.escape, "3")
        session.tell(.runs([.fixture("old", "Owl", .completed)]))
        session.press("e")
        session.tell(.request(RunID("old"), Self.request(["subject": "stoic"])))
        var entry = CatalogEntry.owl
        entry.schema = ["type": "object", "properties": ["subject": ["type": "string"], "size": ["type": "string"]]]
        session.tell(.entry(entry))
        #expect(session.answer("subject") == .text("stoic"))
        session.press(.escape, "u")
        #expect(session.answer("subject") == .text("mine"))
    }

    @Test func aLateRequestOpensNothing() {
        var session = Session.fixture(120, 36, runs: [.fixture("old", "Owl", .completed)])
        session.press("3", "e", "1")
        session.tell(.request(RunID("old"), Self.request(["subject": "stoic"])))
        #expect(session.state.focus == .catalog)
        #expect(session.toastLines.last == "Owl has loaded; e in the queue edits it.")
        #expect(session.answer("subject") != .text("stoic"))
    }
}
