import ArtClient
import Domain
import Simulator
import Testing

/// The clients under each of the simulator's faults, over real HTTP.
@Suite(.timeLimit(.minutes(2)))
struct FaultContractTests {
    /// The outcome of a request that spends.
    struct Order: Sendable {
        /// nil when it is accepted.
        var cause: Failure.Cause?
        /// The number of requests that the service recorded and charged.
        var recorded: Int

        static let accepted = Order(cause: nil, recorded: 1)
        static let lost = Order(cause: .outcomeUnknown, recorded: 1)
        static let unclear = Order(cause: .outcomeUnknown, recorded: 0)
        static func refused(_ cause: Failure.Cause) -> Order { Order(cause: cause, recorded: 0) }
    }

    /// The outcome of a request for a list.
    struct Read: Sendable {
        /// nil when it succeeds.
        var cause: Failure.Cause?
        /// The number of times it is sent.
        var attempts = 1

        static let fine = Read(cause: nil)
    }

    /// The end of a run's stream.
    enum Stream: Sendable {
        /// With the final event of its run.
        case whole
        /// Cleanly or not, but without the final event of its run.
        case short
        /// Before it begins.
        case refused(Failure.Cause)
        /// Never, until the client closes it or times out.
        case endless
    }

    /// The effects of a fault on each kind of request; nil for none.
    struct Row: Sendable {
        var run: Order?
        var image: Order?
        var read: Read?
        var stream: Stream?
        /// Has a test of its own.
        var isElsewhere = false
    }

    static let rows: [Fault: Row] = [
        .cutBeforeAccept: Row(run: .unclear, image: .unclear, read: .fine),
        .error503Uncharged: Row(run: .unclear, image: .unclear, read: .fine),
        .rateLimited: Row(run: .refused(.rateLimited), image: .refused(.rateLimited), read: .fine),
        .overQuota: Row(run: .refused(.quotaExhausted), image: .accepted),
        .quotaExceeded: Row(run: .refused(.quotaExhausted), image: .accepted),
        .tierRequired: Row(run: .refused(.tierRequired), image: .accepted),
        .missingKey: Row(run: .refused(.missingProviderKey), image: .accepted),
        .enqueueFailed: Row(run: .unclear, image: .accepted),
        .noCredits: Row(run: .accepted, image: .refused(.creditsExhausted)),
        .forbidden: Row(run: .accepted, image: .refused(.other), read: .fine),

        .cutAfterAccept: Row(run: .lost, image: .lost, read: .fine),
        .acceptThen503: Row(run: .lost, image: .lost, read: .fine),
        .gatewayTimeout: Row(run: .lost, image: .lost, read: .fine),
        .acceptWithoutID: Row(run: .lost, image: .lost, read: .fine),
        .acceptLate: Row(isElsewhere: true),
        .acceptTwice: Row(run: Order(recorded: 2), image: Order(recorded: 2)),

        .runFails: Row(run: .accepted, image: .accepted, isElsewhere: true),
        .svgFails: Row(isElsewhere: true),
        .staleCompleted: Row(isElsewhere: true),
        .poll500: Row(isElsewhere: true),
        .gone: Row(read: .fine, isElsewhere: true),
        .cutFiles: Row(read: .fine, isElsewhere: true),

        .slow: Row(isElsewhere: true),
        .tokenExpired: Row(
            run: .refused(.notAuthorized), image: .refused(.notAuthorized), read: Read(cause: .notAuthorized),
            stream: .refused(.notAuthorized)),
        .error500: Row(
            run: .unclear, image: .unclear, read: Read(cause: .unavailable, attempts: 3),
            stream: .refused(.unavailable)),
        .htmlError: Row(
            run: .unclear, image: .unclear, read: Read(cause: .unavailable, attempts: 3),
            stream: .refused(.unavailable)),
        .notJSON: Row(
            run: .unclear, image: .unclear, read: Read(cause: .invalidResponse), stream: .refused(.invalidResponse)),
        .redirect: Row(
            run: .unclear, image: .unclear, read: Read(cause: .invalidResponse), stream: .refused(.invalidResponse)),
        .unknownCode: Row(
            run: .refused(.other), image: .refused(.other), read: Read(cause: .other), stream: .refused(.other)),
        .retryAfter: Row(
            run: .accepted, image: .accepted, read: Read(cause: .rateLimited, attempts: 3),
            stream: .refused(.rateLimited)),
        .cutJSON: Row(run: .lost, image: .lost, read: Read(cause: .unavailable, attempts: 3), stream: .whole),
        .huge: Row(run: .lost, image: .lost, read: Read(cause: .invalidResponse), stream: .whole),

        .unknownFields: Row(run: .accepted, image: .accepted, read: .fine, stream: .whole),
        .brokenRows: Row(run: .accepted, image: .accepted, read: .fine, stream: .whole),
        .looseTypes: Row(run: .accepted, image: .accepted, read: .fine, stream: .whole),
        .noPagination: Row(run: .accepted, image: .accepted, read: .fine, stream: .whole),
        .wrongTotal: Row(run: .accepted, image: .accepted, read: .fine, stream: .whole),
        .emptyCatalog: Row(run: .refused(.notFound), image: .refused(.notFound), isElsewhere: true),

        .streamRefused: Row(read: .fine, stream: .refused(.unavailable)),
        .streamDrop: Row(read: .fine, stream: .short),
        .streamSilentEnd: Row(read: .fine, stream: .short),
        .streamHang: Row(read: .fine, stream: .endless),
        .streamComments: Row(read: .fine, stream: .endless),
        .streamGarbage: Row(read: .fine, stream: .short),
        .streamJSONError: Row(read: .fine, stream: .short),
        .streamWrongType: Row(read: .fine, stream: .refused(.invalidResponse)),
        .streamIDs: Row(read: .fine, stream: .whole),
    ]

