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

    /// Why there are no credentials though a person meant to give some.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// The credentials for `service`: by its variable, else by its token command; nil when neither is set.
    ///
    /// - Throws: `Problem` when a token or an address is unusable, or the command fails.
    static func find(
        _ service: Service, environment: [String: String], settings: Settings
    ) async throws(Problem) -> Credentials? {
        let (variable, address, standard): (String, String, Origin) =
            switch service {
            case .artinstring: ("ARTI_TOKEN", "EASEL_ARTINSTRING_URL", .artinstring)
            case .antekirt: ("ANTEKIRT_API_KEY", "EASEL_ANTEKIRT_URL", .antekirt)
            }
        var origin = standard
        if let text = environment[address], !text.isEmpty {
            do { origin = try Origin(text) } catch { throw Problem(description: "\(address): \(error).") }
        }
        let token: String
        if let text = environment[variable], !text.isEmpty {
            token = text
        } else if let command = settings.tokenCommands[service] {
            token = try await output(of: command, environment: environment, service: service)
        } else {
            return nil
        }
        guard let secret = Secret(token) else {
            throw Problem(
                description: "The token for \(service.name) has a space or another character that no token has.")
        }
        return Credentials(service: service, secret: secret, origin: origin)
    }

    /// The first line that `command` prints. No shell, no other token in its environment, 8 KiB at most.
    private static func output(
        of command: [String], environment: [String: String], service: Service
    ) async throws(Problem) -> String {
        let own = environment.filter { !environmentNames.contains($0.key) }
        let failed = Problem(description: "The token command for \(service.name), \(command[0]), did not work.")
        do {
            let result = try await Subprocess.run(
                .name(command[0]), arguments: Arguments(Array(command.dropFirst())),
                environment: .custom(
                    Dictionary(uniqueKeysWithValues: own.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
                output: .string(limit: 8192), error: .discarded)
            guard case .exited(0) = result.terminationStatus else { throw failed }
            guard let line = result.standardOutput.split(whereSeparator: \.isNewline).first else { throw failed }
            return String(line)
        } catch {
            throw failed
        }
    }
}
