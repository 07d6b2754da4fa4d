package import Domain

extension ExitStatus {
    /// The code by which a program is told of `failure`.
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
