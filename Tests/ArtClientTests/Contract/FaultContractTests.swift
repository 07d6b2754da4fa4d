import ArtClient
import Domain
import Simulator
import Testing

@Suite(.timeLimit(.minutes(2)))
struct FaultContractTests {
    private func orderError(_ services: SimulatedServices, _ id: String) async -> ClientError? {
        do throws(ClientError) {
            _ = try await services.artinstring.createRun(body: ["promptId": .string(id), "vars": ["subject": "an owl"]])
            return nil
        } catch {
            return error
        }
    }

    /// A request that spends goes out exactly once, whatever becomes of it.
    @Test(arguments: [
        (Fault.cutBeforeAccept, 0, true, Failure.Cause.outcomeUnknown), (.cutAfterAccept, 1, true, .outcomeUnknown),
        (.acceptThen503, 1, true, .outcomeUnknown), (.error500, 0, true, .outcomeUnknown),
        (.htmlError, 0, true, .outcomeUnknown), (.rateLimited, 0, false, .rateLimited),
        (.tokenExpired, 0, false, .notAuthorized), (.overQuota, 0, false, .quotaExhausted),
        (.enqueueFailed, 0, false, .unavailable),
    ])
    func runsAreSentOnce(_ fault: Fault, _ accepted: Int, _ mayHaveSpent: Bool, _ cause: Failure.Cause) async throws {
        try await SimulatedServices.run { services async throws in
            let owl = try await services.artinstring.prompt("stoic-owl")
            await services.simulator.setFaults([fault])
            let error = await orderError(services, owl.id.value)
            #expect(error?.mayHaveSpent == mayHaveSpent)
            #expect(error?.failure.cause == cause)
            #expect(await services.count("POST /api/v1/runs") == 1)
            #expect(await services.simulator.statistics().acceptedRuns == accepted)
        }
    }

