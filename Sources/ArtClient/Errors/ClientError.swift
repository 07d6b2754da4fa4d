package import Domain

/// The only error type of this module: what happened, whether money may have been spent, and whether to retry.
package struct ClientError: Error, Hashable, Sendable {
    /// The kinds that callers distinguish.
    package enum Kind: Hashable, Sendable {
        /// The service does not accept the credential (401 `unauthorized`).
        case notAuthorized
        /// The body was rejected; messages by field name, as the service worded them.
        case invalidBody(fields: [String: [String]])
        /// Variables that the prompt requires are missing.
        case missingVariables([String])
        /// The prompt requires the user's own key at a provider, and the service has none.
        case missingProviderKey(provider: String?)
        /// The entry requires a higher plan (402 `tier_required`).
        case tierRequired(Tier?)
        /// The quota of a modality is used up (artinstring, 402 `quota_exceeded` and 429 `over_quota`).
        case quotaExhausted(modality: Modality?, used: Int?, limit: Int?)
        /// The credit balance is too low (Antekirt, 402).
        case creditsExhausted
        /// The rate limit is reached; nothing was done.
        case rateLimited
        /// The resource does not exist (404, 410).
        case notFound
        /// The resource exists, but the user may not access it (Antekirt, 403).
        case forbidden
        /// A filter, cursor or id was rejected; with the allowed values, where the service lists them.
        case invalidParameter(allowed: [String])
        /// The generation is not completed yet (Antekirt, "Generation is not yet completed").
        case notReady
        /// The service could not queue the request (artinstring, 502 `enqueue_failed`).
        case notEnqueued
        /// No connection was established: nothing was sent.
        case unreachable(reason: String)
        /// The service failed or timed out, and nothing can have been spent.
        case unavailable(reason: String)
        /// The response cannot be understood.
        case invalidResponse(reason: String)
        /// The response or file exceeds the limit.
        case tooLarge
        /// A request that spends was sent, and its outcome is unknown.
        case outcomeUnknown(reason: String)
        /// The address is not opened, for security.
        case unsafeAddress(reason: String)
        /// The calling task was canceled.
        case cancelled
        /// Rejected for an undocumented reason; `code` and `message` have the service's words.
        case refused
    }

    package let kind: Kind
    /// The called service; nil for a file read without credentials.
    package let service: Service?
    /// The HTTP status, when there was a response.
    package let status: Int?
    /// The service's error code, verbatim but truncated, without credentials.
    package let code: String?
    /// The service's message, truncated, without credentials. Untrusted text.
    package let message: String?
    /// The wait that the service asks for.
    package let retryAfter: Duration?
    /// True when the request was one that spends.
    package let isSpending: Bool

    /// Creates an error; see the properties for the parameters.
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

    /// True when a run may exist and quota, credits or money may have been spent.
    package var mayHaveSpent: Bool {
        switch kind {
        case .outcomeUnknown: true
        // "Retry the request", says the document, but not whether the first one created a run.
        case .notEnqueued, .cancelled: isSpending
        default: false
        }
    }

    /// True when the cause may be temporary.
    package var isTransient: Bool {
        switch kind {
        case .rateLimited, .unreachable, .unavailable: true
        default: false
        }
    }

    /// True when a retry may succeed and cannot spend twice; `retryAfter` is the wait.
    ///
    /// For a request that spends this requires proof: it never left this machine, or the service refused it before any
    /// work, by the documented code or because it was held back here.
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
    /// Converts a failed exchange.
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
