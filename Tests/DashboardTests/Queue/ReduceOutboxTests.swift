import Canvas
import Dashboard
import JSON
import Forms
import Domain
import Session
import Testing

struct ReduceOutboxTests {
    private static func line(_ width: Int = 120, _ height: Int = 36) -> Session {
        var session = Session.fixture(width, height, runs: Run.allPhases + Run.line)
        session.press("3", "g")
        return session
    }

    @Test func waitingRequestsAreOnTop() {
        let session = Session.fixture(runs: Run.allPhases + Run.line.reversed())
        #expect(session.state.session.runs.all.prefix(9).map(\.id.value) == Run.line.map(\.id.value) + ["r1"])
        #expect(session.state.session.runs.waitingCount == 8)
    }

    @Test(
        arguments: [
            ("x", .withdraw(RequestID("w1"))), ("e", .withdraw(RequestID("w1"))), ("p", .hold(RequestID("w1"), true)),
            ("K", .move(RequestID("w1"), by: -1)), ("J", .move(RequestID("w1"), by: 1)),
        ] as [(Key, EngineCommand)])
    func keysChangeTheLine(_ key: Key, _ command: EngineCommand) {
        for pane in ["3", "4"] as [Key] {
            var session = Self.line()
            session.press(pane)
            #expect(session.press(key) == [.engine(command)])
        }
    }

    @Test func aPausedRequestResumes() {
        var session = Self.line()
        session.press("j", "j", "j")
        #expect(session.press("p") == [.engine(.hold(RequestID("w4"), false))])
    }

