package import Domain

/// Looks for tokens: in the environment, by a person's command, in the desktop's secret service, in a private file.
package struct CredentialSearch: Sendable {
    private let environment: TokenEnvironment
    private let commands: [Service: [String]]
    private let secretTool: SecretTool?
    private let file: CredentialFile
    private let commandLimit: Duration

    /// - Parameters:
    ///   - environment: The tokens in it, and the rest, which the programs get.
    ///   - commands: For a service, the command whose first line of output is its token.
    ///   - filePath: The private file's path.
    ///   - commandLimit: How long a command may take.
    ///   - toolLimit: How long the desktop's secret service may take; nil is the usual three seconds.
    package init(
        environment: TokenEnvironment, commands: [Service: [String]] = [:], filePath: String,
        commandLimit: Duration = .seconds(10), toolLimit: Duration? = nil
    ) {
        self.environment = environment
        self.commands = commands
        secretTool = SecretTool(environment: environment.rest, timeLimit: toolLimit)
        file = CredentialFile(path: filePath)
        self.commandLimit = commandLimit
    }

    /// The tokens of `services`, each from the first source that has one.
    ///
    /// A source that a person has set and that does not work ends the search for its service: a token found further
    /// on may be that of another account. One service after the other, since a command may ask for a passphrase.
    package func find(_ services: [Service]) async -> CredentialReport {
        var report = CredentialReport()
        var secretService = secretTool
        for service in services {
            if report.look(at: .environment(variable: service.tokenVariable), for: service, outcome(in: environment)) {
                continue
            }
            if let command = commands[service], let program = command.first {
                let answer = await outcome(of: command, for: service)
                if report.look(at: .command(program: program), for: service, { _ in answer }) { continue }
            }
            if let tool = secretService {
                let answer = await outcome(of: tool, for: service)
                // What is silent for one service would keep a person waiting for the other.
                if case .unavailable = answer { secretService = nil }
                if report.look(at: .secretService, for: service, { _ in answer }) { continue }
            }
            _ = report.look(at: .file(path: file.path), for: service, outcome(in: file))
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
            let token = try await TokenCommand(command, environment: environment.rest, limit: commandLimit).token()
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

/// What a source answers before it is known whose token that is.
private enum Answer {
    /// Nil stands for a text that can be no token.
    case token(Secret?, subject: String)
    case absent
    case unavailable(String)
    case refused(String)
}

extension CredentialReport {
    /// Notes what `source` has for `service`; true when the search for that service is over.
    fileprivate mutating func look(
        at source: CredentialSource, for service: Service, _ answer: (Service) -> Answer
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
