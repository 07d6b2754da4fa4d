import JSON
import ArtClient
import Domain
import Simulator
import TestKit
import Testing

extension ErrorRow {
    /// The failures between any client and any server.
    static let anywhere: [ErrorRow] = [
        ErrorRow("a server that does not listen", .unreachable(reason: "")) {
            // Port 1 of the loopback interface: nothing listens there.
            let client = ArtinstringClient(
                origin: try Origin("http://127.0.0.1:1"), token: try #require(Secret("arti_x")),
                transport: $0.transport, clock: InstantClock())
            _ = try await client.createRun(body: [:])
        }.with { $0.isRetrySafe = true },
        ErrorRow("a connection that closes before the response", .outcomeUnknown(reason: "")) {
            _ = try await requestUnder(.cutAfterAccept, $0)
        }.with {
            $0.mayHaveSpent = true
            $0.recorded = 1
        },
        ErrorRow("an acceptance without an id", .outcomeUnknown(reason: "")) {
            _ = try await requestUnder(.acceptWithoutID, $0)
        }.with {
            $0.mayHaveSpent = true
            $0.recorded = 1
        },
        ErrorRow("a truncated acceptance", .outcomeUnknown(reason: ""), status: 200) {
            _ = try await requestUnder(.cutJSON, $0)
        }.with {
            $0.mayHaveSpent = true
            $0.recorded = 1
        },
        ErrorRow("a too large acceptance", .outcomeUnknown(reason: "")) {
            _ = try await requestUnder(.huge, $0)
        }.with {
            $0.mayHaveSpent = true
            $0.recorded = 1
        },
        ErrorRow("a portal's page in place of a list", .invalidResponse(reason: ""), status: 200, fault: .notJSON) {
            _ = try await $0.artinstring.prompts()
        },
        ErrorRow("a redirect in place of a list", .invalidResponse(reason: ""), status: 307, fault: .redirect) {
            _ = try await $0.artinstring.prompts()
        },
        ErrorRow("a redirect of a request that spends", .outcomeUnknown(reason: ""), status: 307, fault: .redirect) {
            _ = try await $0.requestRun("00000000-0000-4000-8000-000000000000")
        }.with { $0.mayHaveSpent = true },
        ErrorRow("a truncated list", .unavailable(reason: ""), status: 200, fault: .cutJSON) {
            _ = try await $0.antekirt.artists(page: 1)
        }.with { $0.isRetrySafe = true },
        ErrorRow("a too large list", .tooLarge, fault: .huge) { _ = try await $0.artinstring.prompts() },
        ErrorRow("a file in a private network", .unsafeAddress(reason: "")) {
            _ = try await $0.outputs.read("https://10.0.0.1/owl.png", limit: 1 << 20)
        },
        ErrorRow("a read that is canceled", .cancelled, fault: .slow) { services in
            let reading = Task { try await services.artinstring.prompts() }
            await waitUntil("it is requested") { await services.count("GET /api/v1/prompts") == 1 }
            reading.cancel()
            _ = try await reading.value
        }.with { $0.speed = 0.1 },
        ErrorRow("a request that spends and is canceled", .cancelled) { services in
            let ordering = Task { try await requestUnder(.acceptLate, services) }
            await waitUntil("it is recorded") { await services.simulator.statistics().acceptedRuns == 1 }
            ordering.cancel()
            _ = try await ordering.value
        }.with {
            $0.speed = 1
            $0.mayHaveSpent = true
            $0.recorded = 1
        },
    ]

    /// Reads the owl's prompt without a fault, and requests a run of it with one.
    private static func requestUnder(_ fault: Fault, _ services: SimulatedServices) async throws -> RunAcceptance {
        let owl = try await services.owl()
        await services.simulator.setFaults([fault])
        return try await services.requestRun(owl)
    }
}
