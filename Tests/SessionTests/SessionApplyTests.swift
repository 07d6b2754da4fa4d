import Domain
import JSON
import Session
import Testing

/// Each event, and what it changes.
struct SessionApplyTests {
    @Test(
        arguments: [
            (.live, nil, false), (.offline(.offline), .offline, false),
        ] as [(ServiceStatus, Failure?, Bool)])
    func aStatusIsReportedOnceForEachChange(
        _ status: ServiceStatus, _ failure: Failure?, _ isRecovery: Bool
    ) throws {
        var session = Session(services: [.antekirt])
        let changes = session.apply(.status(.antekirt, status))
        let change = StatusChange(service: .antekirt, before: .connecting, after: status)
        #expect(changes == [.status(change)])
        #expect(change.newFailure == failure)
        #expect(change.isRecovery == isRecovery)
        #expect(session.apply(.status(.antekirt, status)) == [])
        #expect(session.services[.antekirt]?.status == status)
    }

    @Test func aFailureOfTheSameCauseIsNoNewOne() {
        let other = Failure(.unavailable, what: "no route")
        let (before, after) = (ServiceStatus.offline(.offline), ServiceStatus.offline(other))
        #expect(StatusChange(service: .antekirt, before: before, after: after).newFailure == nil)
        #expect(StatusChange(service: .antekirt, before: before, after: .live).isRecovery)
        #expect(!StatusChange(service: .antekirt, before: .connecting, after: .live).isRecovery)
    }

    @Test func aServiceThatIsNotAtHandHasNoState() {
        var session = Session(services: [.antekirt])
        #expect(session.apply(.status(.artinstring, .live)) == [])
        #expect(session.services[.artinstring] == nil)
        #expect(session.account(.artinstring) == .unknown)
        #expect(session.catalog.sections == [.artists, .models])
    }

    @Test func anAccountIsKeptAsItWasReported() {
        var session = Session.live()
        for account in [.known(Account(credits: 3), asOf: .start), .stale(Account(credits: 3), asOf: .start)]
            as [Observed<Account>]
        {
            #expect(session.apply(.account(.antekirt, account)) == [.account(.antekirt)])
            #expect(session.account(.antekirt) == account)
        }
    }

    // MARK: runs

    @Test func runsAreComparedWithWhatIsHere() throws {
        var session = Session.live(runs: [.fixture("a"), .fixture("b", delivery: .searching)])
        let changes = session.apply(.runs([.fixture("a", .completed), .fixture("b"), .fixture("c", .failed)]))
        guard case .runs(let runs)? = changes.first else { throw Unexpected(changes) }
        #expect(runs.map(\.hasEnded) == [true, false, false])
        #expect(runs.map(\.isFound) == [false, true, false])
        #expect(runs.map(\.isNew) == [false, false, true])
        #expect(runs.map(\.hasEndedAwaited) == [true, false, false])
        #expect(runs.map(\.isNews) == [true, false, false])
    }

    @Test func whatTheEngineReportsTwiceChangesOnce() throws {
        var session = Session.live(runs: [.fixture("a")])
        let (before, after) = (Run.fixture("a"), Run.fixture("a", .completed))
        let change = RunChange(before: before, after: after, cause: .ended)
        #expect(session.apply(.changes([change])) == [.runs([change])])
        guard case .runs(let again)? = session.apply(.runs([after])).first else { throw Unexpected(session) }
        #expect(again == [RunChange(before: after, after: after, cause: .synchronized)])
        #expect(!again[0].hasEnded && !again[0].isNews)
    }

    @Test func aRunThatIsNoRowAnyMoreGoes() {
        var session = Session.live(runs: [.fixture("a"), .fixture("remote-a")])
        let merged = RunChange(before: .fixture("remote-a"), after: nil, cause: .merged(into: RunID("a")))
        #expect(session.apply(.changes([merged])) == [.forgotten([.fixture("remote-a")])])
        #expect(session.apply(.forgotten([RunID("remote-a")])) == [])
        #expect(session.runs.all.map(\.id.value) == ["a"])
    }

