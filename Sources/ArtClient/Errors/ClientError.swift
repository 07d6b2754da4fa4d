package import Domain

/// The one error of this module: what happened, whether money may be gone, and whether to try again.
package struct ClientError: Error, Hashable, Sendable {
    /// The cases that callers tell apart.
    package enum Kind: Hashable, Sendable {
        /// The service does not know the credential.
        case notAuthorized
        /// The body was refused; complaints by field name, as the service worded them.
        case invalidBody(fields: [String: [String]])
        /// Variables that the prompt needs were not given.
        case missingVariables([String])
        /// The prompt needs a key of the user's own at a provider, and the service has none.
        case missingProviderKey(provider: String?)
        /// The entry needs a higher subscription.
        case tierRequired(Tier?)
        /// The quota of a modality is used up (artinstring, 402 `quota_exceeded` and 429 `over_quota`).
        case quotaExhausted(modality: Modality?, used: Int?, limit: Int?)
        /// The balance is too low (Antekirt, 402).
        case creditsExhausted
        /// Too many requests; refused before any work.
        case rateLimited
        case notFound
        /// The thing exists but is not the user's to see (Antekirt, 403).
        case forbidden
        /// A filter, cursor or id was refused; the values the service would take, where it says.
        case invalidParameter(allowed: [String])
        /// The generation is still being made (Antekirt, "Generation is not yet completed").
        case notReady
        /// The service could not reach its own queue (artinstring, 502 `enqueue_failed`).
        case notEnqueued
        /// No connection came about: nothing was sent.
        case unreachable(reason: String)
        /// The service failed or fell silent, and nothing can have been spent.
        case unavailable(reason: String)
        /// The answer cannot be understood.
        case invalidResponse(reason: String)
        /// The answer or file is larger than we read.
        case tooLarge
        /// A request that spends was sent, and whether it was accepted is not known.
        case outcomeUnknown(reason: String)
        /// An address that is not read, for safety's sake.
        case unsafeAddress(reason: String)
        case cancelled
        /// Refused for a reason that no document names; `code` and `message` have the service's words.
        case refused
    }

    package let kind: Kind
    /// The service that was called; nil for a file read without credentials.
    package let service: Service?
    /// The HTTP status, when there was an answer.
    package let status: Int?
    /// The service's error code, verbatim but bounded, without credentials.
    package let code: String?
    /// The service's own words, bounded, without credentials. Untrusted text.
    package let message: String?
    /// How long the service asks to wait.
    package let retryAfter: Duration?
    /// Whether the request was one that spends.
    package let isSpending: Bool

    package init(
        _ kind: Kind, service: Service?, status: Int? = nil, code: String? = nil, message: String? = nil,
        retryAfter: Duration? = nil, isSpending: Bool = false
    ) {
        self.kind = kind
        self.service = service
        self.status = status
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.isSpending = isSpending
    }

    /// Whether a run may exist and quota, credits or money may be gone.
    package var mayHaveSpent: Bool {
        switch kind {
        case .outcomeUnknown: true
        // "Retry the request", says the document, but not whether the first one left a run behind.
        case .notEnqueued, .cancelled: isSpending
        default: false
        }
    }

    /// Whether the cause may pass by itself.
    package var isTransient: Bool {
        switch kind {
        case .rateLimited, .unreachable, .unavailable: true
        default: false
        }
    }

    /// Whether sending the same again has a hope and cannot pay twice; `retryAfter` says when.
    ///
    /// For a request that spends that takes proof: it never left this machine, or the service refused it before any
    /// work, by the code it documents for that or because it was held back here.
    package var isRetrySafe: Bool {
        switch kind {
        case .unreachable: true
        case .rateLimited: !isSpending || code == "rate_limited" || status == nil
        case .unavailable: !isSpending
        default: false
        }
    }
}

extension ClientError {
    /// What a failed exchange means.
    init(transport error: TransportError, service: Service?, isSpending: Bool) {
        let kind: Kind =
            switch (error.kind, isSpending) {
            case (.notSent, _): .unreachable(reason: error.reason)
            case (.unsafeAddress, _): .unsafeAddress(reason: error.reason)
            case (.cancelled, _): .cancelled
            case (.interrupted, true), (.tooLarge, true): .outcomeUnknown(reason: error.reason)
            case (.interrupted, false): .unavailable(reason: error.reason)
            case (.tooLarge, false): .tooLarge
            }
        self.init(kind, service: service, isSpending: isSpending)
    }
}
