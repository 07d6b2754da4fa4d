import Archive
import Domain
import Testing

struct ArchiveRunsTests {
    @Test(arguments: [
        Run.whole,
        Run(
            id: RunID("x"), service: .artinstring, title: "", modality: Modality(rawValue: "hologram"), phase: .unknown,
            createdAt: Timestamp(milliseconds: -1)),
        Run(
            id: RunID("y"), service: .artinstring, remoteID: "y", title: "t", modality: .text, phase: .completed,
            createdAt: .noon, output: Output(), cost: .ownKey(provider: "fal")),
        Run(
            id: RunID("z"), service: .antekirt, title: "t", modality: .vector, phase: .running, createdAt: .noon,
            cost: .quota(.video, runs: 2)),
    ])
    func aRunComesBackAsItWas(run: Run) async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save([run])
        #expect(try await archive.recentRuns(limit: 2) == [run])
    }

    @Test func theWayARunIsFollowedIsNotPersistedAndALaterStateReplacesAnEarlierOne() async throws {
        let archive = try Archive(inMemory: ())
        var run = Run.whole
        run.following = .stream
        run.phase = .running
        try await archive.save([run])
        #expect(try await archive.openRuns().map(\.following) == [Following.none])
        try await archive.save([.whole])
        #expect(try await archive.recentRuns(limit: 5) == [.whole])
        #expect(try await archive.openRuns().isEmpty)
    }

    @Test func aStateReadBeforeATransitionDoesNotReplaceIt() async throws {
        let archive = try Archive(inMemory: ())
        let request = Request.sample()
        try await archive.record(request, at: .noon)
        let before = request.pendingRun
        var accepted = before
        (accepted.remoteID, accepted.phase) = ("remote-1", .queued)
        for event in [RequestState.Event.send, .accept] {
            try await archive.write(
                RequestTransition(
                    request.id, event, remoteID: "remote-1", run: event == .accept ? accepted : nil, at: .noon))
        }
        try await archive.save([before])
        #expect(try await archive.run(before.id) == accepted)
    }

    @Test func theNewestRunsComeFirstAsManyAsAskedFor() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save(
            (0..<10).map {
                Run(
                    id: RunID("\($0)"), service: .artinstring, title: "t", modality: .image, phase: .completed,
                    createdAt: .noon + .seconds($0 * 7 % 10))
            })
        #expect(try await archive.recentRuns(limit: 3).map(\.id.value) == ["7", "4", "1"])
    }

    @Test func aFoundRunIsReplacedByTheRequestThatItBelongsTo() async throws {
        let archive = try Archive(inMemory: ())
        let found = Run(
            id: RunID("remote-1"), service: .antekirt, remoteID: "remote-1", title: "found",
            modality: .image, phase: .running, createdAt: .noon)
        let elsewhere = Run(
            id: RunID("other"), service: .artinstring, remoteID: "remote-1", title: "another service",
            modality: .image, phase: .running, createdAt: .noon)
        try await archive.save([found, elsewhere])
        try await archive.save([.whole])
        #expect(Set(try await archive.recentRuns(limit: 9).map(\.id)) == [Run.whole.id, elsewhere.id])
    }
}
