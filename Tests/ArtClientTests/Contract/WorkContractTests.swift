import ArtClient
import JSON
import Domain
import Simulator
import TestKit
import Testing

/// Work that fails after it was accepted, and late responses, over real HTTP: the faults that need a
/// test of their own.
@Suite(.timeLimit(.minutes(2)))
struct WorkContractTests {
    /// Half a minute and ten minutes late, at this speed.
    @Test(arguments: [Fault.slow, .acceptLate])
    func lateResponsesTimeOut(_ fault: Fault) async throws {
        let times = TransportTimes(spend: .seconds(1))
        try await SimulatedServices.run(speed: 0.1, times: times) { services async throws in
            let owl = try await services.owl()
            await services.simulator.setFaults([fault])
            let error = await clientError { _ = try await services.requestRun(owl) }
            #expect(error?.failure.cause == .outcomeUnknown)
            #expect(error?.mayHaveSpent == true && error?.isRetrySafe == false)
            // The response was in flight, so the run exists.
            await waitUntil("the run is there") { await services.simulator.statistics().acceptedRuns == 1 }
        }
    }

    @Test func runsFail() async throws {
        try await SimulatedServices.run([.runFails]) { services async throws in
            let run = try await services.requestRun(services.owl()).remoteID
            let image = try await services.requestImage(services.artist()).remoteID
            let report = try await services.finishedRun(run)
            #expect(report.phase == .failed && report.failureText != nil && report.output == nil)
            #expect(try await services.finishedGeneration(image).phase == .failed)
            // Failed work is not refunded.
            #expect(try await services.antekirt.account().credits == 442)
            #expect(try await services.artinstring.account().value.quota(for: .image)?.used == 13)
        }
    }

    @Test func retriesFailedPolls() async throws {
        try await SimulatedServices.run { services async throws in
            let run = try await services.requestRun(services.owl()).remoteID
            await services.simulator.setFaults([.poll500])
            for _ in 0..<4 { #expect(try await services.artinstring.run(run).phase != nil) }
            #expect(await services.count("GET /api/v1/runs/:id") == 5)
        }
    }

    @Test func failedConversionKeepsImage() async throws {
        try await SimulatedServices.run([.svgFails]) { services async throws in
            let id = try await finishedImage(services)
            #expect(try await convert(id, services) == 202)
            let report = try await services.finishedGeneration(id)
            #expect(report.phase == .failed && report.output?.files.count == 1)
        }
    }

    @Test func acceptedConversionMayNotBeVisibleYet() async throws {
        try await SimulatedServices.run([.staleCompleted]) { services async throws in
            let id = try await finishedImage(services)
            #expect(try await convert(id, services) == 202)
            for _ in 0..<3 {
                let report = try await services.antekirt.generation(id)
                #expect(report.phase == .completed && report.output?.files.count == 1)
            }
            #expect(try await services.finishedGeneration(id).output?.files.count == 2)
        }
    }

    @Test func missingFiles() async throws {
        try await SimulatedServices.run { services async throws in
            let id = try await finishedImage(services)
            let url = try #require(try await services.antekirt.generation(id).output?.files.first?.url)
            await services.simulator.setFaults([.gone])
            for status in [403, 404, 410] {
                let error = await clientError { _ = try await services.outputs.read(url, limit: 1 << 20) }
                #expect(error?.kind == .notFound && error?.status == status)
            }
        }
    }

    @Test func emptyCatalog() async throws {
        try await SimulatedServices.run([.emptyCatalog]) { services async throws in
            #expect(try await services.artinstring.prompts().entries.isEmpty)
            #expect(try await services.antekirt.artists(page: 1).entries.isEmpty)
            let error = await clientError { _ = try await services.artinstring.randomPrompt() }
            #expect(error?.kind == .notFound)
        }
    }

    /// The id of a finished image; the first four requests to a simulator all succeed.
    private func finishedImage(_ services: SimulatedServices) async throws -> String {
        let id = try await services.requestImage(services.artist()).remoteID
        #expect(try await services.finishedGeneration(id).phase == .completed)
        return id
    }

    /// Requests an SVG of an image, and returns the status of the response.
    private func convert(_ id: String, _ services: SimulatedServices) async throws -> Int {
        try await services.transport.send(
            TransportRequest(
                .post, url: services.origin.text + "/api/v1/generations/svg", headers: [("x-api-key", "ak_demo")],
                body: Array(JSON.object(JSONObject([("generationId", .string(id))])).text.utf8))
        ).status
    }
}
