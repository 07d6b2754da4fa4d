import Domain

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

/// The process's environment, which may hold tokens.
package enum TokenEnvironment {
    /// The variables that hold tokens.
    package static let variables = Service.allCases.map(\.tokenVariable)

    /// Reads the whole environment and takes the tokens out of it, for this process and its children.
    ///
    /// Call it before other threads start, since none may read the environment meanwhile.
    package static func take() -> [String: String] {
        let environment = ProcessInfo.processInfo.environment
        for name in variables {
            // `unsetenv` drops the pointer alone; the value would stay for `ps e` and `/proc/PID/environ`.
            // Safe: the text ends at its null, is the process's own to write, and no other thread runs yet.
            if let value = getenv(name) { memset(value, 0, strlen(value)) }
            unsetenv(name)
        }
        return environment
    }

    /// `environment` without tokens, for a child.
    package static func withoutTokens(_ environment: [String: String]) -> [String: String] {
        environment.filter { !variables.contains($0.key) }
    }
}
