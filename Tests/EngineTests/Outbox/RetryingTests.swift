import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// How often a service is read while it, or a part of it, does not answer.
@Suite(.timeLimit(.minutes(5)))
struct RetryingTests {
    private let account = "GET /api/v1/account/me"
    private let artists = "GET /api/v1/artists"

    private func stage() throws -> Stage {
        var stage = try Stage()
        stage.services = [.antekirt]
        return stage
    }

    /// How it stood with Antekirt, one after the other.
    private func statuses(_ log: EventLog) async -> [String] {
        var names: [String] = []
        for case .status(.antekirt, let status) in await log.events {
            let name =
                switch status {
                case .absent: "absent"
                case .connecting: "connecting"
                case .live: "live"
                case .offline: "offline"
                case .unauthorized: "unauthorized"
                }
            names.append(name)
        }
        return names
    }

    @Test func aRefreshDuringASlowReadingLeadsToOneMoreAndTheRetriesGoOn() async throws {
        let stage = try stage()
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let (reached, reaching) = AsyncStream.makeStream(of: Void.self)
        stage.service.fail(account, .notSent)
        stage.service.hold(account, behind: gate) { reaching.finish() }
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, account] engine in
            for await _ in reached {}
            engine.send(.refresh(.antekirt))
            opener.finish()
            await clock.waitForSleeper(at: .seconds(10))
            #expect(service.count(account) == 2)
            service.on(account, #"{"data":{"id":"u","credits":445}}"#)
            clock.advance(to: .seconds(10))
            await log.wait { $0 == .status(.antekirt, .live) }
        }
    }

    @Test func aRefreshEndsThePause() async throws {
        let stage = try stage()
        stage.service.fail(account, .notSent)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, account] engine in
            await clock.waitForSleeper(at: .seconds(5))
            service.on(account, #"{"data":{"id":"u","credits":445}}"#)
            engine.send(.refresh(.antekirt))
            await log.wait { $0 == .status(.antekirt, .live) }
        }
        #expect(stage.clock.now.offset == .zero)
    }

    @Test func aPartThatIsDownIsReadAgainAndNothingElseIsForItsSake() async throws {
        let stage = try stage()
        stage.service.on(artists, "<html>", status: 500)
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, artists] _ in
            for moment in [5, 15, 35, 75, 135] { await clock.pass(.seconds(moment)) }
            await clock.waitForSleeper(at: .seconds(195))
            service.on(artists, #"{"data":[],"pagination":{"page":1,"totalPages":0,"totalCount":0}}"#)
            clock.advance(to: .seconds(195))
            await log.wait { if case .entries(.antekirt, .artist, _) = $0 { true } else { false } }
        }
        #expect(stage.service.count(artists) == 7)
        #expect(stage.service.count(account) == 1 && stage.service.count("GET /api/v1/models") == 1)
        #expect(await statuses(stage.log) == ["connecting", "live"])
        let told = await stage.log.events.compactMap { event -> String? in
            if case .failed(.refresh(.antekirt), let failure) = event { failure.what } else { nil }
        }
        #expect(
            told == [
                "The list of artists of antekirt cannot be read: antekirt is unavailable (HTTP 500)"
            ])
        #expect(
            await stage.log.events.contains {
                if case .sectionFailed(.antekirt, .artist, _) = $0 { true } else { false }
            })
    }

    @Test func aServiceOfWhichNoPartAnswersIsOffline() async throws {
        let stage = try stage()
        for route in ["account/me", "generations", "artists", "models"] {
            stage.service.on("GET /api/v1/\(route)", "{}", status: 503)
        }
        try await stage.perform { [log = stage.log, clock = stage.clock, service = stage.service, account] _ in
            await log.wait { if case .status(.antekirt, .offline) = $0 { true } else { false } }
            service.on(account, #"{"data":{"id":"u","credits":445}}"#)
            await clock.pass(.seconds(5))
            await log.wait { $0 == .status(.antekirt, .live) }
        }
        #expect(await statuses(stage.log) == ["connecting", "offline", "live"])
        #expect(
            await !stage.log.events.contains {
                if case .failed(.refresh, let failure) = $0 { failure.what.contains("account") } else { false }
            }, "the status says it")
    }

    @Test(arguments: [(403, #"{"messages":[{"message":"No"}]}"#), (429, #"{"messages":[{"message":"Slow down"}]}"#)])
    func aRefusalIsToldAndNeitherEndsTheReadingNorStartsItAgain(
        status: Int, body: String
    ) async throws {
        let stage = try stage()
        stage.service.on(artists, body, status: status)
        try await stage.perform { [log = stage.log] _ in
            await log.wait { if case .failed(.refresh(.antekirt), _) = $0 { true } else { false } }
        }
        #expect(await statuses(stage.log) == ["connecting", "live"])
        #expect(stage.service.count("GET /api/v1/models") == 1)
        #expect(stage.service.count(account) == 1)
    }
}