    @Test func aLostRequestThatIsFoundIsAcceptedAsFoundOnce() {
        var session = Session.live(runs: [.fixture("a", .unknown, delivery: .searching)])
        #expect(
            session.apply(.rejected(RequestID("a"), .lost)) == [.rejected(RequestID("a"), .lost, isLost: true)])
        let run = Run.fixture("a")
        _ = session.apply(.runs([run]))
        #expect(session.apply(.accepted(RequestID("a"))) == [.accepted(run, isFound: true)])
        #expect(session.apply(.accepted(RequestID("a"))) == [.accepted(run, isFound: false)])
        #expect(session.apply(.accepted(RequestID("nobody"))) == [])
    }

    @Test func aRefusedRequestIsNotLost() {
        var session = Session.live(runs: [.fixture("a", .failed)])
        let failure = Failure(.invalidBody, what: "no")
        #expect(
            session.apply(.rejected(RequestID("a"), failure)) == [.rejected(RequestID("a"), failure, isLost: false)])
    }

    @Test func aWithdrawnRequestGivesItsRowBack() {
        var session = Session.live(runs: [.waiting("a", 1), .waiting("b", 2)])
        let request = Request.fixture("a")
        #expect(session.apply(.withdrawn(request)) == [.withdrawn(request, .waiting("a", 1))])
        #expect(session.runs.all.map(\.id.value) == ["b"])
        #expect(session.apply(.withdrawn(request)) == [.withdrawn(request, nil)])
    }

    @Test func whatReadingAFileToldIsKept() {
        let (bare, known) = (OutputFile(url: "u"), OutputFile(url: "u", format: "image/png", width: 3, height: 4))
        var session = Session.live(runs: [.fixture("a", .completed, output: Output(files: [bare]))])
        _ = session.apply(.file(RunID("a"), known))
        _ = session.apply(.file(RunID("nobody"), known))
        _ = session.apply(.runs([.fixture("a", .completed, output: Output(files: [bare]))]))
        #expect(session.runs[RunID("a")]?.output?.files == [known])
    }

    // MARK: services and answers

    @Test func whatIsReadIsKnown() {
        var session = Session(services: Service.allCases)
        #expect(!session.areRunsRead && !session.isAccountSettled(.artinstring))
        _ = session.apply(.archiveRead)
        _ = session.apply(.serviceRead(.artinstring))
        #expect(!session.areRunsRead && session.isAccountSettled(.artinstring))
        _ = session.apply(.status(.antekirt, .offline(.offline)))
        #expect(session.areRunsRead && session.hasFailed(.antekirt))
    }

    @Test func olderRunsThatCannotBeReadMayBeAskedForAgain() {
        var session = Session.live()
        _ = session.apply(.olderRuns(.artinstring, available: true))
        session.note(.loadOlderRuns(.artinstring))
        #expect(session.services[.artinstring]?.isLoadingOlderRuns == true)
        #expect(
            session.apply(.failed(.loadOlderRuns(.artinstring), .offline))
                == [.failed(.loadOlderRuns(.artinstring), .offline)])
        #expect(session.services[.artinstring]?.isLoadingOlderRuns == false)
        #expect(session.services[.artinstring]?.hasOlderRuns == true)
        #expect(session.apply(.missingRuns(.artinstring, 6)) == [.missingRuns(.artinstring, 6)])
        #expect(session.services[.artinstring]?.missingRuns == 6)
    }

    @Test func whatAnEarlierSessionLeftIsKnown() {
        var session = Session.live()
        let entry = CatalogEntry.prompt("owl", "Owl").id
        let draft = Draft(entry: entry, values: ["subject": "owl"], savedAt: .start)
        #expect(session.apply(.restored(drafts: [draft], place: nil)) == [.restored([draft], place: nil)])
        #expect(session.drafts[entry] == ["subject": "owl"])
        _ = session.apply(.leading(false))
        #expect(!session.isLeading)
    }

    private struct Unexpected: Error {
        let value: String
        init(_ value: Any) { self.value = "\(value)" }
    }
}
