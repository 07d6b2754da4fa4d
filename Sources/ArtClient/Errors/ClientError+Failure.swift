package import Domain

extension ClientError {
    /// The error in a person's words: what happened, what it means for the run or the money, what to do next.
    package var failure: Failure {
        Failure(
            cause, what: what, meaning: meaning, next: next, fieldProblems: fieldProblems, retryAfter: retryAfter)
    }

    private var name: String { service?.name ?? "the server" }

    private var cause: Failure.Cause {
        switch kind {
        case .notAuthorized: .notAuthorized
        case .invalidBody, .invalidParameter: .invalidBody
        case .missingVariables: .missingVariables
        case .missingProviderKey: .missingProviderKey
        case .tierRequired: .tierRequired
        case .quotaExhausted: .quotaExhausted
        case .creditsExhausted: .creditsExhausted
        case .rateLimited: .rateLimited
        case .notFound: .notFound
        case .unreachable, .unavailable: .unavailable
        case .notEnqueued: isSpending ? .outcomeUnknown : .unavailable
        case .invalidResponse, .tooLarge: .invalidResponse
        case .outcomeUnknown: .outcomeUnknown
        case .unsafeAddress: .local
        case .cancelled: isSpending ? .outcomeUnknown : .local
        case .forbidden, .notReady, .refused: .other
        }
    }

    private var fieldProblems: [String: [String]] {
        switch kind {
        case .invalidBody(let fields): fields
        case .missingVariables(let names):
            Dictionary(names.map { ($0, ["is required"]) }, uniquingKeysWith: { first, _ in first })
        default: [:]
        }
    }

    private var what: String {
        switch kind {
        case .notAuthorized: "\(name) does not accept this \(service == .antekirt ? "key" : "token")"
        case .invalidBody(let fields):
            fields.isEmpty
                ? "\(name) did not accept what was entered\(quoted)"
                : "\(name) did not accept \(list(fields.keys.sorted()))"
        case .missingVariables(let names):
            names.isEmpty ? "\(name) misses variables" : "\(name) misses \(list(names))"
        case .missingProviderKey(let provider):
            "\(name) has no key of yours\(provider.map { " for \($0)" } ?? " for this prompt's provider")"
        case .tierRequired(let tier): "this needs the \(tier?.rawValue ?? "next higher") tier"
        case .quotaExhausted(let modality, let used, let limit):
            "the \(modality.map { $0.rawValue + " " } ?? "")quota is used up" + amount(used, limit)
        case .creditsExhausted: "the credit balance is too low"
        case .rateLimited: "too many requests at once for \(name)"
        case .notFound: "\(name) does not have this\(quoted)"
        case .forbidden: "\(name) does not show this to you\(quoted)"
        case .invalidParameter: "\(name) did not accept what was asked for\(quoted)"
        case .notReady: "the generation is not yet completed"
        case .notEnqueued: "\(name) could not reach its own queue"
        case .unreachable(let reason): "\(name) cannot be reached: \(reason)"
        case .unavailable(let reason): "\(name) is not available: \(reason)"
        case .invalidResponse(let reason): "\(name) gave an answer that makes no sense: \(reason)"
        case .tooLarge: "the answer of \(name) is too large"
        case .outcomeUnknown(let reason): "sent, but \(name) did not say whether it was accepted: \(reason)"
        case .unsafeAddress(let reason): "this address is not opened: \(reason)"
        case .cancelled: isSpending ? "cancelled while it was being sent" : "cancelled"
        case .refused: "\(name) refused this\(status.map { " (\($0))" } ?? "")\(quoted)"
        }
    }

    private var meaning: String {
        if mayHaveSpent {
            return service == .antekirt
                ? "It may be running, and the credits may be gone" : "It may be running and count on the quota"
        }
        return isSpending ? "Nothing was started or spent" : ""
    }

    private var next: String {
        switch kind {
        case .notAuthorized:
            service == .antekirt
                ? "Give another key by easel login antekirt"
                : "Make one at artinstring.com/me/api-tokens, and give it by easel login artinstring"
        case .invalidBody, .missingVariables: "Change the marked fields and send it again"
        case .missingProviderKey: "Add the key at artinstring.com/me/settings, or turn off your own key"
        case .tierRequired: "Choose another prompt, or change the subscription at artinstring.com"
        case .quotaExhausted: "Wait until the quota starts afresh, or use your own key where the prompt allows it"
        case .creditsExhausted: "Add credits to the Antekirt account"
        case .rateLimited:
            retryAfter.map { "Try again in \(max(1, Int(($0 / .seconds(1)).rounded(.up)))) s" }
                ?? "Try again in a minute"
        case .notFound: "Refresh; it may have been withdrawn"
        case .notReady: "Wait for it to be completed"
        case .notEnqueued: "Look at the list of runs before sending it again"
        case .unreachable: "Check the connection, then try again"
        case .unavailable: "Try again in a while"
        case .outcomeUnknown: "Look at the list of runs before sending it again"
        case .cancelled: isSpending ? "Look at the list of runs before sending it again" : ""
        case .forbidden, .invalidParameter, .invalidResponse, .tooLarge, .unsafeAddress, .refused: ""
        }
    }

    /// The service's own words, or else its code.
    private var quoted: String { (message ?? code).map { ": \($0.prefix { $0 != "\n" })" } ?? "" }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    private func amount(_ used: Int?, _ limit: Int?) -> String {
        guard let used, let limit else { return "" }
        return " (\(used) of \(limit))"
    }
}
