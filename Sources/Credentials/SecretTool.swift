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
/// A token goes to it by its standard input: arguments can be read by all.
struct SecretTool: Sendable {
    /// What it is asked to do is done at once or waits for a person at a desktop, who may be far away.
    static let defaultTimeout: Duration = .seconds(3)
    /// One who is giving a token is there, and may have to type the keyring's passphrase first.
    static let storeTimeout: Duration = .seconds(60)

    private let path: String
    private let environment: [String: String]
    private let timeLimit: Duration
    private let storeTimeout: Duration

    /// Nil where the program is not on the path or the environment names no session bus.
    ///
    /// - Parameters:
    ///   - environment: What the program gets; without tokens.
    ///   - timeLimit: How long it may take for anything but storing; nil is the usual limit.
    init?(environment: [String: String], timeLimit: Duration? = nil, storeTimeout: Duration = storeTimeout) {
        // Folders that depend on where Easel was started hold no program that gets a token.
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

    /// The token that is kept for `service`; nil when there is none.
    ///
    /// secret-tool ends with 1 for that as for its own failures, which it alone explains on standard error.
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

    /// Keeps `secret` for `service`, in place of what was kept before.
    func store(_ secret: Secret, for service: Service) async throws(ChildProcess.Problem) {
        _ = try await run(
            ["store", "--label=Easel: \(service.name)"] + Self.attributes(of: service),
            input: Array(secret.reveal().utf8), timeLimit: storeTimeout)
    }

    /// Removes what is kept for `service`; false when a lookup found nothing before.
    ///
    /// Whatever that says: it fails on what is no text, and finds nothing in a keyring that stays locked.
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
