import ArtClient
import Domain
import Testing

@testable import Engine

struct RunTableTests {
    private static func run(_ id: String = "r", _ phase: Phase = .running) -> Run {
        Run(
            id: RunID(id), service: .artinstring, remoteID: id, title: "t", modality: .image, phase: phase,
            createdAt: .noon)
    }

    /// A run of a request that has become `remoteID`.
    private static func own(_ remoteID: String) -> Run {
        Run(
            id: RunID("own"), service: .artinstring, remoteID: remoteID, title: "t", modality: .image, phase: .queued,
            createdAt: .noon, isOurs: true)
    }

    @Test(arguments: [
        (Phase.queued, Phase.running, RunChange.Cause.updated(.list)), (.running, .completed, .ended),
        (.running, .failed, .ended), (.running, .cancelled, .ended), (.completed, .completed, .updated(.list)),
    ])
    func anUpdateThatIsTheEndHasEnded(before: Phase, after: Phase, cause: RunChange.Cause) {
        var table = RunTable()
        _ = table.update(Self.run("r", before), .discovered)
        var run = Self.run("r", after)
        run.title = "new"
        let outcome = table.update(run, .updated(.list))
        #expect(outcome?.change.cause == cause)
    }

    @Test func whatTheServiceKnowsNoMoreIsNotFound() {
        var table = RunTable()
        _ = table.update(Self.run(), .discovered)
        var run = Self.run()
        run.failure = Failure(.notFound, what: "gone")
        let outcome = table.update(run, .updated(.read))
        #expect(outcome?.change.cause == .notFound)
        run.title = "still gone"
        let outcome2 = table.update(run, .updated(.read))
        #expect(outcome2?.change.cause == .updated(.read))
    }

    @Test func nothingIsEmittedWhereNothingHasChanged() {
        var table = RunTable()
        let change = table.update(Self.run(), .discovered)?.change
        #expect(change == RunChange(before: nil, after: Self.run(), cause: .discovered))
        let outcome = table.update(Self.run(), .updated(.list))
        #expect(outcome == nil)
    }

    @Test func whatWasPutInWithoutAWordIsEmittedWithItsOwnCauseOnce() {
        var table = RunTable()
        table.put(Self.run("a"), .submitted)
        var waiting = Self.run("a")
        waiting.delivery = .waiting(Waiting(.turn, position: 1))
        let update = table.update(waiting, .waiting)
        #expect(update?.change == RunChange(before: nil, after: waiting, cause: .submitted))
        #expect(update?.stored == Self.run("a"))
        let outcome = table.flush()
        #expect(outcome.isEmpty)
    }

    @Test func aFlushTellsWhatWasPutInSinceTheNewestFirst() {
        var table = RunTable()
        _ = table.update(Self.run("known"), .discovered)
        var later = Self.run("b")
        later.createdAt = .noon + .seconds(1)
        table.put(Self.run("a"), .restored)
        table.put(later, .restored)
        table.put(Self.run("known"), .synchronized)
        var changed = Self.run("known", .completed)
        changed.createdAt = .noon + .seconds(-1)
        table.put(changed, .synchronized)
        let flushed = table.flush()
        #expect(
            flushed == [
                RunChange(before: nil, after: later, cause: .restored),
                RunChange(before: nil, after: Self.run("a"), cause: .restored),
                RunChange(before: Self.run("known"), after: changed, cause: .synchronized),
            ])
        let outcome = table.flush()
        #expect(outcome.isEmpty)
    }

    @Test func aFoundRowThatIsOursIsMergedAndItsHeirIsKnown() {
        var table = RunTable()
        _ = table.update(Self.run("r1"), .discovered)
        let own = Self.own("r1")
        let change = table.merge(into: own)
        #expect(change == RunChange(before: Self.run("r1"), after: nil, cause: .merged(into: own.id)))
        _ = table.update(own, .accepted)
        #expect(table[RunID("r1")] == nil)
        #expect(table.heir(of: RunID("r1")) == own.id)
        #expect(table.id(of: RemoteID(service: .artinstring, value: "r1")) == own.id)
        let outcome = table.merge(into: own)
        #expect(outcome == nil)
    }

    @Test func whatEndedLongAgoIsLeftToTheArchiveUnlessItIsUnsaved() throws {
        let limit = Timestamp.noon + .seconds(60)
        let row = RunReport(remoteID: "r", rawStatus: "completed")
        var table = RunTable()
        let update = table.update(Self.run("r", .completed), .discovered)
        table.noteUnsaved(try #require(update))
        table.forget(row, of: .artinstring, endedBefore: limit)
        #expect(table[RunID("r")] != nil)
        let batch = table.takeUnsaved()
        #expect(batch == [Self.run("r", .completed)])
        table.putBackUnsaved(batch)
        #expect(table.hasUnsaved)
        _ = table.takeUnsaved()
        table.forget(row, of: .artinstring, endedBefore: .noon)
        #expect(table[RunID("r")] != nil, "not long ago")
        table.forget(row, of: .artinstring, endedBefore: limit)
        #expect(table[RunID("r")] == nil)
        #expect(table.id(of: RemoteID(service: .artinstring, value: "r")) == nil)
    }

    @Test func whatChangesWithEveryHeartbeatIsNotSaved() throws {
        var table = RunTable()
        _ = table.update(Self.run(), .discovered)
        var run = Self.run()
        run.heardAt = .noon
        run.following = .poll
        let heartbeat = table.update(run, .following)
        table.noteUnsaved(try #require(heartbeat))
        #expect(!table.hasUnsaved)
        run.phase = .completed
        let end = table.update(run, .updated(.read))
        table.noteUnsaved(try #require(end))
        #expect(table.hasUnsaved)
    }

    @Test func aDiscoveredRunIsNamedOnceItsEntryIsKnown() {
        var table = RunTable()
        var row = RunReport(remoteID: "r", rawStatus: "running")
        row.promptID = "p"
        let run = table.discover(row, of: .artinstring, at: .noon)
        _ = table.update(run, .discovered)
        let entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Owl", modality: .text)
        let named = table.learn([entry])
        #expect(named.map(\.entry) == [entry.id])
        #expect(named.map(\.modality) == [.text])
        let outcome = table.learn([entry])
        #expect(outcome.isEmpty)
        var another = row
        another.promptID = "p"
        let outcome2 = table.discover(another, of: .artinstring, at: .noon)
        #expect(outcome2.entry == entry.id)
    }
}