    @Test(arguments: ["x", "p", "K", "J"] as [Key])
    func aSentRequestCannotBeChanged(_ key: Key) {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("3")
        #expect(session.press(key) == [])
        #expect(
            session.toastLines == ["Already sent: only waiting requests can be edited, paused or canceled."])
        var empty = Session.fixture()
        empty.press("3")
        #expect(empty.press(key) == [])
        #expect(empty.toastLines == ["No request selected."])
    }

    @Test(arguments: [Action.cancelRequest, .editRequest, .pauseRequest, .moveRequestUp, .moveRequestDown, .download])
    func thePaletteHasAllQueueActions(_ action: Action) {
        var session = Self.line()
        session.press(":")
        #expect(session.state.overlays.last?.chooser?.lines.contains { $0.command == .action(action) } == true)
    }

    @Test func theCursorFollowsAMovedRequest() {
        var session = Self.line()
        session.press("J")
        var (first, second) = (Run.line[0], Run.line[1])
        first.delivery = .waiting(Waiting(.turn, position: 2))
        second.delivery = .waiting(Waiting(.turn, position: 1))
        session.tell(.runs([first, second]))
        #expect(session.state.selectedRun?.id == RunID("w1"))
        #expect(session.state.queue.cursor == 1)
    }

    @Test func theCursorStaysAmongWaitingRequests() {
        var session = Session.fixture(runs: Run.allPhases + Run.line.prefix(2))
        session.press("3", "g", "j", "x")
        var taken = Run.line[1]
        taken.phase = .cancelled
        taken.delivery = nil
        taken.endedAt = session.now
        session.tell(.runs([taken]))
        #expect(session.state.selectedRun?.id == RunID("w1"))
    }

    // MARK: back in the form

    /// A session in which a request for an owl waits; its form has been emptied since.
    private static func waitingOwl() throws -> (Session, Request) {
        var session = Session.form(.owl, 120, 36)
        session.type("stoic")
        session.press(.tab, .right, .tab, .tab)
        session.type("4211")
        session.press(.backTab, .control("r"))
        let request = try #require(session.sent.first)
        var run = request.pendingRun
        run.delivery = .waiting(Waiting(.pace, position: 1))
        session.tell(.runs([run]))
        session.press("2", "g", "x", "j", "x", "j", "j", "x")
        #expect(session.answer("subject") == .unset)
        return (session, request)
    }

    private static func body(_ session: Session) -> JSON? { session.state.form?.draft.body }

    @Test func cancelingRefillsTheForm() throws {
        var (session, request) = try Self.waitingOwl()
        session.press("3", "x")
        let effects = session.tell(.withdrawn(request))
        #expect(effects.count == 1)
        #expect(session.state.session.runs.all.isEmpty)
        #expect(Self.body(session) == request.body)
        #expect(session.state.focus == .queue)
        #expect(session.toastLines.last == "Canceled Stoic Owl Portrait. Nothing was sent.")
    }

    @Test func editingARequestOpensItsForm() throws {
        var (session, request) = try Self.waitingOwl()
        session.press("3", "e")
        #expect(session.tell(.withdrawn(request)).contains(.engine(.loadEntry(CatalogEntry.owl.id))))
        #expect(Self.body(session) == request.body)
        #expect(session.state.context == .field)
        #expect(session.answer("mood") == .choice("stern"))
        #expect(session.answer("seed") == .text("4211"))
        session.press(.control("r"))
        #expect(session.sent.last?.body == request.body)
        #expect(session.sent.last?.id != request.id)
    }

    @Test func cancelingKeepsNewerAnswers() throws {
        var (session, request) = try Self.waitingOwl()
        session.press("2", "g", .enter)
        session.type("grim")
        session.press(.escape, "3", "x")
        session.tell(.withdrawn(request))
        #expect(session.answer("subject") == .text("grim"))
        session.press("e")
        session.tell(.runs([request.pendingRun]), .withdrawn(request))
        #expect(session.answer("subject") == .text("grim"))
    }

    /// A draft whose form was not open in this session is not written over.
    @Test func cancelingKeepsAnUnopenedDraft() throws {
        let (_, request) = try Self.waitingOwl()
        var session = Session.fixture(120, 36)
        let draft: JSONObject = ["subject": "kept"]
        session.tell(.restored(drafts: [Draft(entry: CatalogEntry.owl.id, values: draft, savedAt: .start)], place: nil))
        var run = request.pendingRun
        run.delivery = .waiting(Waiting(.offline, position: 1))
        session.tell(.runs([run]))
        session.tell(.withdrawn(request))
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        #expect(session.answer("subject") == .text("kept"))
    }

    @Test func anUnlistedEntryIsReadFirst() throws {
        var (session, request) = try Self.waitingOwl()
        session = Session(.fresh())
        var run = request.pendingRun
        run.delivery = .waiting(Waiting(.offline, position: 1))
        session.tell(.runs([run]))
        session.press("3", "e")
        #expect(session.tell(.withdrawn(request)).contains(.engine(.loadEntry(CatalogEntry.owl.id))))
        #expect(session.state.openEntry == CatalogEntry.owl.id)
        session.tell(.entry(.owl))
        #expect(Self.body(session) == request.body)
        #expect(session.state.context == .field)
    }

    @Test func cancelingRefillsAntekirtsForm() throws {
        var session = Session.form(.inkWash, 120, 36)
        session.type("clouds")
        session.press(.control("r"))
        let request = try #require(session.sent.first)
        session.press("2", "x", "3", "e")
        session.tell(.withdrawn(request))
        #expect(session.state.form?.draft.body == request.body)
    }

    // MARK: downloads

    @Test(arguments: ["3", "4"] as [Key])
    func dDownloadsTheOutput(_ pane: Key) {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .completed, output: Run.picture)])
        session.press(pane)
        #expect(session.press("d") == [.engine(.download(RunID("a")))])
    }

    @Test(
        arguments: [
            .running(received: 1, total: nil, bytesPerSecond: nil), .retrying(at: .start + .seconds(9)),
        ] as [Download])
    func dStopsWhatIsBeingFetched(_ download: Download) {
        var session = Session.fixture(runs: [.downloaded("a", "Owl", download)])
        session.press("3")
        #expect(session.press("d") == [.engine(.cancelDownload(RunID("a")))])
    }

    @Test func aDownloadedFileIsNotLoadedTwice() {
        var session = Session.fixture(runs: [.downloaded("a", "Owl", .done(paths: ["~/owl.png"]))])
        session.press("3")
        #expect(session.press("d") == [])
        #expect(session.toastLines == ["Already downloaded: ~/owl.png"])
        session.tell(.runs([.downloaded("a", "Owl", .failed(.timeout))]))
        #expect(session.press("d") == [.engine(.download(RunID("a")))])
    }

    @Test func aDownloadNeedsAnOutput() {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .running)])
        session.press("3")
        #expect(session.press("d") == [])
        #expect(session.toastLines == ["Nothing to download yet."])
    }
}
