import CommandLine
import Settings
import ArgumentParser
import ArtClient
import Credentials
import Curses
import Forms
import Domain

/// `easel login`: reads a token without echo, checks it at the service, and stores it.
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

    @Argument(help: "artinstring or antekirt; default: detected from the token's prefix.")
    var service: Service?

    @Flag(help: "Store the token without verifying it.")
    var offline = false

    /// The service's verdict on a token.
    private enum Verdict: Sendable {
        case known(name: String?)
        case refused
        case unanswered(String)
    }

    mutating func run() throws {
        let environment = TokenEnvironment.take()
        let line = try readLine()
        let input: TokenInput
        do throws(TokenInput.Refusal) { input = try TokenInput(line, for: service) } catch {
            throw ExitReason.usage.exit(printing: "\(error)")
        }
        if let warning = input.warning { StandardStream.error.print("easel: \(warning)") }
        var output = CommandOutput()
        try verify(input, environment, &output)
        try store(input, environment, &output)
        try output.finish(nil, "The token is stored anyway.")
    }

    /// Reads the token that the user types, or the first line of standard input.
    private func readLine() throws -> [UInt8] {
        if HiddenLine.isTerminal {
            for service in Service.allCases where self.service == nil || self.service == service {
                StandardStream.error.print(service.tokenInstructions)
            }
        }
        let name = service.map { $0 == .antekirt ? "Key for antekirt" : "Token for \($0.name)" } ?? "Token or key"
        switch HiddenLine.read(prompt: "\(name), not shown: ") {
        case .line(let bytes): return bytes
        case .tooLong: throw ExitReason.usage.exit(printing: "Too long for a token; nothing is stored.")
        case .signal(let number): throw ExitCode(TerminationReason.signal(number).exitCode)
        }
    }

    /// Checks the token at the service.
    ///
    /// - Throws: The exit, where the service rejects it.
    private func verify(
        _ input: TokenInput, _ environment: TokenEnvironment, _ output: inout CommandOutput
    ) throws {
        guard !offline else { return }
        let credential: BoundCredential
        do throws(BoundCredential.AddressProblem) {
            credential = try BoundCredential(
                service: input.service, secret: input.secret, environment: environment.withoutTokens)
        } catch {
            throw ExitReason.usage.exit(printing: error.description)
        }
        let proxies = ProxySettings(environment: environment.withoutTokens)
        switch try Self.finished(TerminalLoop.runWithoutTerminal { await Self.verdict(on: credential, proxies) }) {
        case .known(let name):
            output.print("\(input.service.name): token valid\(name.map { ", account \($0)" } ?? "").")
        case .refused:
            throw ExitReason.notAuthorized.exit(
                printing: "\(input.service.name) does not accept the token; nothing is stored.")
        case .unanswered(let why):
            StandardStream.error.print(
                "easel: The token could not be checked at \(input.service.name): \(why). "
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

    /// Stores the token, and reports the place.
    ///
    /// - Throws: The exit, where it cannot be stored.
    private func store(
        _ input: TokenInput, _ environment: TokenEnvironment, _ output: inout CommandOutput
    ) throws {
        let credentials = CredentialStore(
            environment: environment, filePath: try Folders.find(environment.withoutTokens).credentialFile)
        let outcome = TerminalLoop.runWithoutTerminal {
            () async -> Result<CredentialStore.Stored, CredentialStore.Problem> in
            do throws(CredentialStore.Problem) {
                return .success(try await credentials.store(input.secret, for: input.service))
            } catch {
                return .failure(error)
            }
        }
        switch try Self.finished(outcome) {
        case .failure(let problem): throw ExitReason.failed.exit(printing: "\(problem) Nothing is stored.")
        case .success(let stored):
            if let fallback = stored.fallback { StandardStream.error.print("easel: \(fallback)") }
            let place =
                switch stored.place {
                case .file(let path): "in the file \(path), which only you can read"
                default: "in the desktop's secret service"
                }
            output.print(
                "\(input.service.name): \(input.secret.hint) is stored \(place). "
                    + "easel logout \(input.service.rawValue) removes it.")
            if environment.isSet(for: input.service) {
                StandardStream.error.print(
                    "easel: \(input.service.tokenVariable) is set and overrides the stored token.")
            }
        }
    }

    /// Returns the result of a loop's body.
    ///
    /// - Throws: The exit that a signal requested.
    static func finished<Result>(_ outcome: TerminalLoop.Outcome<Result>) throws -> Result {
        if let ending = outcome.ending { throw ExitCode(ending.exitCode) }
        guard let result = outcome.result else { throw ExitReason.failed.exit(printing: "Easel ended unexpectedly.") }
        return result
    }
}
