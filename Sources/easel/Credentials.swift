import ArtClient
import Domain
import Subprocess

/// A service's token and the origin it is for.
struct Credentials: Sendable {
    let service: Service
    let secret: Secret
    let origin: Origin

    /// The variables that hold tokens.
    static let environmentNames = ["ARTI_TOKEN", "ANTEKIRT_API_KEY"]

    /// What a look for credentials gave.
    struct Found: Sendable {
        var credentials: [Credentials] = []
        /// Why a service has none though a person meant to give some; a sentence each.
        var problems: [String] = []
    }

    /// Why a token or an address cannot be used.
    fileprivate struct Problem: Error {
        let words: String
    }

    /// The credentials that the environment has for `services`.
    static func find(_ services: [Service], environment: [String: String]) -> Found {
        var found = Found()
        for service in services {
            guard let token = environment[variable(of: service)], !token.isEmpty else { continue }
            found.add(service, token: token, environment: environment)
        }
        return found
    }

    /// The credentials for `services`: by their variables, else by `commands`.
    static func find(
        _ services: [Service], environment: [String: String], commands: [Service: [String]]
    ) async -> Found {
        var found = find(services, environment: environment)
        for service in services where (environment[variable(of: service)] ?? "").isEmpty {
            guard let command = commands[service] else { continue }
            do {
                let token = try await output(of: command, environment: environment, service: service)
                found.add(service, token: token, environment: environment)
            } catch {
                found.problems.append(error.words)
            }
        }
        return found
    }

    private static func variable(of service: Service) -> String {
        switch service {
        case .artinstring: "ARTI_TOKEN"
        case .antekirt: "ANTEKIRT_API_KEY"
        }
    }

    fileprivate init(_ service: Service, token: String, environment: [String: String]) throws(Problem) {
        let (address, standard): (String, Origin) =
            switch service {
            case .artinstring: ("EASEL_ARTINSTRING_URL", .artinstring)
            case .antekirt: ("EASEL_ANTEKIRT_URL", .antekirt)
            }
        var origin = standard
        if let text = environment[address], !text.isEmpty {
            do { origin = try Origin(text) } catch { throw Problem(words: "\(address): \(error).") }
        }
        guard let secret = Secret(token) else {
            throw Problem(words: "The token for \(service.name) has a space or another character that no token has.")
        }
        self.init(service: service, secret: secret, origin: origin)
    }

    init(service: Service, secret: Secret, origin: Origin) {
        self.service = service
        self.secret = secret
        self.origin = origin
    }

    /// The first line that `command` prints. No shell, no other token in its environment, 8 KiB and half a
    /// minute at most; what it says on standard error is for the person.
    private static func output(
        of command: [String], environment: [String: String], service: Service
    ) async throws(Problem) -> String {
        let own = environment.filter { !environmentNames.contains($0.key) }
        let failed = Problem(words: "The token command for \(service.name), \(command[0]), did not work.")
        do {
            let line = try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask {
                    let result = try await Subprocess.run(
                        .name(command[0]), arguments: Arguments(Array(command.dropFirst())),
                        environment: .custom(
                            Dictionary(
                                uniqueKeysWithValues: own.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
                        output: .string(limit: 8192), error: .currentStandardError)
                    guard case .exited(0) = result.terminationStatus else { return nil }
                    return result.standardOutput.split(whereSeparator: \.isNewline).first.map(String.init)
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(30))
                    return nil
                }
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
            guard let line else { throw failed }
            return line
        } catch {
            throw failed
        }
    }
}

extension Credentials.Found {
    /// Adds the credentials that `token` makes, or the words for why it makes none.
    fileprivate mutating func add(_ service: Service, token: String, environment: [String: String]) {
        do {
            credentials.append(try Credentials(service, token: token, environment: environment))
        } catch {
            problems.append(error.words)
        }
    }
}
