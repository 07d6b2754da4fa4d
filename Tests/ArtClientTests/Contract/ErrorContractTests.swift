import ArtClient
import Domain
import Simulator
import Testing

/// Each kind of `ClientError`, and each documented code, text and status, provoked over real HTTP: the error that a
/// caller receives, and what the service had recorded by then.
@Suite(.timeLimit(.minutes(2)))
struct ErrorContractTests {
    @Test(arguments: ErrorRow.artinstring + ErrorRow.antekirt + ErrorRow.anywhere)
    func reportsError(_ row: ErrorRow) async throws {
        let options = SimulatorOptions(speed: row.speed, faults: [])
        try await SimulatedServices.run(options, token: row.token, key: row.key) { services async throws in
            let error = try #require(await row.provoke(services))
            #expect(ErrorRow.withoutReason(error.kind) == row.kind)
            #expect(error.status == row.status)
            #expect(error.code == row.code)
            if let message = row.message { #expect(error.message == message) }
            #expect(error.mayHaveSpent == row.mayHaveSpent)
            #expect(error.isRetrySafe == row.isRetrySafe)
            if let wait = row.retryAfter {
                #expect(error.retryAfter.map { wait.contains($0) } == true)
            } else {
                #expect(error.retryAfter == nil)
            }
            let statistics = await services.simulator.statistics()
            #expect(statistics.acceptedRuns + statistics.acceptedGenerations == row.recorded)
        }
    }

    @Test func everyKindHasARow() {
        let rows = ErrorRow.artinstring + ErrorRow.antekirt + ErrorRow.anywhere
        #expect(Set(rows.map { ErrorRow.name(of: $0.kind) }) == ErrorRow.kinds)
    }

    @Test(arguments: [
        "unauthorized", "invalid_body", "invalid_cursor", "invalid_since", "invalid_status", "invalid_modality",
        "invalid_tier", "missing_variables", "missing_provider_key", "tier_required", "quota_exceeded",
        "prompt_not_found", "not_found", "rate_limited", "over_quota", "enqueue_failed",
    ])
    func everyDocumentedCodeHasARow(_ code: String) {
        #expect(ErrorRow.artinstring.contains { $0.code == code })
    }

    @Test(arguments: [400, 401, 402, 403, 404, 500])
    func everyDocumentedStatusHasARow(_ status: Int) {
        #expect(ErrorRow.antekirt.contains { $0.status == status })
    }

    @Test(arguments: [
        "Invalid API key", "Insufficient credits", "Generation is not yet completed", "Artist not found",
        "params.id must be a valid GUID",
    ])
    func everyCommonErrorHasARow(_ message: String) {
        #expect(ErrorRow.antekirt.contains { $0.message == message })
    }

    /// The 31st run within a minute is refused before it is recorded, with the time to wait.
    @Test func reportsRateLimitOfRuns() async throws {
        // With its own budget the client would stop before.
        try await SimulatedServices.run(SimulatorOptions(speed: 100), policy: CallPolicy()) { services async throws in
            let owl = try await services.owl()
            for _ in 0..<30 { _ = try await services.requestRun(owl) }
            let error = try #require(await clientError { _ = try await services.requestRun(owl) })
            #expect(error.kind == .rateLimited && error.code == "rate_limited" && error.status == 429)
            #expect(!error.mayHaveSpent && error.isRetrySafe)
            let wait = try #require(error.retryAfter)
            #expect((Duration.seconds(1)...(.seconds(60))).contains(wait))
            #expect(await services.simulator.statistics().acceptedRuns == 30)
        }
    }

    /// The client's own budget applies before the service's cap, and nothing is sent.
    @Test func budgetAppliesBeforeRateLimit() async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.owl()
            for _ in 0..<25 { _ = try await services.requestRun(owl) }
            let error = try #require(await clientError { _ = try await services.requestRun(owl) })
            #expect(error.kind == .rateLimited && error.status == nil && error.isSpending)
            #expect(!error.mayHaveSpent && error.isRetrySafe && error.retryAfter == .seconds(60))
            #expect(await services.count("POST /api/v1/runs") == 25)
        }
    }

    /// A failure of an intermediary leaves the outcome of a request that spends unknown; a read can be repeated.
    @Test(arguments: [408, 425, 499, 500, 502, 503, 504])
    func intermediaryFailures(_ status: Int) async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.owl()
            let page = ScriptedReply(
                status: status, headers: ["Content-Type": "text/html"], body: Array("<h1>edge</h1>".utf8))
            await services.simulator.script(page, for: "POST /api/v1/runs")
            await services.simulator.script(page, for: "GET /api/v1/collections", times: 3)
            let order = try #require(await clientError { _ = try await services.requestRun(owl) })
            #expect(ErrorRow.withoutReason(order.kind) == .outcomeUnknown(reason: ""))
            #expect(order.status == status && order.mayHaveSpent && !order.isRetrySafe)
            let read = try #require(await clientError { _ = try await services.artinstring.collections() })
            #expect(ErrorRow.withoutReason(read.kind) == .unavailable(reason: ""))
            #expect(read.status == status && !read.mayHaveSpent && read.isRetrySafe)
            #expect(await services.simulator.statistics().acceptedRuns == 0)
        }
    }
}