    @Test(arguments: [
        (Fault.cutBeforeAccept, 0, true, Failure.Cause.outcomeUnknown), (.cutAfterAccept, 1, true, .outcomeUnknown),
        (.acceptThen503, 1, true, .outcomeUnknown), (.error500, 0, true, .outcomeUnknown),
        (.noCredits, 0, false, .creditsExhausted), (.tokenExpired, 0, false, .notAuthorized),
    ])
    func imagesAreSentOnce(_ fault: Fault, _ accepted: Int, _ mayHaveSpent: Bool, _ cause: Failure.Cause) async throws {
        try await SimulatedServices.run { services async throws in
            let artist = try #require(try await services.antekirt.artists(page: 1).entries.last)
            await services.simulator.setFaults([fault])
            let error = await #expect(throws: ClientError.self) {
                try await services.antekirt.createImage(body: ["artistId": .string(artist.id.value), "prompt": "x"])
            }
            #expect(error?.mayHaveSpent == mayHaveSpent)
            #expect(error?.failure.cause == cause)
            #expect(await services.count("POST /api/v1/generations/image") == 1)
            #expect(await services.simulator.statistics().acceptedGenerations == accepted)
        }
    }

    @Test(arguments: [(Fault.error500, 3), (.htmlError, 3), (.tokenExpired, 1)])
    func readsAreSentAgainWhereThatHelps(_ fault: Fault, _ count: Int) async throws {
        try await SimulatedServices.run([fault]) { services async throws in
            await #expect(throws: ClientError.self) { try await services.artinstring.prompts() }
            #expect(await services.count("GET /api/v1/prompts") == count)
        }
    }

    @Test func undocumentedMembersAndValuesAreNoError() async throws {
        try await SimulatedServices.run([.unknownFields]) { services async throws in
            #expect(try await services.artinstring.prompts().brokenRows == 0)
            #expect(try await services.artinstring.runs().brokenRows == 0)
            #expect(try await services.antekirt.artists(page: 1).brokenRows == 0)
            #expect(try await services.antekirt.generations(page: 1).brokenRows == 0)
            #expect(try await services.artinstring.account().quota(for: .image) != nil)
            #expect(try await services.antekirt.account().credits != nil)
        }
    }

    @Test func anEmptyCatalog() async throws {
        try await SimulatedServices.run([.emptyCatalog]) { services async throws in
            #expect(try await services.artinstring.prompts().entries.isEmpty)
            #expect(try await services.artinstring.collections().collections.isEmpty)
            #expect(try await services.antekirt.artists(page: 1).entries.isEmpty)
            let error = await #expect(throws: ClientError.self) { try await services.artinstring.randomPrompt() }
            #expect(error?.kind == .notFound)
        }
    }

    @Test(arguments: [Fault.streamDrop, .streamGarbage])
    func streamsThatEndEarly(_ fault: Fault) async throws {
        try await SimulatedServices.run(speed: 20) { services async throws in
            let id = try await newRun(services)
            await services.simulator.setFaults([fault])
            var phase = Phase.unknown
            do {
                for try await event in try await services.artinstring.events(ofRun: id) {
                    if case .report(let report) = event, let next = report.phase { phase = phase.advanced(to: next) }
                }
            } catch let error as ClientError {
                #expect(error.failure.cause == .unavailable)
            }
            #expect(!phase.isTerminal)
            // The run itself can still be asked for.
            #expect(try await services.artinstring.run(id).phase != nil)
        }
    }

    @Test func refusedStreams() async throws {
        try await SimulatedServices.run { services async throws in
            let id = try await newRun(services)
            await services.simulator.setFaults([.streamRefused])
            let first = await #expect(throws: ClientError.self) { try await services.artinstring.events(ofRun: id) }
            let second = await #expect(throws: ClientError.self) { try await services.artinstring.events(ofRun: id) }
            #expect(first?.failure.cause == .unavailable)
            #expect(second?.kind == .notFound)
        }
    }

    @Test func silentStreamsAreGivenUp() async throws {
        try await SimulatedServices.run(times: TransportTimes(streamIdle: .milliseconds(300))) {
            services async throws in
            let id = try await newRun(services)
            await services.simulator.setFaults([.streamHang])
            let error = await #expect(throws: ClientError.self) {
                for try await _ in try await services.artinstring.events(ofRun: id) {}
            }
            #expect(error?.failure.cause == .unavailable)
        }
    }

    @Test func cancellingClosesTheStream() async throws {
        try await SimulatedServices.run { services async throws in
            let id = try await newRun(services)
            await services.simulator.setFaults([.streamHang])
            let task = Task {
                for try await _ in try await services.artinstring.events(ofRun: id) {}
            }
            while await services.simulator.statistics().openStreams == 0 { await Task.yield() }
            task.cancel()
            let outcome = await task.result
            #expect(throws: ClientError.self) { try outcome.get() }
            while await services.simulator.statistics().openStreams > 0 { await Task.yield() }
        }
    }

    @Test func lateAnswersTimeOut() async throws {
        let times = TransportTimes(spend: .milliseconds(200))
        try await SimulatedServices.run(speed: 1, times: times) { services async throws in
            let owl = try await services.artinstring.prompt("stoic-owl")
            await services.simulator.setFaults([.slow])
            #expect(await orderError(services, owl.id.value)?.failure.cause == .outcomeUnknown)
        }
    }

    @Test func wrongCredentialsAndDeadServers() async throws {
        try await SimulatedServices.run(token: "arti_wrong", key: "ak_0bad") { services async throws in
            let one = await #expect(throws: ClientError.self) { try await services.artinstring.account() }
            let other = await #expect(throws: ClientError.self) { try await services.antekirt.account() }
            #expect(one?.kind == .notAuthorized && other?.kind == .notAuthorized)
        }
        // Port 1 of the loopback interface: nobody listens there.
        let client = ArtinstringClient(
            origin: try Origin("http://127.0.0.1:1"), token: try #require(Secret("arti_x")), transport: HTTPTransport(),
            clock: InstantClock())
        let error = await #expect(throws: ClientError.self) { try await client.createRun(body: [:]) }
        guard case .unreachable = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.mayHaveSpent == false)
    }

    private func newRun(_ services: SimulatedServices) async throws -> String {
        let owl = try await services.artinstring.prompt("stoic-owl")
        return try await services.artinstring.createRun(
            body: ["promptId": .string(owl.id.value), "vars": ["subject": "an owl"]]
        ).remoteID
    }
}
