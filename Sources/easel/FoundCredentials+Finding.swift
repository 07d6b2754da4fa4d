import CommandLine
import Settings
import ArgumentParser
import Credentials
import Curses
import Domain

extension FoundCredentials {
    /// The credentials of `services`. The search runs here, while the terminal is still the shell's, so that a
    /// token command can ask for a passphrase and be interrupted.
    ///
    /// - Throws: the exit that tells why, when a problem leaves no service at all.
    static func find(
        _ services: [Service], _ environment: TokenEnvironment, _ settings: Settings, _ folders: Folders
    ) throws -> FoundCredentials {
        guard !services.isEmpty else { return FoundCredentials() }
        let search = CredentialSearch(
            environment: environment, commands: settings.tokenCommands, filePath: folders.credentialFile)
        let outcome = TerminalLoop.runWithoutTerminal { await search.find(services) }
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        let found = FoundCredentials(outcome.result ?? CredentialReport(), environment: environment.rest)
        if found.credentials.isEmpty, let problem = found.problems.first {
            throw ExitStatus.notAuthorized.saying(problem)
        }
        return found
    }
}
