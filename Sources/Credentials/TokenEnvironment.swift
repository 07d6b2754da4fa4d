package import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process's environment, split into tokens and everything else, so that no other code holds a token in plain text.
package struct TokenEnvironment: Sendable {
    /// The variables without tokens, which child processes may see.
    package let withoutTokens: [String: String]
    /// The tokens by service.
    package let secrets: [Service: Secret]
    /// The services whose variable holds a text that cannot be a token.
    private let unusable: Set<Service>

    /// Splits `variables`. An empty variable counts as absent.
    package init(_ variables: [String: String]) {
        var (rest, secrets, unusable) = (variables, [Service: Secret](), Set<Service>())
        for service in Service.allCases {
            guard let text = rest.removeValue(forKey: service.tokenVariable), !text.isEmpty else { continue }
            if let secret = Secret(token: text.utf8) { secrets[service] = secret } else { unusable.insert(service) }
        }
        (self.withoutTokens, self.secrets, self.unusable) = (rest, secrets, unusable)
    }

    /// Returns true where the variable of `service` is set, even to a text that cannot be a token.
    package func isSet(for service: Service) -> Bool { secrets[service] != nil || unusable.contains(service) }

    /// Reads the environment and removes the tokens from it, for this process and its children.
    ///
    /// Call it before other threads start: none may read the environment meanwhile.
    package static func take() -> TokenEnvironment {
        let environment = TokenEnvironment(ProcessInfo.processInfo.environment)
        for name in Service.allCases.map(\.tokenVariable) {
            // `unsetenv` drops the pointer alone; the value would stay for `ps e` and `/proc/PID/environ`.
            // Safe: the text ends at its null, is the process's own to write, and no other thread runs yet.
            if let value = getenv(name) { memset(value, 0, strlen(value)) }
            unsetenv(name)
        }
        return environment
    }
}
