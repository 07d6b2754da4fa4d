import CommandLine
import Settings
import ArgumentParser

extension Folders {
    /// Determines the folders from `environment`.
    ///
    /// - Throws: The exit for usage where they are unknown.
    static func find(_ environment: [String: String]) throws -> Folders {
        do throws(Problem) { return try Folders(environment: environment) } catch {
            throw ExitReason.usage.exit(printing: error.description)
        }
    }
}
