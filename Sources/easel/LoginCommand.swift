import CommandLine
import Settings
import ArgumentParser
import ArtClient
import Credentials
import Curses
import Forms
import Domain

/// `easel login`: takes a token without showing it, asks the service whose it is, and keeps it.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Store a token for artinstring or a key for Antekirt.",
        discussion: """
            Prompts for the token without showing it, or reads it from standard input, for example: \
            pass show artinstring | easel login. Stores it in the desktop's secret service where secret-tool is \
            installed, otherwise in a file that only you can read. easel logout removes it.

            \(Service.artinstring.tokenInstructions)

            \(Service.antekirt.tokenInstructions)
            """)

    @Argument(help: "artinstring or antekirt; without it, the token's prefix decides.")
    var service: Service?

    @Flag(help: "Store the token without checking it at the service.")
    var offline = false

    /// What the service says of a token.
    private enum Verdict: Sendable {
        case known(name: String?)
        case refused
        case unanswered(String)
    }

    mutating func run() throws {
        let environment = TokenEnvironment.take()
        let line = try line()
        let given: TokenInput
        do throws(TokenInput.Refusal) { given = try TokenInput(line, for: service) } catch {
            throw ExitStatus.usage.saying("\(error)")
        }
        if let warning = given.warning { StandardStream.error.say("easel: \(warning)") }
        var output = CommandOutput()
        try verify(given, environment, &output)
        try keep(given, environment, &output)
        try output.end(nil, "The token is stored anyway.")
    }

    /// What a person types, or the first line of what a program sends.
    private func line() throws -> [UInt8] {
        if HiddenLine.isTerminal {
            for service in Service.allCases where self.service == nil || self.service == service {
                StandardStream.error.say(service.tokenInstructions)
            }
        }
        let name = service.map { $0 == .antekirt ? "Key for antekirt" : "Token for \($0.name)" } ?? "Token or key"
        switch HiddenLine.read(prompt: "\(name), not shown: ") {
        case .line(let bytes): return bytes
        case .tooLong: throw ExitStatus.usage.saying("Too long for a token; nothing is stored.")
        case .signal(let number): throw ExitCode(TerminationReason.signal(number).exitCode)
        }
    }

    /// Asks the service whose token it is; one that it refuses is not kept.
    private func verify(
        _ given: TokenInput, _ environment: TokenEnvironment, _ output: inout CommandOutput
    ) throws {
        guard !offline else { return }
        let credential: BoundCredential
        do throws(BoundCredential.AddressProblem) {
            credential = try BoundCredential(
                service: given.service, secret: given.secret, environment: environment.rest)
        } catch {
            throw ExitStatus.usage.saying(error.description)
        }
        let proxies = ProxySettings(environment: environment.rest)
        switch try Self.finished(TerminalLoop.runWithoutTerminal { await Self.verdict(on: credential, proxies) }) {
        case .known(let name):
            output.say("\(given.service.name): token valid\(name.map { ", account \($0)" } ?? "").")
        case .refused:
            throw ExitStatus.notAuthorized.saying("\(given.service.name) does not accept the token; nothing is stored.")
        case .unanswered(let why):
            StandardStream.error.say(
                "easel: The token could not be checked at \(given.service.name): \(why). "
                    + "It is stored anyway.")
        }
    }

    private static func verdict(on credential: BoundCredential, _ proxies: ProxySettings) async -> Verdict {
        let transport = HTTPTransport(proxies: proxies)
        let verdict: Verdict
        do throws(ClientError) {
            let account =
                switch credential.service {
                case .artinstring:
                    try await ArtinstringClient(
                        origin: credential.origin, token: credential.secret, transport: transport
                    ).account()
                case .antekirt:
                    try await AntekirtClient(
                        origin: credential.origin, key: credential.secret, transport: transport
                    ).account()
                }
            verdict = .known(name: account.name)
        } catch {
            verdict = error.kind == .notAuthorized ? .refused : .unanswered(error.failure.what)
        }
        await transport.shutdown()
        return verdict
    }

    private func keep(
        _ given: TokenInput, _ environment: TokenEnvironment, _ output: inout CommandOutput
    ) throws {
        let store = CredentialStore(
            environment: environment, filePath: try Folders.find(environment.rest).credentialFile)
        let outcome = TerminalLoop.runWithoutTerminal {
            () async -> Result<CredentialStore.Stored, CredentialStore.Problem> in
            do throws(CredentialStore.Problem) {
                return .success(try await store.store(given.secret, for: given.service))
            } catch {
                return .failure(error)
            }
        }
        switch try Self.finished(outcome) {
        case .failure(let problem): throw ExitStatus.failed.saying("\(problem) Nothing is stored.")
        case .success(let stored):
            if let fallback = stored.fallback { StandardStream.error.say("easel: \(fallback)") }
            let place =
                switch stored.place {
                case .file(let path): "in the file \(path), which only you can read"
                default: "in the desktop's secret service"
                }
            output.say(
                "\(given.service.name): \(given.secret.hint) is stored \(place). "
                    + "easel logout \(given.service.rawValue) removes it.")
            if environment.isSet(for: given.service) {
                StandardStream.error.say(
                    "easel: \(given.service.tokenVariable) is set and overrides the stored token.")
            }
        }
    }

    /// What the loop's body returned.
    ///
    /// - Throws: the exit that a signal asked for.
    static func finished<Result>(_ outcome: TerminalLoop.Outcome<Result>) throws -> Result {
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        guard let result = outcome.result else { throw ExitStatus.failed.saying("Easel ended unexpectedly.") }
        return result
    }
}
