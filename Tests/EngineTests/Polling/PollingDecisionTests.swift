import ArtClient
import Domain
import Testing

@testable import Engine

struct PollingDecisionTests {
    private func run(_ id: String, _ service: Service = .artinstring, _ phase: Phase = .running) -> Run {
        Run(
            id: RunID(id), service: service, remoteID: id, title: "t", modality: .image, phase: phase,
            createdAt: .noon)
    }

    @Test func aRunIsFollowedUntilItIsLeft() {
        var polling = Polling()
        #expect(!polling.isFollowed(run("a")))
        polling.follow(run("a"), at: .zero)
        #expect(polling.isFollowed(run("a")))
        #expect(polling.following(run("a"), at: .zero, time: .noon) == .poll)
        polling.leave(RunID("a"))
        #expect(!polling.isFollowed(run("a")))
        #expect(polling.following(run("a"), at: .zero, time: .noon) == .none)
    }

    @Test func onlyArtinstringsRunsHaveStreams() {
        var polling = Polling()
        polling.follow(run("b", .antekirt), at: .zero)
        let outcome = polling.nextStream(at: .zero)
        #expect(outcome == .rest)
        polling.follow(run("a"), at: .zero)
        let outcome2 = polling.nextStream(at: .zero)
        #expect(outcome2 == .open(RunID("a")))
        polling.noteFirstStreamEvent(RunID("a"))
        #expect(polling.following(run("a"), at: .zero, time: .noon) == .stream)
    }

    @Test func aStreamThatEndsHasItsRunReadAndPolled() {
        var polling = Polling()
        polling.follow(run("a"), at: .zero)
        _ = polling.nextStream(at: .zero)
        polling.noteFirstStreamEvent(RunID("a"))
        polling.noteStreamEnd(RunID("a"), saidTerminal: true, hasSpoken: true, at: .seconds(1), jitter: 0.5)
        #expect(polling.following(run("a"), at: .seconds(1), time: .noon) == .poll)
        let outcome = polling[.artinstring]?.next(at: .seconds(1))
        #expect(outcome == .run(RunID("a")))
    }

    @Test func streamsLeaveRoomForReadsThatSomebodyWaitsFor() {
        var polling = Polling()
        for id in 0..<6 { polling.follow(run("\(id)"), at: .zero) }
        var opened = 0
        while case .open = polling.nextStream(at: .zero) { opened += 1 }
        #expect(opened == 4)
        guard case .wait = polling.nextStream(at: .zero) else {
            Issue.record("it waits for the pace")
            return
        }
    }

    @Test func aFailedReadIsShownWithTheMomentOfTheNextOne() {
        var polling = Polling()
        polling.follow(run("a", .antekirt), at: .zero)
        polling[.antekirt]?.failed(retryAfter: .seconds(20), at: .zero, jitter: 0.5)
        #expect(
            polling.following(run("a", .antekirt), at: .seconds(5), time: .noon) == .retrying(at: .noon + .seconds(15)))
    }

    @Test func whereTheTokenIsRefusedAllRunsOfAServiceAreLeftAndTheirOutputsWantedAgain() {
        var polling = Polling()
        polling.follow(run("a"), at: .zero)
        polling.wantRead(run("done", .artinstring, .completed), at: .zero)
        polling.noteOutputRead(RunID("done"))
        polling.follow(run("b", .antekirt), at: .zero)
        let outcome = polling.leaveAll(of: .artinstring)
        #expect(Set(outcome) == [RunID("a"), RunID("done")])
        #expect(polling.lacksOutputRead(RunID("done")))
        #expect(!polling.isFollowed(run("a")))
        #expect(polling.isFollowed(run("b", .antekirt)))
    }

    @Test func aConversionIsReadOnItsOwnFromTheFirst() {
        var polling = Polling()
        var conversion = run("g", .antekirt)
        conversion.conversion = ConversionTrace(.svg)
        polling.follow(conversion, at: .zero)
        let outcome = polling[.antekirt]?.next(at: .zero)
        #expect(outcome == .run(RunID("g")))
    }
}
