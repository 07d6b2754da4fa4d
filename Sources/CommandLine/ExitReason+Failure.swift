package import Domain

extension ExitReason {
    /// The exit code for `failure`.
    package init(_ failure: Failure) {
        self =
            switch failure.cause {
            case .notAuthorized: .notAuthorized
            case .tierRequired, .quotaExhausted, .creditsExhausted: .exhausted
            case .outcomeUnknown: .outcomeUnknown
            case .invalidBody, .missingVariables: .usage
            default: .failed
            }
    }
}
