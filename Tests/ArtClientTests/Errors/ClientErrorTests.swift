@testable import ArtClient
import Domain
import Testing

struct ClientErrorTests {
    static let kinds: [ClientError.Kind] = [
        .notAuthorized, .invalidBody(fields: ["a": ["b"]]), .invalidBody(fields: [:]), .missingVariables(["a"]),
        .missingVariables([]), .missingProviderKey(provider: "fal"), .missingProviderKey(provider: nil),
        .tierRequired(.pro), .tierRequired(nil), .quotaExhausted(modality: .image, used: 2, limit: 2),
        .quotaExhausted(modality: nil, used: nil, limit: nil), .creditsExhausted, .rateLimited, .notFound, .forbidden,
        .invalidParameter(allowed: []), .notReady, .notEnqueued, .unreachable(reason: "r"), .unavailable(reason: "r"),
        .invalidResponse(reason: "r"), .tooLarge, .outcomeUnknown(reason: "r"), .unsafeAddress(reason: "r"),
        .cancelled, .refused,
    ]

    @Test(arguments: kinds, [Service.artinstring, .antekirt])
    func describesErrorsForTheUser(_ kind: ClientError.Kind, _ service: Service) {
        for spending in [false, true] {
            let error = ClientError(kind, service: service, status: 400, isSpending: spending)
            let failure = error.failure
            #expect(!failure.what.isEmpty && !failure.what.hasSuffix("."))
            #expect(!failure.what.contains("Optional"))
            #expect(error.mayHaveSpent == (failure.cause == .outcomeUnknown))
            #expect(!spending || !failure.meaning.isEmpty)
            #expect(!(error.isRetrySafe && error.mayHaveSpent))
        }
    }

    @Test(
        arguments: [
            (.notSent, false, .unreachable(reason: "r"), false), (.notSent, true, .unreachable(reason: "r"), false),
            (.interrupted, false, .unavailable(reason: "r"), false),
            (.interrupted, true, .outcomeUnknown(reason: "r"), true), (.tooLarge, false, .tooLarge, false),
            (.tooLarge, true, .outcomeUnknown(reason: "r"), true), (.cancelled, false, .cancelled, false),
            (.cancelled, true, .cancelled, true),
        ] as [(TransportError.Kind, Bool, ClientError.Kind, Bool)])
    func describesBrokenExchanges(
        _ kind: TransportError.Kind, _ spending: Bool, _ then: ClientError.Kind, _ spent: Bool
    ) {
        let error = ClientError(transport: TransportError(kind, "r"), service: .artinstring, isSpending: spending)
        #expect(error.kind == then)
        #expect(error.mayHaveSpent == spent)
    }
}
