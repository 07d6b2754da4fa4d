import Forms
import JSON
import CommandLine
import Domain
import Session
import Testing

@testable import PlainMode

/// Lines from a pipe: what is not read yet is waited for, what fails is the exit code, and no line is taken for
/// something that it was not written for.
extension PlainModeStateTests {
    static func script(_ services: [Service] = [.artinstring]) -> Talk {
        var talk = Talk()
        talk.session = PlainModeState(
            services: services, isDemo: false, isScript: true, ids: RequestIDSource(seed: (1, 2, 3, 4)), now: now)
        return talk
    }

    static let drawn: Run = {
        var run = Run(
            id: RunID("r-1"), service: .artinstring, title: "Stoic Owl", modality: .image, phase: .completed,
            createdAt: now)
        run.remoteID = "x"
        run.output = Output(files: [OutputFile(url: "https://cdn.example/owl.png")])
        return run
    }()

    /// A script with one run in the archive and everything read.
    static func read() -> Talk {
        var talk = script()
        talk.take(
            catalog([owl]), .engine(.runs([drawn])), .engine(.archiveRead), .engine(.status(.artinstring, .live)),
            .engine(.account(.artinstring, .known(Account(), asOf: now))), .engine(.serviceRead(.artinstring)))
        return talk
    }

    @Test(arguments: ["queue", "show 1", "older", "wait", "download 1", "again 1", "resolve 1", "pause 1"])
    func commandsWaitForLoadingData(command: String) {
        var talk = Self.script()
        talk.type(command)
        #expect(talk.said == ["Loading runs."])
        talk.take(.engine(.archiveRead))
        #expect(talk.session.prompt == nil, "the service may have others")
        talk.take(.engine(.runs([Self.drawn])), .engine(.serviceRead(.artinstring)))
        #expect(!talk.said.contains { $0.hasPrefix("No run 1") || $0 == "The queue is empty." }, "\(talk.said)")
        #expect(talk.said.count > 1 || talk.asked.count == 1)
    }

    @Test func aRunIsShownWithoutAQueueBefore() {
        var talk = Self.read()
        talk.type("show 1")
        #expect(talk.said.contains { $0.hasPrefix("Stoic Owl, image, artinstring: completed.") }, "\(talk.said)")
        #expect(talk.session.exit == nil)
    }

