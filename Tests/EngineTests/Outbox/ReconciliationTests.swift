import ArtClient
import JSON
import Domain
import Testing

@testable import Engine

struct ReconciliationTests {
    private static let noon = Timestamp(milliseconds: 1_780_000_000_000)

    private func search(_ action: Request.Action, body: JSON, known: Set<String> = []) -> Reconciliation {
        let service: Service = action == .run ? .artinstring : .antekirt
        return Reconciliation(
            request: Request(
                id: RequestID("r"), action: action, entry: EntryID(service: service, kind: .prompt, value: "p"),
                title: "t", modality: .image, body: body, cost: .credits(3), createdAt: Self.noon),
            snapshot: SendSnapshot(sentAt: Self.noon, knownRuns: known), leftAt: .zero, lostAt: .seconds(30))
    }

    private var run: Reconciliation { search(.run, body: ["promptId": "p"], known: ["old"]) }

    private func row(_ id: String, prompt: String? = "p", after seconds: Int? = 1) -> RunReport {
        RunReport(
            remoteID: id, phase: .queued, createdAt: seconds.map { Self.noon + .seconds($0) }, promptID: prompt)
    }

    @Test func theOnlyRunOfThePromptInTheWindowIsAdopted() {
        let rows = [row("other", prompt: "q"), row("mine"), row("before", after: -121), row("later", after: 151)]
        #expect(run.judge(rows, claimed: [], rivals: 0) == .adopt(row("mine")))
    }

    @Test func whatIsKnownFromBeforeOrBelongsToAnotherRequestIsNoCandidate() {
        #expect(run.judge([row("old"), row("taken")], claimed: ["taken"], rivals: 0) == .none)
        #expect(run.judge([], claimed: [], rivals: 0) == .none)
    }

    @Test func twoCandidatesOrAnotherRequestThatCouldBeItLeaveItUndecided() {
        #expect(run.judge([row("one"), row("two")], claimed: [], rivals: 0) == .several([row("one"), row("two")]))
        #expect(run.judge([row("one")], claimed: [], rivals: 1) == .several([row("one")]))
    }

    @Test func aRowThatTellsNothingCannotBeRuledOutAndProvesNothing() {
        let bare = row("bare", prompt: nil, after: nil)
        #expect(run.judge([bare], claimed: [], rivals: 0) == .several([bare]))
        let undated = row("undated", after: nil)
        #expect(run.judge([undated], claimed: [], rivals: 0) == .several([undated]))
        let unnamed = row("unnamed", prompt: nil)
        #expect(run.judge([unnamed], claimed: [], rivals: 0) == .several([unnamed]))
        #expect(run.judge([bare, row("mine")], claimed: [], rivals: 0) == .several([bare, row("mine")]))
    }

    @Test(
        arguments: [
            ("a sunset", "a1", true), ("a sunset", nil, true), ("a sunset ", "a1", false), ("A sunset", "a1", false),
            ("a sunset", "a2", false),
        ] as [(String, String?, Bool)])
    func anImageIsToldByItsExactTextAndItsArtist(title: String, artist: String?, isMine: Bool) {
        let search = search(.image, body: ["artistId": "a1", "prompt": "a sunset"])
        let row = RunReport(remoteID: "x", phase: .running, createdAt: Self.noon, title: title, artistID: artist)
        #expect(search.couldBe(row) == isMine)
    }

    @Test func aTextKeptInAnotherCompositionIsFoundAndOfTwoTheOneWithOurBytesIsMeant() {
        func row(_ id: String, _ title: String) -> RunReport {
            RunReport(remoteID: id, phase: .running, createdAt: Self.noon, title: title, artistID: "a1")
        }
        func search(_ prompt: String) -> Reconciliation {
            self.search(.image, body: ["artistId": "a1", "prompt": .string(prompt)])
        }
        let (composed, decomposed) = (row("c", "caf\u{E9}"), row("d", "cafe\u{301}"))
        #expect(search("cafe\u{301}").judge([composed], claimed: [], rivals: 0) == .adopt(composed))
        let both = search("cafe\u{301}").candidates(in: [composed, decomposed])
        #expect(both.map(\.remoteID) == ["d"])
    }

    @Test func requestsOfTheSameThingAreRivalsARequestIsNoneOfItsOwn() {
        let one = search(.image, body: ["artistId": "a1", "prompt": "a sunset"])
        #expect(!one.isRival(of: one))
        let other = Reconciliation(
            request: Request(
                id: RequestID("s"), action: .image, entry: one.request.entry, title: "t", modality: .image,
                body: one.request.body, cost: .credits(3), createdAt: Self.noon),
            snapshot: SendSnapshot(sentAt: Self.noon), leftAt: .zero)
        #expect(other.isRival(of: one) && one.isRival(of: other))
        #expect(!run.isRival(of: one))
    }

    @Test(arguments: [(-61, false), (-60, true), (0, true), (150, true), (151, false)])
    func theWindowIsToldByTheServicesClockWhateverOursSays(seconds: Int, isInside: Bool) {
        var search = run
        search.snapshot.serverSentAt = Self.noon + .seconds(7200)
        let row = row("x", after: 7200 + seconds)
        #expect((search.judge([row], claimed: [], rivals: 0) == .adopt(row)) == isInside)
        #expect(search.couldBe(row) == isInside)
    }

    @Test func aClockThatIsHeardLaterServesAsWell() {
        var search = run
        // At second 100 of the timeline the service's clock is an hour ahead of ours.
        search.learn(ServerClock(Self.noon + .seconds(3700), at: .seconds(100)))
        #expect(search.snapshot.serverSentAt == Self.noon + .seconds(3600))
        search.learn(ServerClock(Self.noon, at: .seconds(100)))
        #expect(search.snapshot.serverSentAt == Self.noon + .seconds(3600), "the first is nearest")
    }

    @Test func whileTheAnswerIsAwaitedNothingIsTooLate() {
        var search = run
        search.lostAt = nil
        #expect(search.couldBe(row("x", after: 9999)))
    }
}
