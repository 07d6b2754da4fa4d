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

/// The process's environment, parted into the tokens and the rest, so that nothing holds a token's plain text.
package struct TokenEnvironment: Sendable {
    /// The variables that hold no token: all that a child gets to see.
    package let rest: [String: String]
    /// The tokens.
    package let secrets: [Service: Secret]
    /// The services whose variable holds a text that can be no token.
    private let unusable: Set<Service>

    /// Parts `variables`. One that is empty counts as absent.
    package init(_ variables: [String: String]) {
        var (rest, secrets, unusable) = (variables, [Service: Secret](), Set<Service>())
        for service in Service.allCases {
            guard let text = rest.removeValue(forKey: service.tokenVariable), !text.isEmpty else { continue }
            if let secret = Secret(token: text.utf8) { secrets[service] = secret } else { unusable.insert(service) }
        }
        (self.rest, self.secrets, self.unusable) = (rest, secrets, unusable)
    }

    /// Whether it has a token for `service`, or a text that can be none.
    package func isSet(for service: Service) -> Bool { secrets[service] != nil || unusable.contains(service) }

    /// Reads the whole environment and takes the tokens out of it, for this process and its children.
    ///
    /// Call it before other threads start, since none may read the environment meanwhile.
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