    @Test func anEmptyQueueIsReportedOnceItIsLoaded() {
        var talk = Self.script()
        talk.type("queue")
        talk.take(.engine(.archiveRead), .engine(.serviceRead(.artinstring)))
        #expect(talk.said == ["Loading runs.", "The queue is empty."])
        // At a terminal nothing is waited for, and nothing is said to be empty.
        var typed = Talk(session: Self.unread)
        typed.type("queue", "show 1", "account")
        #expect(
            typed.said == [
                "Runs are still loading.",
                "No run 1 yet: runs are still loading.", "artinstring: balance not loaded yet.",
            ])
    }

    @Test func anUnreachableServiceIsNotShownAsEmpty() {
        var talk = Self.script()
        talk.type("queue", "account", "wait")
        let failure = Failure(.unavailable, what: "artinstring cannot be reached")
        talk.take(.engine(.archiveRead), .engine(.status(.artinstring, .offline(failure))))
        #expect(talk.said.contains("No runs known."))
        #expect(talk.said.contains("artinstring: artinstring cannot be reached."))
        #expect(talk.said.contains("artinstring: balance unknown."))
        #expect(talk.session.prompt == "Command: ")
        #expect(talk.session.exit == .failed)
    }

    @Test func thePriceWaitsForTheBalance() {
        var talk = Self.script()
        talk.take(Self.catalog([Self.owl]))
        talk.type("fill stoic-owl", "an owl", "yes")
        talk.take(.engine(.entry(Self.owl)))
        #expect(talk.said.last == "Loading the balance at artinstring.")
        #expect(talk.submissions == 0)
        let account = Account(quotas: [Quota(modality: .image, used: 12, limit: 200)])
        talk.take(.engine(.account(.artinstring, .known(account, asOf: Self.now))))
        #expect(talk.said.contains { $0.hasPrefix("Costs 1 image run.") && !$0.contains("unknown") })
        #expect(talk.submissions == 1)
    }

    @Test(arguments: [
        ("foo", 2), ("help foo", 2), ("show x", 2), ("fill", 2), ("open", 2), ("show 99", 1), ("fill 99", 1),
        ("open nobody", 1), ("models", 3), ("cancel 1", 1), ("resolve 1", 1), ("stop 1", 0), ("help,queue,list", 0),
        ("account,wait,older,more", 0),
        // What went wrong first counts.
        ("foo,show 99", 2), ("show 99,foo", 1),
    ])
    func theFirstErrorIsTheExitCode(script: String, code: Int) {
        let lines = script.split(separator: ",").map(String.init)
        var talk = Self.read()
        for line in lines { talk.type(line) }
        talk.take(.end)
        #expect(talk.quit == false)
        #expect(Int(talk.session.exit?.rawValue ?? 0) == code, "\(talk.said)")
        var typed = Talk()
        for line in lines { typed.type(line) }
        #expect(typed.session.exit == nil, "somebody has seen it")
    }

    @Test func aFailedRunSetsTheExitCode() throws {
        var talk = Self.read()
        talk.type("fill stoic-owl", "an owl", "yes", "wait")
        talk.take(.engine(.entry(Self.owl)))
        let request = try #require(talk.submitted)
        talk.take(
            Self.run(request) { run in
                (run.phase, run.remoteID, run.failure) = (.failed, "y", Failure(.other, what: "It failed"))
            }, .end)
        #expect(talk.quit == false && talk.session.exit == .failed)
    }

    /// Lines that answer questions are no commands where the questions never come.
    @Test(arguments: ["fill 99", "fill nobody", "again 7", "edit 7", "svg 1", "fill"])
    func answersWithoutQuestionsAreIgnored(command: String) {
        var talk = Self.read()
        talk.type(command, "download 1", "yes")
        #expect(!talk.asked.contains(.download(Self.drawn.id)))
        #expect(talk.submissions == 0)
        #expect(talk.quit == false)
        #expect(talk.said.contains { $0.contains("are ignored") }, "\(talk.said)")
        #expect(talk.session.exit != nil)
    }

    @Test func anInvalidLineEndsTheScript() {
        var talk = Self.read()
        talk.type("fill stoic-owl")
        talk.take(.engine(.entry(Self.owl)))
        talk.take(.unusable("column 2 (byte 2): byte 0xFC is not UTF-8"), .line(">"), .line("yes"))
        #expect(talk.submissions == 0)
        #expect(talk.said.contains("Input line ignored: column 2 (byte 2): byte 0xFC is not UTF-8."))
        #expect(talk.quit == false && talk.session.exit == .usage)
        // At a terminal the question stands.
        var typed = Self.filled()
        typed.type("<")
        typed.take(.unusable("column 2 (byte 2): byte 0xFC is not UTF-8"))
        #expect(typed.session.prompt?.hasPrefix("subject, ") == true)
        #expect(typed.quit == nil)
    }

    @Test func theEndBeforeConfirmationSendsNothing() {
        for lines in [["an owl"], [], ["an owl", "<"]] {
            var talk = Self.read()
            talk.type("fill stoic-owl")
            talk.take(.engine(.entry(Self.owl)))
            for line in lines { talk.type(line) }
            talk.take(.end)
            #expect(talk.said.contains { $0.contains("nothing was sent") }, "\(talk.said)")
            #expect(talk.submissions == 0 && talk.quit == false && talk.session.exit == .failed)
        }
    }

    @Test func quittingWaitsForRequestedDownloads() {
        var talk = Self.read()
        talk.type("download 1", "quit")
        #expect(talk.quit == nil)
        #expect(talk.said.last?.hasPrefix("Waiting for the files of 1 run.") == true)
        var run = Self.drawn
        run.download = .done(paths: ["/tmp/owl.png"])
        talk.take(.engine(.runs([run])))
        #expect(talk.quit == false && talk.session.exit == nil)

        var other = Self.read()
        other.type("download 1")
        other.take(.end)
        #expect(other.quit == nil)
        other.take(.engine(.failed(.download(Self.drawn.id), Failure(.local, what: "No room"))))
        #expect(other.quit == false && other.session.exit == .failed)

        var interrupted = Self.read()
        interrupted.type("download 1")
        interrupted.take(.end, .interrupt)
        #expect(interrupted.quit == true)
    }

    @Test func quittingReportsUnfinishedDownloads() {
        var talk = Talk()
        var run = Self.drawn
        run.download = .running(received: 1, total: 2, bytesPerSecond: nil)
        talk.take(.engine(.runs([run])))
        talk.type("quit")
        #expect(talk.quit == false)
        #expect(talk.said.last == "Downloads incomplete: 1 run. The next Easel resumes them.")
    }

    @Test func aLineIsDoneBeforeTheNext() throws {
        var talk = Self.read()
        talk.type("fill stoic-owl", "an owl", "yes")
        talk.take(.engine(.entry(Self.owl)))
        let request = try #require(talk.submitted)
        talk.take(Self.run(request) { $0.delivery = .waiting(Waiting(.quota, position: 1)) })
        talk.type("cancel 1", "quit")
        #expect(talk.asked.last == .withdraw(request.id))
        #expect(talk.quit == nil, "it is not known yet whether it was in time")
        talk.take(.engine(.withdrawn(request)))
        #expect(talk.quit == false)
    }

    // MARK: what is said is what is done

    /// An editor that fails changes nothing, and its text is there for the next time.
    @Test func aRejectedEditorTextIsNotSent() {
        var talk = Self.filled()
        talk.type("<", "!e")
        talk.take(.edited(.failed("vi ended with exit code 1", text: "a fox")))
        #expect(talk.said.contains { $0.hasPrefix("Editor text rejected: vi ended") })
        #expect(talk.session.prompt?.contains("now an owl") == true)
        talk.type("!e")
        #expect(talk.edited?.text == "a fox", "nothing of it is lost")
        talk.take(.edited(.text("a fox at dusk\r\n")))
        talk.type(">", "yes")
        #expect(talk.submitted?.body["vars"]?["subject"] == "a fox at dusk")
    }

    @Test(arguments: ["y", "on", "true", "YES please", ""])
    func onlyTheNamedWordConfirms(line: String) throws {
        var talk = Self.filled()
        talk.type("yes")
        let request = try #require(talk.submitted)
        talk.take(.engine(.concerns(request, [.price(credits: 12)])))
        talk.type("2", line)
        #expect(talk.submissions == 1)
    }
}
