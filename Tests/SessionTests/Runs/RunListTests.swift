import Domain
import Session
import Testing

struct RunListTests {
    @Test func whatWaitsStandsFirstThenTheNewest() {
        let session = Session.live(runs: [
            .fixture("old", age: 90), .waiting("second", 2), .fixture("new", age: 1), .waiting("first", 1),
        ])
        #expect(session.runs.all.map(\.id.value) == ["first", "second", "new", "old"])
        #expect(session.runs.canMove(session.runs.all[0]) && !session.runs.canMove(session.runs.all[2]))
    }

    @Test func eachRunIsCountedByWhatItIs() {
        let session = Session.live(runs: [
            .waiting("a", 1), .fixture("b", .unknown, delivery: .sending),
            .fixture("c", .unknown, delivery: .searching),
            .fixture("d", .unknown, delivery: .unconfirmed(OutcomeQuestion())), .fixture("e"), .fixture("f", .queued),
            .fixture("g", .completed), .fixture("h", .failed),
        ])
        let runs = session.runs
        #expect(
            [
                runs.waitingCount, runs.sendingCount, runs.unknownCount, runs.askingCount, runs.liveCount,
                runs.completedCount,
            ] == [1, 1, 1, 1, 2, 1])
        #expect([runs.counts.running, runs.counts.queued] == [1, 1])
        #expect(runs.counts.services == [.artinstring])
        #expect(runs.isSending(to: .artinstring) && !runs.isSending(to: .antekirt))
    }

    @Test func countsFollowTheList() {
        var session = Session.live(runs: [.fixture("a", age: 90), .fixture("b", age: 30)])
        #expect(session.runs.counts.running == 2 && session.runs.counts.oldest == session.runs.all[1].createdAt)
        _ = session.apply(.runs([.fixture("a", .completed, age: 90)]))
        #expect(session.runs.counts.running == 1 && session.runs.counts.completed == 1)
    }

    /// What waits for the user, a quota or a connection may do so indefinitely.
    @Test(
        arguments: [
            (.waiting("a", 1, .turn), true), (.waiting("a", 1, .pace), true), (.waiting("a", 1, .quota), false),
            (.waiting("a", 1, .held), false), (.waiting("a", 1, .offline), false),
            (.fixture("a", .unknown, delivery: .searching), true),
            (.fixture("a", .unknown, delivery: .unconfirmed(OutcomeQuestion())), false),
            (.fixture("a", .unknown), true),
            (.fixture("a"), true), (.fixture("a", .completed), false),
        ] as [(Run, Bool)])
    func whatGoesOnByItselfIsWaitedFor(_ run: Run, _ goesOn: Bool) {
        let runs = Session.live(runs: [run]).runs
        #expect(runs.hasProgress(at: .artinstring) == goesOn)
        #expect(runs.hasProgress(except: []) == goesOn)
        #expect(!runs.hasProgress(except: [.artinstring]) && !runs.hasProgress(at: .antekirt))
    }

    @Test func theUsualTimeIsLearned() {
        var session = Session.live()
        func usual() -> Duration { session.runs.usualDuration(title: "Owl", modality: .video) }
        #expect(usual() == .seconds(40))
        _ = session.apply(.runs([.fixture("a", .completed, title: "Fox", took: 10, modality: .video)]))
        #expect(usual() == .seconds(10))
        _ = session.apply(
            .runs([
                .fixture("b", .completed, took: 30, modality: .video),
                .fixture("c", .completed, took: 50, modality: .video),
                .fixture("d", .failed, took: 5000, modality: .video),
            ]))
        #expect(usual() == .seconds(40))
    }

    @Test func aRunReportedTwiceAtOnceIsOneRun() {
        let session = Session.live(runs: [.fixture("a", .queued), .fixture("a", .running)])
        #expect(session.runs.all.map(\.phase) == [.running])
    }

    @Test func aRunThatTurnedOutToBeOursIsFoundByItsRemoteID() {
        let runs = Session.live(runs: [.fixture("a"), .fixture("b")]).runs
        #expect(runs.successor(of: RunID("Remote-A"), at: .artinstring)?.id == RunID("a"))
        #expect(runs.successor(of: RunID("remote-a"), at: .antekirt) == nil)
        #expect(runs.successor(of: RunID("remote-c"), at: .artinstring) == nil)
    }
}
