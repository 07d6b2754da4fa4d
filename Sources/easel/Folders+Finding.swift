import CommandLine
import Settings
import ArgumentParser

extension Folders {
    /// The folders that `environment` names.
    ///
    /// - Throws: the exit for usage where they are not known.
    static func find(_ environment: [String: String]) throws -> Folders {
        do throws(Problem) { return try Folders(environment: environment) } catch {
            throw ExitStatus.usage.saying(error.description)
        }
    }
}
