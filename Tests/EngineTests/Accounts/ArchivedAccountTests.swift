import ArtClient
import Archive
import Domain
import TestKit
import Testing

@testable import Engine

/// What an earlier session has read of an account is shown with its age, and decides nothing.
@Suite(.timeLimit(.minutes(5)))
struct ArchivedAccountTests {
    private func archive(_ account: Account) async throws -> Archive {
        let archive = try Archive(inMemory: ())
        let reading = ArchivedAccount(account: account, readAt: .noon + .seconds(-86_400))
        for service in Service.allCases { try await archive.save(reading, of: service, credential: "***") }
        return archive
    }

    @Test func itIsToldAtAStartOfflineStaleAndWithItsMoment() async throws {
        var stage = Stage(archive: try await archive(Account(credits: 445)))
        stage.services = [.antekirt]
        for route in ["account/me", "generations", "artists", "models"] {
            stage.service.fail("GET /api/v1/\(route)", .notSent)
        }
        try await stage.perform { [log = stage.log] _ in
            await log.wait { if case .status(.antekirt, .offline) = $0 { true } else { false } }
        }
        var told: [Observed<Account>] = []
        for case .account(.antekirt, let reading) in await stage.log.events { told.append(reading) }
        #expect(told == [.stale(Account(credits: 445), asOf: .noon + .seconds(-86_400))])
    }

    /// Two credits of yesterday hold nothing back that costs three today.
    @Test func itNeitherHoldsARequestBackNorIsEvidence() async throws {
        var stage = Stage(archive: try await archive(Account(credits: 2)))
        stage.services = [.antekirt]
        stage.service.on("GET /api/v1/account/me", "{}", status: 500)
        stage.service.on(
            "POST /api/v1/generations/image",
            #"{"generationId":"g","status":"processing","creditsUsed":3,"creditsRemaining":442}"#)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.sunset()))
            _ = await log.run(Request.sunset().id.runID) { $0.remoteID != nil }
        }
        let record = try await stage.archive?.request(Request.sunset().id)
        #expect(record?.snapshot?.spentBefore == nil)
    }

    @Test func whatIsReadIsKeptForTheNextStart() async throws {
        var stage = Stage(archive: try await archive(Account(credits: 2)))
        stage.services = [.antekirt]
        let archive = try #require(stage.archive)
        try await stage.perform { _ in
            await waitUntil("the balance is kept") {
                (try? await archive.account(of: .antekirt, credential: "***"))??.account.credits == 445
            }
        }
    }

    /// A balance that is told with an answer says nothing of what else was read yesterday.
    @Test func aBalanceInPassingMakesNothingElseNew() async throws {
        var stage = Stage(archive: try await archive(Account(subscriptionPlan: "plus", credits: 2)))
        stage.services = [.antekirt]
        stage.service.on("GET /api/v1/account/me", "{}", status: 500)
        stage.service.on(
            "POST /api/v1/generations/image",
            #"{"generationId":"g","status":"processing","creditsUsed":3,"creditsRemaining":442}"#)
        try await stage.perform { [log = stage.log] engine in
            engine.send(.submit(.sunset()))
            await log.wait { if case .account(.antekirt, .known(let a, _)) = $0 { a.credits == 442 } else { false } }
        }
        for case .account(.antekirt, .known(let account, _)) in await stage.log.events {
            #expect(account.subscriptionPlan == nil)
        }
    }
}
