import CommandLine
import Settings
import ArgumentParser
import Credentials
import Curses
import Domain

/// `easel logout`: removes stored tokens.
struct LogoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Remove stored tokens.",
        discussion: "This does not revoke a token. Revoke artinstring tokens at artinstring.com/me/api-tokens.")

    @Argument(help: "artinstring or antekirt; without it, both.")
    var service: Service?

    mutating func run() throws {
        let environment = TokenEnvironment.take()
        let services = service.map { [$0] } ?? Service.allCases
        let store = CredentialStore(
            environment: environment, filePath: try Folders.find(environment.withoutTokens).credentialFile)
        let outcome = TerminalLoop.runWithoutTerminal { () async -> [(Service, CredentialStore.Removed)] in
            var all: [(Service, CredentialStore.Removed)] = []
            for service in services { all.append((service, await store.remove(service))) }
            return all
        }
        var output = CommandOutput()
        var problems: [String] = []
        for (service, removed) in try LoginCommand.finished(outcome) {
            for place in removed.places { output.print("\(service.name): removed \(place).") }
            if removed.places.isEmpty, removed.problems.isEmpty {
                output.print("\(service.name): nothing was stored.")
            }
            if environment.isSet(for: service) {
                StandardStream.error.print("easel: \(service.tokenVariable) is still set.")
            }
            for problem in removed.problems where !problems.contains(problem) { problems.append(problem) }
        }
        for problem in problems { StandardStream.error.print("easel: \(problem)") }
        try output.finish(problems.isEmpty ? nil : .failed)
    }
}
