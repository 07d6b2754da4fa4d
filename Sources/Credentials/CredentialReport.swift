package import Domain

/// The result of a search for tokens: the tokens, and every source that was tried.
package struct CredentialReport: Sendable {
    /// An attempt to read one source.
    package struct Attempt: Hashable, Sendable {
        package let service: Service
        package let source: CredentialSource
        package let outcome: Outcome
    }

    /// The result of an attempt.
    package enum Outcome: Hashable, Sendable {
        /// The source has a valid token.
        case found
        /// The source has no token.
        case absent
        /// The source did not respond; another one may still have the token.
        case unavailable(String)
        /// The user configured this source, and it does not work: a sentence with the reason and the remedy.
        case refused(String)
    }

    /// The found tokens, at most one for each service.
    package internal(set) var credentials: [Credential] = []
    /// All attempts, in order.
    package internal(set) var attempts: [Attempt] = []

    /// Creates an empty report.
    package init() {}

    /// The reasons why services have no token although the user configured a source, a sentence each.
    package var problems: [String] {
        attempts.compactMap { attempt in
            if case .refused(let why) = attempt.outcome { why } else { nil }
        }
    }

    /// Returns the source of the token of `service`; nil where none was found.
    package func source(of service: Service) -> CredentialSource? {
        credentials.first { $0.service == service }?.source
    }
}

extension CredentialReport.Attempt: CustomStringConvertible {
    package var description: String {
        switch outcome {
        case .found: "\(source): found"
        case .absent: "\(source): nothing"
        case .unavailable(let why), .refused(let why): "\(source): \(why)"
        }
    }
}
