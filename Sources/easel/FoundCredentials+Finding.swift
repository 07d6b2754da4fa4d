import CommandLine
import Settings
import ArgumentParser
import Credentials
import Curses
import Domain

extension FoundCredentials {
    /// Searches the credentials of `services`, before the terminal is taken over, so that a token command can ask for a
    /// passphrase and be interrupted.
    ///
    /// - Throws: The exit with the reason, when a problem leaves no service.
    static func find(
        _ services: [Service], _ environment: TokenEnvironment, _ settings: Settings, _ folders: Folders
    ) throws -> FoundCredentials {
        guard !services.isEmpty else { return FoundCredentials() }
        let search = CredentialSearch(
            environment: environment, commands: settings.tokenCommands, filePath: folders.credentialFile)
        let outcome = TerminalLoop.runWithoutTerminal { await search.find(services) }
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        let found = FoundCredentials(outcome.result ?? CredentialReport(), environment: environment.withoutTokens)
        if found.credentials.isEmpty, let problem = found.problems.first {
            throw ExitReason.notAuthorized.exit(printing: problem)
        }
        return found
    }
}
