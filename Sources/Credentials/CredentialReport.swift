package import Domain

/// What a search for tokens found, and where it looked.
package struct CredentialReport: Sendable {
    /// A look at one source.
    package struct Attempt: Hashable, Sendable {
        package let service: Service
        package let source: CredentialSource
        package let outcome: Outcome
    }

    /// What a look at a source gave.
    package enum Outcome: Hashable, Sendable {
        case found
        case absent
        /// The source did not answer; another one may have the token all the same.
        case unavailable(String)
        /// A person meant this source, and it does not work: a sentence that says why and what to do.
        case refused(String)
    }

    package internal(set) var credentials: [Credential] = []
    package internal(set) var attempts: [Attempt] = []

    package init() {}

    /// Why services are without a token though a person meant to give one, a sentence each.
    package var problems: [String] {
        attempts.compactMap { attempt in
            if case .refused(let why) = attempt.outcome { why } else { nil }
        }
    }

    /// Where the token of `service` was found.
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
