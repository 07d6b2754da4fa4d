import Domain
import Processes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The desktop's secret service, through libsecret's `secret-tool`.
///
/// Tokens are passed by standard input, since other users can read arguments.
struct SecretTool: Sendable {
    /// The time limit for lookup and removal: they finish at once, or wait for a user at a desktop, who may be absent.
    static let defaultTimeout: Duration = .seconds(3)
    /// The time limit for storing: the user is present, and may have to type the keyring's passphrase.
    static let storeTimeout: Duration = .seconds(60)

    private let path: String
    private let environment: [String: String]
    private let timeLimit: Duration
    private let storeTimeout: Duration

    /// Finds `secret-tool`; nil where it is not in the path or the environment names no session bus.
    ///
    /// - Parameters:
    ///   - environment: The program's whole environment, without tokens.
    ///   - timeLimit: The time limit for lookup and removal; nil for the default.
    ///   - storeTimeout: The time limit for storing.
    init?(environment: [String: String], timeLimit: Duration? = nil, storeTimeout: Duration = storeTimeout) {
        // No program from a folder relative to the working directory gets a token.
        let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        guard let tool = try? Executable("secret-tool", in: folders.joined(separator: ":")) else { return nil }
        let runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        // The D-Bus Specification's address, or systemd's well-known place for the bus.
        guard
            !(environment["DBUS_SESSION_BUS_ADDRESS"] ?? "").isEmpty
                || runtime.map({ access("\($0)/bus", F_OK) == 0 }) ?? false
        else { return nil }
        path = tool.path
        self.environment = environment
        self.timeLimit = timeLimit ?? Self.defaultTimeout
        self.storeTimeout = storeTimeout
    }

    /// Returns the token of `service`; nil when there is none.
    ///
    /// secret-tool exits with 1 both when there is none and when it fails, which it then explains on standard error.
    ///
    /// - Throws: `ChildProcess.Problem`.
    func token(for service: Service) async throws(ChildProcess.Problem) -> String? {
        do throws(ChildProcess.Problem) {
            let output = try await run(["lookup"] + Self.attributes(of: service))
            let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
        } catch .failed(1) {
            return nil
        } catch {
            throw error
        }
    }

    /// Stores `secret` for `service`, in place of an earlier one.
    ///
    /// - Throws: `ChildProcess.Problem`.
    func store(_ secret: Secret, for service: Service) async throws(ChildProcess.Problem) {
        _ = try await run(
            ["store", "--label=Easel: \(service.name)"] + Self.attributes(of: service),
            input: Array(secret.reveal().utf8), timeLimit: storeTimeout)
    }

    /// Removes the token of `service`.
    ///
    /// - Returns: False when a lookup found none before. The removal runs in any case, since a lookup fails for invalid
    ///   text and finds nothing in a locked keyring.
    /// - Throws: `ChildProcess.Problem`.
    func remove(_ service: Service) async throws(ChildProcess.Problem) -> Bool {
        var wasKept = true
        do throws(ChildProcess.Problem) { wasKept = try await token(for: service) != nil } catch {}
        _ = try await run(["clear"] + Self.attributes(of: service))
        return wasKept
    }

    private static func attributes(of service: Service) -> [String] {
        ["service", "easel", "account", service.rawValue]
    }

    private func run(
        _ arguments: [String], input: [UInt8] = [], timeLimit: Duration? = nil
    ) async throws(ChildProcess.Problem) -> [UInt8] {
        try await ChildProcess(path, arguments, environment: environment, errorOutput: .detected)
            .output(input: input, timeLimit: timeLimit ?? self.timeLimit)
    }
}
