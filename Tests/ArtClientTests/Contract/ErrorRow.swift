import ArtClient
import Domain
import Simulator
import Testing

/// One failure of a call: its cause, and the whole error.
struct ErrorRow: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Without the reason, which is for display.
    let kind: ClientError.Kind
    var status: Int?
    var code: String?
    /// Compared where it is set.
    var message: String?
    var mayHaveSpent = false
    var isRetrySafe = false
    /// The range of the wait that the service requests; nil for none.
    var retryAfter: ClosedRange<Duration>?
    /// The number of requests that the service recorded.
    var recorded = 0
    var token = "arti_demo"
    var key = "ak_demo"
    var speed = 100.0
    let provoke: @Sendable (SimulatedServices) async -> ClientError?

    /// - Parameters:
    ///   - fault: The fault from the start.
    ///   - call: Throws the error.
    init(
        _ description: String, _ kind: ClientError.Kind, status: Int? = nil, code: String? = nil,
        message: String? = nil, fault: Fault? = nil,
        _ call: @escaping @Sendable (SimulatedServices) async throws -> Void
    ) {
        testDescription = description
        self.kind = kind
        self.status = status
        self.code = code
        self.message = message
        provoke = { services in
            if let fault { await services.simulator.setFaults([fault]) }
            return await clientError { try await call(services) }
        }
    }

    /// The same row, changed.
    func with(_ change: (inout Self) -> Void) -> Self {
        var row = self
        change(&row)
        return row
    }

    /// `kind` with an empty reason.
    static func withoutReason(_ kind: ClientError.Kind) -> ClientError.Kind {
        switch kind {
        case .unreachable: .unreachable(reason: "")
        case .unavailable: .unavailable(reason: "")
        case .invalidResponse: .invalidResponse(reason: "")
        case .outcomeUnknown: .outcomeUnknown(reason: "")
        case .unsafeAddress: .unsafeAddress(reason: "")
        default: kind
        }
    }

    /// The names that `name(of:)` returns.
    static let kinds: Set<String> = [
        "notAuthorized", "invalidBody", "missingVariables", "missingProviderKey", "tierRequired", "quotaExhausted",
        "creditsExhausted", "rateLimited", "notFound", "forbidden", "invalidParameter", "notReady", "notEnqueued",
        "unreachable", "unavailable", "invalidResponse", "tooLarge", "outcomeUnknown", "unsafeAddress", "cancelled",
        "refused",
    ]

    /// The name of a kind. A new kind does not compile without a name here, and fails without a row.
    static func name(of kind: ClientError.Kind) -> String {
        switch kind {
        case .notAuthorized: "notAuthorized"
        case .invalidBody: "invalidBody"
        case .missingVariables: "missingVariables"
        case .missingProviderKey: "missingProviderKey"
        case .tierRequired: "tierRequired"
        case .quotaExhausted: "quotaExhausted"
        case .creditsExhausted: "creditsExhausted"
        case .rateLimited: "rateLimited"
        case .notFound: "notFound"
        case .forbidden: "forbidden"
        case .invalidParameter: "invalidParameter"
        case .notReady: "notReady"
        case .notEnqueued: "notEnqueued"
        case .unreachable: "unreachable"
        case .unavailable: "unavailable"
        case .invalidResponse: "invalidResponse"
        case .tooLarge: "tooLarge"
        case .outcomeUnknown: "outcomeUnknown"
        case .unsafeAddress: "unsafeAddress"
        case .cancelled: "cancelled"
        case .refused: "refused"
        }
    }
}
