import ArtClient
import Archive
import Domain
import Testing

@testable import Engine

struct AccountMonitorTests {
    @Test(arguments: [false, true])
    func aBalanceToldWithAnAnswerIsNotOverwrittenByAReadingThatWasBegunBefore(
        isNextOnItsWay: Bool
    ) async throws {
        var stage = try Stage()
        stage.services = [.antekirt]
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (reached, reach) = AsyncStream.makeStream(of: Void.self)
        stage.service.hold("GET /api/v1/account/me", behind: gate) { reach.yield() }
        let (events, sink) = AsyncStream.makeStream(of: EngineEvent.self)
        let work = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        let monitor = AccountMonitor(EngineContext(stage.configuration, events: sink, work: work.continuation)) { _ in }
        // It would tell 445 credits.
        async let failure = monitor.refresh(.antekirt)
        for await _ in reached { break }
        await monitor.spent(from: .antekirt)
        await monitor.updateCredits(.antekirt, remaining: 442)
        if isNextOnItsWay { await monitor.spent(from: .antekirt) }
        opener.finish()
        #expect(await failure == nil)
        let account = try await monitor.account(of: .antekirt, noOlderThan: .seconds(10), patience: .seconds(2))
        #expect(account?.credits == (isNextOnItsWay ? 445 : 442), "only what was read since the last sending")
        sink.finish()
        var told: [Int?] = []
        for await event in events {
            if case .account(_, .known(let account, _)) = event { told.append(account.credits) }
        }
        #expect(told == (isNextOnItsWay ? [442, 445] : [442]))
        #expect(stage.service.count("GET /api/v1/account/me") == (isNextOnItsWay ? 2 : 1))
    }

    @Test func aReadingThatWasBegunWhileARequestWasOnItsWayIsNoEvidenceOnceThatHasAnAnswer()
        async throws
    {
        var stage = try Stage()
        stage.services = [.antekirt]
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (reached, reach) = AsyncStream.makeStream(of: Void.self)
        stage.service.hold("GET /api/v1/account/me", behind: gate) { reach.yield() }
        let events = AsyncStream.makeStream(of: EngineEvent.self)
        let work = AsyncStream.makeStream(of: (@Sendable () async -> Void).self)
        let monitor = AccountMonitor(
            EngineContext(stage.configuration, events: events.continuation, work: work.continuation)
        ) { _ in
        }
        await monitor.spent(from: .antekirt)
        async let failure = monitor.refresh(.antekirt)
        for await _ in reached { break }
        await monitor.updateCredits(.antekirt, remaining: 442)
        opener.finish()
        #expect(await failure == nil)
        let account = try await monitor.account(of: .antekirt, noOlderThan: .seconds(10), patience: .seconds(2))
        #expect(account?.credits == 442)
    }
}
