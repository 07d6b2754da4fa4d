import JSON
import ArtClient
import Domain
import TestKit
import Testing

/// Calls of one client, and how they delay each other.
struct CallPolicyTests {
    typealias Answer = ScriptedTransport.Answer

    private let clock = ManualClock()

    private func client(
        _ transport: ScriptedTransport, attempts: Int = 1, policy: CallPolicy = .artinstring
    ) throws -> ArtinstringClient {
        var policy = policy
        policy.retryRule = RetryRule(attempts: attempts)
        return ArtinstringClient(
            token: try #require(Secret("arti_hush")), transport: transport, policy: policy, clock: clock,
            random: { 0.5 })
    }

    private func failure<Value>(
        _ body: () async throws(ClientError) -> Value
    ) async -> ClientError? {
        do { _ = try await body() } catch { return error }
        return nil
    }

    @Test func repeatedFailuresOpenTheCircuitThenOneTrialIsSent() async throws {
        let transport = ScriptedTransport()
        let client = try client(transport)
        for _ in 0..<5 { _ = await failure { () async throws(ClientError) in try await client.prompt("p") } }
        #expect(transport.requests.count == 5)
        let error = await failure { () async throws(ClientError) in try await client.prompt("p") }
        #expect(transport.requests.count == 5)
        #expect(error?.retryAfter == .seconds(2))
        #expect(error?.kind == .unreachable(reason: "the script has no answer"))
        clock.advance(to: .seconds(2))
        _ = await failure { () async throws(ClientError) in try await client.prompt("p") }
        #expect(transport.requests.count == 6)
    }

    @Test func aRefusalIsAResponseAndKeepsTheCircuitClosed() async throws {
        let refusals = (0..<9).map { _ in (path: "/prompts/p", answer: Answer.json(404, "")) }
        let transport = ScriptedTransport(paths: refusals.map { ($0.path, $0.answer) })
        let client = try client(transport)
        for _ in 0..<9 { _ = await failure { () async throws(ClientError) in try await client.prompt("p") } }
        #expect(transport.requests.count == 9)
    }

    @Test func readsWaitAfterARateLimit() async throws {
        let transport = ScriptedTransport(
            .json(429, #"{"error":"rate_limited","retryAfterSeconds":30}"#), .json(200, #"{"id":"p"}"#))
        let client = try client(transport)
        _ = await failure { () async throws(ClientError) in try await client.prompt("p") }
        clock.advance(to: .seconds(10))
        let error = await failure { () async throws(ClientError) in try await client.collections() }
        #expect(error?.kind == .rateLimited)
        #expect(error?.retryAfter == .seconds(20))
        clock.advance(to: .seconds(30))
        #expect(await failure { () async throws(ClientError) in try await client.prompt("p") } == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func spendingIsRefusedBeforeTheServicesRateLimitAndNothingIsSent() async throws {
        let answers = (0..<3).map { ("/runs", Answer.json(200, #"{"runId":"r\#($0)"}"#)) }
        let transport = ScriptedTransport(paths: answers)
        let client = try client(transport, policy: CallPolicy(budget: RequestBudget(limit: 2)))
        for _ in 0..<2 { _ = try await client.createRun(body: [:]) }
        let error = await failure { () async throws(ClientError) in try await client.createRun(body: [:]) }
        #expect(error?.kind == .rateLimited)
        #expect(error?.retryAfter == .seconds(60))
        #expect(error?.mayHaveSpent == false && error?.isSpending == true)
        #expect(transport.requests.count == 2)
        clock.advance(to: .seconds(60))
        #expect(try await client.createRun(body: [:]).remoteID == "r2")
    }

    @Test func spendingIsRetriedIfItWasNeverSentWithTheSameKey() async throws {
        let transport = ScriptedTransport(
            .failure(TransportError(.notSent, "refused")), .json(200, #"{"runId":"r"}"#))
        let client = try client(transport, attempts: 3)
        async let acceptance = client.createRun(body: [:], idempotencyKey: "key")
        await clock.pass(.milliseconds(250))
        #expect(try await acceptance.remoteID == "r")
        let keys = transport.requests.map { $0.headers.first { $0.name == "Idempotency-Key" }?.value }
        #expect(keys == ["key", "key"])
    }

    @Test func spendingIsRetriedAfterAShortWaitThatTheServiceRequested() async throws {
        let transport = ScriptedTransport(
            .json(429, #"{"error":"rate_limited","retryAfterSeconds":3}"#), .json(200, #"{"runId":"r"}"#))
        let client = try client(transport, attempts: 3)
        async let acceptance = client.createRun(body: [:])
        await clock.pass(.milliseconds(3250))
        #expect(try await acceptance.remoteID == "r")
    }

    @Test(arguments: [
        Answer.failure(TransportError(.interrupted, "reset")), .json(503, ""), .json(500, ""), .json(302, ""),
        .json(200, ""), .json(200, "{}"), .json(502, "<html>"), .json(408, "{}"),
    ])
    func spendingIsNeverRetriedIfItMayHaveArrived(_ answer: Answer) async throws {
        let transport = ScriptedTransport(answer, .json(200, #"{"runId":"r"}"#))
        let client = try client(transport, attempts: 3)
        let error = await failure { () async throws(ClientError) in try await client.createRun(body: [:]) }
        #expect(error?.mayHaveSpent == true)
        #expect(transport.requests.count == 1)
    }

    @Test func afterACancellationBetweenTwoAttemptsNothingIsInFlight() async throws {
        let transport = ScriptedTransport(.failure(TransportError(.notSent, "refused")))
        let client = try client(transport, attempts: 3)
        let task = Task { () -> ClientError? in
            await failure { () async throws(ClientError) in try await client.createRun(body: [:]) }
        }
        await clock.waitForSleeper(at: .milliseconds(250))
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.mayHaveSpent == false)
    }

    @Test func streamsWaitAndAreSuspendedWithTheReads() async throws {
        let transport = ScriptedTransport(.json(429, "", ["retry-after": "30"]), .stream([]))
        let client = try client(transport)
        let first = await failure { () async throws(ClientError) in try await client.events(ofRun: "r") }
        #expect(first?.kind == .rateLimited)
        for _ in 0..<3 {
            let error = await failure { () async throws(ClientError) in try await client.events(ofRun: "r") }
            #expect(error?.retryAfter == .seconds(30))
        }
        #expect(transport.requests.count == 1)
        clock.advance(to: .seconds(30))
        _ = try await client.events(ofRun: "r")
    }
}
