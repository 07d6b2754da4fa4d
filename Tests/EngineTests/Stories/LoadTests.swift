import Archive
import Domain
import Engine
import QueueVictim
import Simulator
import Subprocess
import Synchronization
import TestKit
import Testing

/// Two processes with one archive and many requests, one of which is killed.
@Suite(.timeLimit(.minutes(5)))
struct LoadTests {
    @Test func whenTheProcessThatLeadsIsKilledTheOtherGoesOnAndEachRequestIsSentOnce() async throws {
        let folder = try TemporaryFolder()
        try await Story(folder: folder, weather: .fair).perform { story in
            async let killed = story.process.runUnderLoad()
            await waitUntil("the first request") { await story.count().posts > 0 }

            var setting = Session.Setting(archive: try story.archive(), port: story.port, folder: story.pictures)
            (setting.hasBoth, setting.isUnresting) = (true, true)
            let session = try Session(setting)
            let requests = try await Request.many(Load.count, name: "here", port: story.port)
            let leads = Mutex<[Bool]>([])
            let ids = ["here", "there"].flatMap { name in (0..<Load.count).map { RequestID("\(name)-\($0)") } }
            await session.live { event in
                guard case .leading(let isLeading) = event else { return }
                leads.withLock { $0.append(isLeading) }
                if !isLeading {
                    for request in requests { session.engine.send(.submit(request, isConfirmed: true)) }
                }
            } until: {
                ids.allSatisfy { session.run($0).flatMap(Sight.init) != nil }
            }
            #expect(try await killed.status == .signaled(9))
            #expect(leads.withLock(\.self) == [false, true])

            let runs = ids.compactMap(session.run)
            #expect(runs.count == ids.count)
            let remoteIDs = runs.compactMap(\.remoteID)
            #expect(Set(remoteIDs).count == remoteIDs.count)
            // What was on its way to the other service when the leader was killed may not have arrived.
            #expect(remoteIDs.count >= ids.count - 1)
            let statistics = await story.story.simulator.statistics()
            #expect(statistics.acceptedRuns + statistics.acceptedGenerations == remoteIDs.count)
            for route in ["POST /api/v1/runs", "POST /api/v1/generations/image"] {
                #expect(statistics.requests[route, default: 0] <= Load.count)
            }
        }
    }
}
