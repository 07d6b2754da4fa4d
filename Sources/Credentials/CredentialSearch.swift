package import Domain

/// The search for tokens: in the environment, by the user's command, in the desktop's secret service, in a private
/// file.
package struct CredentialSearch: Sendable {
    private let environment: TokenEnvironment
    private let commands: [Service: [String]]
    private let secretTool: SecretTool?
    private let file: CredentialFile
    private let commandLimit: Duration

    /// - Parameters:
    ///   - environment: The process's environment, split into tokens and the rest, which helper programs get.
    ///   - commands: For a service, the command whose first line of output is its token.
    ///   - filePath: The private file's path.
    ///   - commandLimit: The time limit of a command.
    ///   - toolLimit: The time limit of the desktop's secret service; nil for three seconds.
    package init(
        environment: TokenEnvironment, commands: [Service: [String]] = [:], filePath: String,
        commandLimit: Duration = .seconds(10), toolLimit: Duration? = nil
    ) {
        self.environment = environment
        self.commands = commands
        secretTool = SecretTool(environment: environment.withoutTokens, timeLimit: toolLimit)
        file = CredentialFile(path: filePath)
        self.commandLimit = commandLimit
    }

    /// Searches the tokens of `services`, each in the first source that has one.
    ///
    /// A configured source that does not work ends the search for its service: a token from another source could belong
    /// to another account. Services are searched one after the other, since a command may ask for a passphrase. Never
    /// throws: problems are in the report.
    package func find(_ services: [Service]) async -> CredentialReport {
        var report = CredentialReport()
        var secretService = secretTool
        for service in services {
            if report.record(.environment(variable: service.tokenVariable), for: service, outcome(in: environment)) {
                continue
            }
            if let command = commands[service], let program = command.first {
                let answer = await outcome(of: command, for: service)
                if report.record(.command(program: program), for: service, { _ in answer }) { continue }
            }
            if let tool = secretService {
                let answer = await outcome(of: tool, for: service)
                // A source without response for one service would delay the other one too.
                if case .unavailable = answer { secretService = nil }
                if report.record(.secretService, for: service, { _ in answer }) { continue }
            }
            _ = report.record(.file(path: file.path), for: service, outcome(in: file))
        }
        return report
    }

    private func outcome(in environment: TokenEnvironment) -> (Service) -> Answer {
        { service in
            guard environment.isSet(for: service) else { return .absent }
            return .token(environment.secrets[service], subject: "The token in \(service.tokenVariable)")
        }
    }

    private func outcome(of command: [String], for service: Service) async -> Answer {
        do throws(TokenCommand.Problem) {
            let token = try await TokenCommand(command, environment: environment.withoutTokens, limit: commandLimit)
                .token()
            return .token(Secret(token: token.utf8), subject: "The output of the token command for \(service.name)")
        } catch {
            return .refused("The token command for \(service.name), \(command[0]), \(error).")
        }
    }

    private func outcome(of tool: SecretTool, for service: Service) async -> Answer {
        do throws(ChildProcess.Problem) {
            guard let token = try await tool.token(for: service) else { return .absent }
            return .token(
                Secret(token: token.utf8), subject: "The token for \(service.name) in the desktop's secret service")
        } catch {
            return .unavailable("secret-tool \(error)")
        }
    }

    private func outcome(in file: CredentialFile) -> (Service) -> Answer {
        { service in
            do throws(CredentialFile.Problem) {
                guard let token = try file.token(for: service) else { return .absent }
                return .token(Secret(token: token.utf8), subject: "The token for \(service.name) in \(file.path)")
            } catch {
                return .refused(error.description)
            }
        }
    }
}

/// The answer of a source, before its token is checked.
private enum Answer {
    /// A token; nil for a text that cannot be one.
    case token(Secret?, subject: String)
    case absent
    case unavailable(String)
    case refused(String)
}

extension CredentialReport {
    /// Records the attempt to read `source` for `service`.
    ///
    /// - Returns: True when the search for that service is over.
    fileprivate mutating func record(
        _ source: CredentialSource, for service: Service, _ answer: (Service) -> Answer
    ) -> Bool {
        let outcome: Outcome
        switch answer(service) {
        case .absent: outcome = .absent
        case .unavailable(let why): outcome = .unavailable(why)
        case .refused(let why): outcome = .refused(why)
        case .token(nil, let subject):
            outcome = .refused("\(subject) contains a space or another character that no token has.")
        case .token(let secret?, let subject):
            if let issuer = Service.issuer(of: secret), issuer != service {
                outcome = .refused(
                    "\(subject) looks like a token for \(issuer.name), so it is not sent to \(service.name).")
            } else {
                credentials.append(Credential(service: service, secret: secret, source: source))
                outcome = .found
            }
        }
        attempts.append(Attempt(service: service, source: source, outcome: outcome))
        switch outcome {
        case .found, .refused: return true
        case .absent, .unavailable: return false
        }
    }
}
