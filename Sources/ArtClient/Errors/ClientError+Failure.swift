package import Domain

extension ClientError {
    /// The error for the user: what happened, what it means for the run or the money, and what to do next.
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
                ? "\(name) rejected the request\(quoted)" : "\(name) rejected \(list(fields.keys.sorted()))"
        case .missingVariables(let names):
            names.isEmpty ? "\(name) requires variables" : "\(name) requires \(list(names))"
        case .missingProviderKey(let provider):
            "no \(provider.map { Self.properName(ofProvider: $0) } ?? "provider") key saved at \(name)"
        case .tierRequired(let tier):
            tier.map { "this prompt requires the \($0.rawValue) plan" } ?? "this prompt requires a higher plan"
        case .quotaExhausted(let modality, let used, let limit):
            "the \(modality.map { $0.rawValue + " " } ?? "")quota is used up" + amount(used, limit)
        case .creditsExhausted: "not enough credits"
        case .rateLimited: "\(name) rate limit reached"
        case .notFound: "not found at \(name)\(quoted)"
        case .forbidden: "\(name) denied access\(quoted)"
        case .invalidParameter: "\(name) rejected the query\(quoted)"
        case .notReady: "the generation is not completed yet"
        case .notEnqueued: "\(name) could not queue the request"
        case .unreachable(let reason): "\(name) cannot be reached: \(reason)"
        case .unavailable(let reason): "\(name) is unavailable (\(reason))"
        case .invalidResponse(let reason): "\(name) sent an invalid response: \(reason)"
        case .tooLarge: "the response from \(name) is too large"
        case .outcomeUnknown(let reason): "sent, but \(name) did not confirm it: \(reason)"
        case .unsafeAddress(let reason): "unsafe address, not opened: \(reason)"
        case .cancelled: isSpending ? "canceled while the request was being sent" : "canceled"
        case .refused: "\(name) rejected this\(status.map { " (HTTP \($0))" } ?? "")\(quoted)"
        }
    }

    private var meaning: String {
        if mayHaveSpent {
            return service == .antekirt
                ? "It may be running, and credits may have been charged"
                : "It may be running and count toward the quota"
        }
        guard isSpending else { return "" }
        return status == nil ? "Nothing was sent or charged" : "Nothing was charged"
    }

    private var next: String {
        switch kind {
        case .notAuthorized:
            service == .antekirt
                ? "Run: easel login antekirt"
                : "Create one at artinstring.com/me/api-tokens, then run: easel login artinstring"
        case .invalidBody, .missingVariables: "Change the marked fields and send again"
        case .missingProviderKey: "Add it at artinstring.com/me/settings, or turn off “use my own key”"
        case .tierRequired: "Choose another prompt, or upgrade at artinstring.com"
        case .quotaExhausted: "Wait until the quota resets, or use your own key where the prompt allows it"
        case .creditsExhausted: "Add credits to the Antekirt account"
        case .rateLimited:
            retryAfter.map { "Try again in \(max(1, Int(($0 / .seconds(1)).rounded(.up)))) s" }
                ?? "Try again in a minute"
        case .notFound: "Refresh; it may no longer exist"
        case .notReady: "Wait until it completes"
        case .notEnqueued, .outcomeUnknown: "Check the list of runs before sending again"
        case .unreachable: "Check the connection, then try again"
        case .unavailable: "Try again later"
        case .cancelled: isSpending ? "Check the list of runs before sending again" : ""
        case .forbidden, .invalidParameter, .invalidResponse, .tooLarge, .unsafeAddress, .refused: ""
        }
    }

    /// The spelling that the provider itself uses; any other provider's id as artinstring writes it.
    private static func properName(ofProvider id: String) -> String {
        switch id {
        case "replicate": "Replicate"
        case "openai": "OpenAI"
        case "anthropic": "Anthropic"
        default: id
        }
    }

    /// The first line of the service's message, else its code, after a colon; empty when it sent neither.
    private var quoted: String { (message ?? code).map { ": \($0.prefix { $0 != "\n" })" } ?? "" }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

    private func amount(_ used: Int?, _ limit: Int?) -> String {
        guard let used, let limit else { return "" }
        return " (\(used) of \(limit))"
    }
}
