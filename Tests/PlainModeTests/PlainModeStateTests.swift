import JSON
import Forms
import Domain
import Session
import Testing

@testable import PlainMode

struct PlainModeStateTests {
    static let now = Timestamp(milliseconds: 1_000_000)

    static let owl: CatalogEntry = {
        var entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-1"), title: "Stoic Owl", slug: "stoic-owl",
            modality: .image, provider: "replicate")
        entry.schema = [
            "type": "object", "properties": ["subject": ["type": "string", "minLength": 3]], "required": ["subject"],
        ]
        return entry
    }()

    /// A session before anything was read.
    static var unread: PlainModeState {
        PlainModeState(services: [.artinstring], isDemo: false, ids: RequestIDSource(seed: (1, 2, 3, 4)), now: now)
    }

    /// A session, and what it said and asked for.
    struct Talk {
        var session: PlainModeState = {
            var session = unread
            for event in [.archiveRead, .serviceRead(.artinstring)] as [EngineEvent] {
                _ = session.handle(.engine(event), now: now)
            }
            return session
        }()
        var said: [String] = []
        var asked: [EngineCommand] = []
        var quit: Bool?
        var edited: EditorText?

        mutating func take(_ inputs: PlainModeState.Input...) {
            for input in inputs {
                for step in session.handle(input, now: now) {
                    switch step {
                    case .print(let text): said.append(text)
                    case .engine(let command): asked.append(command)
                    case .edit(let text): edited = text
                    case .quit(let isInterrupted): quit = isInterrupted
                    }
                }
            }
        }

        mutating func type(_ lines: String...) { for line in lines { take(.line(line)) } }

        /// The request that was handed to the engine last.
        var submitted: Request? {
            asked.reversed().lazy.compactMap { if case .submit(let request, _) = $0 { request } else { nil } }.first
        }

        /// How many were.
        var submissions: Int { asked.count { if case .submit = $0 { true } else { false } } }
    }

    static func catalog(_ entries: [CatalogEntry]) -> PlainModeState.Input {
        .engine(
            .entries(.artinstring, .prompt, CatalogPage(entries: entries, isFirst: true, isLast: true, total: nil)))
    }

    static func run(_ request: Request, _ change: (inout Run) -> Void) -> PlainModeState.Input {
        var run = request.pendingRun
        change(&run)
        return .engine(.runs([run]))
    }

    /// A talk in which the form is filled and not sent.
    static func filled() -> Talk {
        var talk = Talk()
        talk.take(catalog([owl]))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(owl)))
        talk.type("an owl")
        return talk
    }

    @Test func linesWaitForTheCatalog() {
        var talk = Talk()
        talk.type("list owl", "open 1")
        #expect(talk.said == ["Loading catalog."])
        #expect(talk.session.prompt == nil)
        talk.take(Self.catalog([Self.owl]))
        #expect(talk.said.contains("1 entry."))
        #expect(talk.said.contains("1: Stoic Owl, image"))
        #expect(talk.asked == [.loadEntry(Self.owl.id)])
        talk.take(.engine(.entry(Self.owl)))
        #expect(talk.said.contains("Stoic Owl, artinstring prompt."))
        #expect(talk.said.contains("1 question. Costs 1 image run."))
        #expect(talk.session.prompt == "Command: ")
    }

    @Test func aFailedServiceEndsTheWait() {
        var talk = Talk()
        talk.type("list", "quit")
        let failure = Failure(.unavailable, what: "artinstring cannot be reached", next: "Try again later")
        talk.take(.engine(.status(.artinstring, .offline(failure))))
        #expect(talk.said.contains("artinstring: artinstring cannot be reached. Try again later."))
        #expect(talk.said.contains("No matches."))
        #expect(talk.quit == false)
    }

    @Test func aLongListIsPrintedInPages() {
        var talk = Talk()
        let many = (1...45).map {
            CatalogEntry(id: EntryID(service: .artinstring, kind: .prompt, value: "\($0)"), title: "Entry \($0)")
        }
        talk.take(Self.catalog(many))
        talk.type("list")
        #expect(talk.said.count == 22 && talk.said.last == "25 more: type more.")
        talk.type("more", "more")
        #expect(talk.said.last == "45: Entry 45, image")
        talk.type("more")
        #expect(talk.said.last == "No more entries.")
        talk.type("list entry 44")
        #expect(talk.said.last == "1: Entry 44, image")
    }

    @Test func nothingIsSentWithoutConfirmation() {
        var talk = Self.filled()
        #expect(talk.said.contains("subject: an owl"))
        #expect(talk.said.contains("Costs 1 image run. Remaining quota unknown."))
        #expect(talk.session.prompt?.hasPrefix("Type \"yes\" to send") == true)
        for line in ["", "y e s", "send", "1", "anyone"] { talk.type(line) }
        #expect(talk.submissions == 0)
        talk.type("no")
        #expect(talk.submissions == 0)
        #expect(talk.said.last == "Nothing was sent. Your answers are kept.")
        #expect(talk.session.prompt == "Command: ")
    }

    @Test func aRunIsSentOnceAndFollowed() throws {
        var talk = Self.filled()
        // A second yes, typed too often, is no second run.
        talk.type("yes", "yes")
        let request = try #require(talk.submitted)
        #expect(request.body == ["promptId": "p-1", "vars": ["subject": "an owl"]])
        #expect(talk.asked.contains(.submit(request, isConfirmed: false)))
        talk.take(Self.run(request) { $0.delivery = .sending })
        #expect(talk.said.contains("Unknown command: yes. Type help for the list."))
        talk.take(Self.run(request) { ($0.phase, $0.remoteID) = (.running, "x") })
        talk.take(Self.run(request) { ($0.phase, $0.remoteID) = (.running, "x") })
        talk.take(
            Self.run(request) { run in
                (run.phase, run.remoteID) = (.completed, "x")
                run.output = Output(files: [OutputFile(url: "https://cdn.example/owl.png")])
            })
        #expect(talk.submissions == 1)
        #expect(
            talk.said.filter { $0.hasPrefix("Run 1, Stoic Owl: ") } == [
                "Run 1, Stoic Owl: sending.", "Run 1, Stoic Owl: running.", "Run 1, Stoic Owl: completed.",
                "Run 1, Stoic Owl: file: https://cdn.example/owl.png",
            ])
        talk.type("download 1")
        #expect(talk.asked.last == .download(request.id.runID))
    }

    @Test func newsWaitWhileAnAnswerIsTyped() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .sending })
        talk.type("fill")
        let before = talk.said.count
        talk.take(Self.run(request) { ($0.phase, $0.remoteID) = (.running, "x") })
        #expect(talk.said.count == before)
        talk.type("!q")
        #expect(talk.said.last == "Run 1, Stoic Owl: running.")
    }

    @Test func problemsAreReportedBeforeSending() {
        var talk = Talk()
        talk.take(Self.catalog([Self.owl]))
        talk.type("list", "fill stoic-owl")
        talk.take(.engine(.entry(Self.owl)))
        talk.type(">")
        #expect(talk.said.contains("subject: required."))
        talk.type("yes")
        #expect(talk.submissions == 0)
        talk.type("fix")
        #expect(talk.session.prompt?.hasPrefix("subject, ") == true)
        talk.type("ow", "")
        #expect(talk.session.prompt?.contains("anyway") == true)
        talk.type("anyway")
        #expect(talk.submissions == 1, "schemas err, and the service has the last word")
    }

    @Test func concernsNeedTheirOwnConfirmation() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(.engine(.concerns(request, [.price(credits: 12)])))
        #expect(talk.said.contains("This costs 12 credits."))
        talk.type("2")
        #expect(talk.submissions == 1)
        talk.type("2")
        #expect(talk.submissions == 1, "a number doubled is no yes")
        talk.take(.engine(.concerns(request, [.overBudget()])))
        talk.type("2", "yes")
        #expect(talk.asked.last == .submit(request, isConfirmed: true))
    }

    @Test func anUnknownOutcomeIsResolved() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        let outcome = OutcomeQuestion(candidates: [OutcomeQuestion.Candidate(remoteID: "run-1")])
        talk.take(Self.run(request) { $0.delivery = .unconfirmed(outcome) })
        talk.type("resolve 1")
        #expect(talk.said.contains("Was Stoic Owl accepted?"))
        talk.type("1")
        #expect(talk.asked.last == .resolve(request.id, .adopt(remoteID: "run-1")))
        talk.type("resolve 1", "4")
        let count = talk.asked.count
        #expect(talk.session.prompt?.hasPrefix("Type \"send again\"") == true, "it may cost as much once more")
        talk.type("no")
        #expect(talk.asked.count == count)
        talk.type("resolve 1", "4", "yes")
        #expect(talk.asked.count == count, "a yes written ahead was for something else")
        talk.type("resolve 1", "4", "send again")
        guard case .resolve(request.id, .sendAgain(let again))? = talk.asked.last else {
            Issue.record("it is not sent again")
            return
        }
        #expect(again != request.id)
        talk.type("resolve 1", "3")
        #expect(talk.asked.last == .resolve(request.id, .dismiss))
        talk.type("resolve 1", "")
        #expect(talk.said.last == "Nothing changed.")
    }

    @Test func waitingRequestsArePausedAndCanceled() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("pause 1", "resume 1", "cancel 1")
        #expect(
            talk.asked.suffix(3) == [.hold(request.id, true), .hold(request.id, false), .withdraw(request.id)])
        talk.take(.engine(.withdrawn(request)))
        #expect(talk.said.last == "Canceled: Stoic Owl. Nothing was sent.")
        talk.type("cancel 1", "pause 7", "show x")
        #expect(
            talk.said.suffix(3) == [
                "No run 1.", "No run 7.", "Which run? Give its number; queue lists them.",
            ])
    }

    @Test func answersAreKept() throws {
        var talk = Self.filled()
        let draft = try #require(FieldTree.form(for: Self.owl).draft(of: Self.form("an owl").answers))
        #expect(talk.asked.contains(.saveDraft(Self.owl.id, draft)))
        talk.take(.interrupt)
        #expect(talk.said.last == "Form closed. Your answers are kept; nothing was sent.")
        talk.type("fill")
        #expect(talk.session.prompt?.contains("now an owl") == true)
        // Those of an earlier session too.
        var later = Talk()
        later.take(
            .engine(.restored(drafts: [Draft(entry: Self.owl.id, values: draft, savedAt: Self.now)], place: nil)))
        later.take(Self.catalog([Self.owl]))
        later.type("fill Stoic Owl")
        later.take(.engine(.entry(Self.owl)))
        #expect(later.session.prompt?.contains("now an owl") == true)
    }

    static func form(_ subject: String) -> PlainForm {
        var form = PlainForm(entry: owl)
        var words: [String] = []
        _ = form.handle(subject, words: &words)
        return form
    }

    @Test func theEditorHasTheText() {
        var talk = Talk()
        talk.take(Self.catalog([Self.owl]))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(Self.owl)))
        talk.type("!e")
        #expect(talk.edited == EditorText(id: 1, text: "", format: .plain))
        talk.take(.edited(.text("an owl\n")))
        #expect(talk.said.contains("subject: an owl"))
    }

    @Test func prefixesOfCommandsAreEnough() {
        var talk = Talk()
        talk.type("qui")
        #expect(talk.quit == false)
        var other = Talk()
        other.type("q")
        #expect(other.said == ["Unknown command: q. Type help for the list."], "queue and quit begin so")
    }

    /// Nothing that is drawn: no boxes, no marks, no colors, in anything that is said.
    @Test func allOutputIsPlainText() throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("queue", "show 1", "help", "account")
        for words in talk.said {
            #expect(words.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 }, "\(words)")
        }
    }
}