    @Test(arguments: Fault.allCases)
    func everyFaultHasARow(_ fault: Fault) throws {
        let row = try #require(Self.rows[fault])
        #expect(row.run != nil || row.image != nil || row.read != nil || row.stream != nil || row.isElsewhere)
    }

    /// A request that spends is sent exactly once, whatever its outcome.
    @Test(arguments: rows.filter { $0.value.run != nil }.keys.sorted { $0.rawValue < $1.rawValue })
    func sendsRunOnce(_ fault: Fault) async throws {
        let expected = try #require(Self.rows[fault]?.run)
        try await SimulatedServices.run { services async throws in
            let owl = try await services.owl()
            await services.simulator.setFaults([fault])
            let error = await clientError { _ = try await services.requestRun(owl) }
            expect(error, expected)
            #expect(await services.count("POST /api/v1/runs") == 1)
            #expect(await services.simulator.statistics().acceptedRuns == expected.recorded)
            #expect(await services.strays() == 0)
        }
    }

    @Test(arguments: rows.filter { $0.value.image != nil }.keys.sorted { $0.rawValue < $1.rawValue })
    func sendsImageOnce(_ fault: Fault) async throws {
        let expected = try #require(Self.rows[fault]?.image)
        try await SimulatedServices.run { services async throws in
            let artist = try await services.artist()
            await services.simulator.setFaults([fault])
            let error = await clientError { _ = try await services.requestImage(artist) }
            expect(error, expected)
            #expect(await services.count("POST /api/v1/generations/image") == 1)
            #expect(await services.simulator.statistics().acceptedGenerations == expected.recorded)
            #expect(await services.strays() == 0)
        }
    }

    private func expect(_ error: ClientError?, _ order: Order) {
        #expect(error?.failure.cause == order.cause)
        #expect((error?.mayHaveSpent == true) == (order.cause == .outcomeUnknown))
        // Refused before any work, as artinstring documents: nothing else is retried.
        #expect((error?.isRetrySafe == true) == (error?.code == "rate_limited"))
    }

    @Test(arguments: rows.filter { $0.value.read != nil }.keys.sorted { $0.rawValue < $1.rawValue })
    func readsLists(_ fault: Fault) async throws {
        let expected = try #require(Self.rows[fault]?.read)
        try await SimulatedServices.run([fault]) { services async throws in
            var prompts = 0
            let error = await clientError { prompts = try await services.artinstring.prompts().entries.count }
            #expect(error?.failure.cause == expected.cause)
            #expect(prompts == (expected.cause == nil ? 87 : 0))
            #expect(await services.count("GET /api/v1/prompts") == expected.attempts)
            var artists = 0
            let other = await clientError { artists = try await services.antekirt.artists(page: 1).entries.count }
            #expect(other?.failure.cause == expected.cause)
            #expect(artists == (expected.cause == nil ? 52 : 0))
            #expect(await services.count("GET /api/v1/artists") == expected.attempts)
            for error in [error, other] { #expect(error?.mayHaveSpent != true) }
            #expect(await services.strays() == 0)
            guard expected.cause == nil else { return }
            _ = try await services.artinstring.runs()
            #expect(try await services.artinstring.account().value.quota(for: .image)?.limit == 200)
            #expect(try await services.antekirt.account().credits == 445)
        }
    }
}

/// The error that `call` throws.
func clientError(_ call: () async throws -> Void) async -> ClientError? {
    do {
        try await call()
        return nil
    } catch {
        return error as? ClientError
    }
}

extension SimulatedServices {
    /// The number of requests to paths of no service, such as the target of a redirect.
    func strays() async -> Int {
        await simulator.statistics().requests.filter { $0.key.hasSuffix("*") }.values.reduce(0, +)
    }
}
