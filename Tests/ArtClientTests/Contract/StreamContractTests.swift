import ArtClient
import Domain
import Simulator
import TestKit
import Testing

/// The stream of a run under each fault that affects it, over real HTTP.
@Suite(.timeLimit(.minutes(2)))
struct StreamContractTests {
    @Test(
        arguments: FaultContractTests.rows.filter { $0.value.stream != nil }.keys.sorted { $0.rawValue < $1.rawValue })
    func endsAsExpected(_ fault: Fault) async throws {
        let expected = try #require(FaultContractTests.rows[fault]?.stream)
        try await SimulatedServices.run { services async throws in
            let id = try await services.requestRun(services.owl()).remoteID
            await services.simulator.setFaults([fault])
            switch expected {
            case .whole:
                #expect(try await phase(of: id, services).isTerminal)
            case .short:
                #expect(try await !phase(of: id, services).isTerminal)
                // The run itself can still be read.
                #expect(try await services.finishedRun(id).phase?.isTerminal == true)
            case .refused(let cause):
                let error = await clientError { _ = try await services.artinstring.events(ofRun: id) }
                #expect(error?.failure.cause == cause)
                #expect(await services.strays() == 0)
            case .endless:
                // The run continues regardless.
                #expect(try await services.finishedRun(id).phase?.isTerminal == true)
                try await leave(id, services)
            }
            await waitUntil("the stream is closed") { await services.simulator.statistics().openStreams == 0 }
        }
    }

    @Test func alternatesRefusals() async throws {
        try await SimulatedServices.run { services async throws in
            let id = try await services.requestRun(services.owl()).remoteID
            await services.simulator.setFaults([.streamRefused])
            let first = await clientError { _ = try await services.artinstring.events(ofRun: id) }
            let second = await clientError { _ = try await services.artinstring.events(ofRun: id) }
            #expect(first?.failure.cause == .unavailable && first?.status == 500)
            #expect(second?.kind == .notFound)
        }
    }

    @Test func silenceTimesOut() async throws {
        try await SimulatedServices.run(times: TransportTimes(streamIdle: .milliseconds(300))) {
            services async throws in
            let id = try await services.requestRun(services.owl()).remoteID
            await services.simulator.setFaults([.streamHang])
            let error = await clientError { for try await _ in try await services.artinstring.events(ofRun: id) {} }
            #expect(error?.failure.cause == .unavailable)
        }
    }

    /// The last phase that the stream reports.
    private func phase(of id: String, _ services: SimulatedServices) async throws -> Phase {
        var phase = Phase.unknown
        do {
            for try await event in try await services.artinstring.events(ofRun: id) {
                if case .report(let report) = event, let next = report.phase { phase = phase.advanced(to: next) }
            }
        } catch {
            #expect(error.failure.cause == .unavailable)
        }
        return phase
    }

    /// Opens the stream and closes it, which the server notices.
    private func leave(_ id: String, _ services: SimulatedServices) async throws {
        let listener = Task { for try await _ in try await services.artinstring.events(ofRun: id) {} }
        await waitUntil("the stream is open") { await services.simulator.statistics().openStreams == 1 }
        listener.cancel()
        let outcome = await listener.result
        #expect(throws: ClientError.self) { try outcome.get() }
    }
}
