import Forms
import JSON
import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceEngineTests {
    @Test func anOfflineServiceIsReportedOnce() {
        var session = Session.fixture()
        session.tell(.status(.antekirt, .offline(.offline)))
        #expect(session.toastLines.first == "antekirt does not answer.")
        session.press(.escape)
        session.tell(.status(.antekirt, .offline(.offline)))
        #expect(session.toastLines == [])
    }

    /// The header shows that it is back; that it is not, would be wrong.
    @Test func aRecoveryEndsTheReport() {
        var session = Session.fixture()
        session.tell(.status(.antekirt, .offline(.offline)), .status(.artinstring, .live))
        #expect(!session.toastLines.isEmpty)
        session.tell(.status(.antekirt, .live))
        #expect(session.toastLines == [])
    }

    @Test func aFailureNamesItsService() {
        var session = Session.fixture()
        session.tell(.status(.artinstring, .offline(Failure(.unavailable, what: "No route"))))
        #expect(session.toastLines == ["artinstring: No route."])
    }

    @Test func aRefreshedEntryKeepsTheDraft() {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.tab, .right, .backTab)
        var entry = CatalogEntry.owl
        entry.schema = [
            "type": "object",
            "properties": [
                "era": ["type": "string"], "subject": ["type": "string", "maxLength": 80],
                "mood": ["enum": ["calm", "stern", "wistful"], "default": "calm"],
            ],
        ]
        session.tell(.entry(entry))
        #expect(session.state.formPane?.rows.compactMap(\.path.tokens.last) == ["era", "subject", "mood"])
        #expect(session.answer("subject") == .text("stoic"))
        #expect(session.answer("mood") == .choice("stern"))
        session.type("!")
        #expect(session.answer("subject") == .text("stoic!"))
        #expect(session.answer("era") == .unset)
    }

    @Test func aLoadedFormIsReadyForTyping() {
        var bare = CatalogEntry.owl
        bare.schema = nil
        var session = Session.form(bare)
        #expect(session.state.context == .form)
        session.tell(.entry(.owl))
        session.type("stoic")
        #expect(session.answer("subject") == .text("stoic"))
    }

    /// What was typed is there to be mended, not lost.
    @Test func aFieldOfAnotherKindKeepsWhatWasTyped() {
        var session = Session.form(.owl)
        session.type("stoic")
        var entry = CatalogEntry.owl
        entry.schema = ["properties": ["subject": ["type": "integer", "default": 3]]]
        session.tell(.entry(entry))
        #expect(session.answer("subject") == .text("stoic"))
        #expect(session.state.form?.report.isClean == false)
    }

    @Test func aRandomEntryOpensReadyForTyping() {
        var session = Session.fixture()
        session.press("/")
        session.type("owl")
        session.press(.enter)
        session.tell(.randomEntry(.haiku))
        #expect(session.state.selectedEntry == .haiku)
        #expect(session.state.context == .field)
        session.type("spring")
        #expect(session.answer("season") == .text("spring"))
    }

    @Test func anEndedRunIsReported() {
        var session = Session.fixture(
            80, 24, runs: [.fixture("a", "Owl", .running), .fixture("b", "Fox", .running)])
        session.tell(.runs([.fixture("b", "Fox", .failed, failure: .timeout)]))
        #expect(session.toastLines == ["Fox failed. Provider timeout."])
        session.tell(.runs([.fixture("a", "Owl", .completed)]))
        #expect(session.toastLines == ["Fox failed. Provider timeout.", "Owl finished."])
        session.tell(.runs([.fixture("a", "Owl", .completed)]))
        #expect(session.toastLines.count == 2)
    }

    @Test func anEndedRunIsToldFromOthersOfItsTitle() {
        var run = Run.fixture("a", "Stoic Owl Portrait", .running)
        run.detail = "fog"
        var session = Session.fixture(80, 24, runs: [run])
        run.phase = .completed
        session.tell(.runs([run]))
        #expect(session.toastLines == ["Stoic Owl Portrait finished: fog"])
    }

    /// Where the row is on screen, it says all of it itself.
    @Test(arguments: [(120, 36, "1"), (200, 60, "2"), (80, 24, "3")] as [(Int, Int, Key)])
    func aVisibleRowNeedsNoReport(_ width: Int, _ height: Int, _ pane: Key) {
        var session = Session.fixture(
            width, height,
            runs: [
                .fixture("a", "Owl", .running), .fixture("b", "Fox", .running), .request("c", "Crane", .sending),
                .request("d", "Whale", .searching),
            ])
        session.press(pane)
        session.tell(
            .runs([.fixture("a", "Owl", .completed)]), .runs([.fixture("b", "Fox", .failed, failure: .timeout)]),
            .runs([.request("c", "Crane", .searching, failure: .lost)]), .rejected(RequestID("c"), .lost),
            .runs([.fixture("c", "Crane", .running)]), .accepted(RequestID("c")), .accepted(RequestID("c")),
            .runs([.request("d", "Whale", .unconfirmed(OutcomeQuestion()))]))
        #expect(session.toastLines == [])
    }

    @Test func aRowThatIsScrolledAwayIsReported() {
        var session = Session.fixture(
            runs: (0..<60).map { .fixture("r\($0)", "Owl \($0)", .running, age: $0) })
        session.tell(.runs([.fixture("r59", "Owl 59", .completed, age: 59)]))
        #expect(session.toastLines == ["Owl 59 finished."])
        session.press(.escape)
        session.tell(.runs([.fixture("r0", "Owl 0", .completed, age: 0)]))
        #expect(session.toastLines == [])
    }

    @Test func anUnconfirmedRequestIsReported() {
        var session = Session.fixture(80, 24, runs: [.request("a", "Owl", .searching)])
        session.tell(
            .runs([.request("a", "Owl", .unconfirmed(OutcomeQuestion()))]),
            .runs([.request("a", "Owl", .unconfirmed(OutcomeQuestion()))]))
        #expect(session.toastLines == ["Owl is unconfirmed; enter in the queue resolves it."])
    }

    @Test func aLostReplyIsANoteUntilFound() {
        var session = Session.fixture(80, 24, runs: [.request("a", "Owl", .sending)])
        session.tell(.runs([.request("a", "Owl", .searching, failure: .lost)]), .rejected(RequestID("a"), .lost))
        #expect(session.toastLines == ["No reply for Owl. Checking; don't resend."])
        #expect(session.state.toasts.shown.map(\.kind) == [.note])
        session.tell(.runs([.fixture("a", "Owl", .running)]), .accepted(RequestID("a")))
        #expect(session.toastLines == ["Owl was accepted after all."])
        session.tell(.accepted(RequestID("a")))
        #expect(session.toastLines == ["Sent Owl."])
    }

    /// Two runs of one title are told apart: a toast about one goes with the next about it, and not with others.
    @Test func aToastGoesWithItsOwnRun() {
        var session = Session.fixture(
            80, 24, runs: ["a", "b"].map { .request($0, "Owl", .searching, failure: .lost) })
        session.tell(.rejected(RequestID("a"), .lost), .rejected(RequestID("b"), .lost))
        session.tell(.runs([.request("a", "Owl", .waiting(Waiting(.turn, position: 1)))]))
        #expect(session.toastLines == ["No reply for Owl. Checking; don't resend."])
        session.tell(.runs([.request("b", "Owl", .waiting(Waiting(.turn, position: 2)))]))
        #expect(session.toastLines == [])
    }

    @Test func runsOfOthersEndQuietly() {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .running, isOurs: false)])
        session.tell(.runs([.fixture("a", "Owl", .completed, isOurs: false)]))
        #expect(session.toastLines == [])
        #expect(session.state.queue.unseen == [])
    }

    @Test func aRejectedRequestMarksItsFields() throws {
        var session = Session.form(.owl)
        session.type("stoic")
        session.press(.control("r"))
        let request = try #require(session.sent.first)
        let failure = Failure(
            .invalidBody, what: "The service refused the form",
            fieldProblems: ["subject": ["too grim"], "": ["no owls"]])
        session.tell(.rejected(request.id, failure))
        let form = try #require(session.state.formPanes[CatalogEntry.owl.id])
        #expect(try form.problem(named: "subject") == "too grim")
        #expect(form.looseProblems == ["no owls"])
        session.press("2")
        session.type("x")
        let changed = try #require(session.state.formPane)
        #expect(try changed.problem(named: "subject") == nil)
    }

    @Test func failedOlderRunsCanBeLoadedAgain() {
        var session = Session.fixture(runs: Run.allPhases)
        session.tell(.olderRuns(.artinstring, available: true))
        session.press("3")
        #expect(session.press("G") == [.engine(.loadOlderRuns(.artinstring))])
        #expect(session.press("j", "j") == [])
        session.tell(.failed(.loadOlderRuns(.artinstring), .timeout))
        #expect(session.press("j") == [.engine(.loadOlderRuns(.artinstring))])
        session.tell(.olderRuns(.artinstring, available: false))
        #expect(session.press("j") == [])
    }

    @Test(
        arguments: [.unknown, .known(.antekirt, asOf: .start), .stale(.antekirt, asOf: .start)] as [Observed<Account>])
    func anAccountIsKeptAsReported(_ reading: Observed<Account>) {
        var session = Session.fixture()
        session.tell(.account(.antekirt, reading))
        #expect(session.state.session.services[.antekirt]?.account == reading)
    }
}
