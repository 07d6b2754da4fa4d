import Foundation
import TestKit

/// What a shell says and ends with, in a terminal and a home of its own. In its scripts `easel` is the built program.
struct ShellProcess {
    /// How it ended.
    struct End {
        let code: Int32
        /// Everything that was written on the terminal, with line feeds alone.
        let words: String
    }

    let home: TemporaryFolder
    private let environment: [String: String]

    /// Somebody who is not the super-user, as a prefix to a command; nil where tests cannot become one.
    static let somebody: String? = {
        let tool = "/usr/bin/setpriv"
        guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: tool) else { return nil }
        return "\(tool) --reuid=65534 --regid=65534 --clear-groups"
    }()

    /// A home with a token for a service that cannot be reached, or for the one at `address`.
    init(address: String = "http://127.0.0.1:9", _ more: [String: String] = [:]) throws {
        home = try TemporaryFolder()
        var environment = PseudoTerminal.plainEnvironment
        environment["HOME"] = home.path
        environment["ARTI_TOKEN"] = "arti_demo"
        environment["EASEL_ARTINSTRING_URL"] = address
        self.environment = environment.merging(more) { $1 }
    }

    /// Starts `script` in a terminal.
    func start(_ script: String) throws -> PseudoTerminal {
        // As a variable, so that a prefix may stand before it.
        var environment = environment
        environment["easel"] = EaselProcess.path
        return try PseudoTerminal(path: "/bin/sh", arguments: ["-c", script], environment: environment, columns: 200)
    }

    /// Runs `script` to its end, which has to come by itself.
    func run(_ script: String) async throws -> End {
        let terminal = try start(script)
        let code = try await terminal.waitForExit(seconds: 60)
        return End(code: code, words: String(decoding: terminal.output, as: UTF8.self).replacing("\r\n", with: "\n"))
    }
}

extension PseudoTerminal {
    /// Starts `script` in a terminal, by a shell in which `"$EASEL"` and `easel` are the built program.
    ///
    /// The home is a folder that does not exist yet, where `environment` names none.
    static func shell(
        _ script: String, _ environment: [String: String] = [:], by shell: String = "/bin/sh", columns: Int = 200
    ) throws -> PseudoTerminal {
        var all = plainEnvironment.merging(environment) { $1 }
        all["EASEL"] = EaselProcess.path
        if all["HOME"] == nil { all["HOME"] = NSTemporaryDirectory() + "easel-plain-\(UUID().uuidString)" }
        return try PseudoTerminal(
            path: shell, arguments: ["-c", "easel() { \"$EASEL\" \"$@\"; }\n\(script)"], environment: all,
            columns: columns, rows: 60)
    }
}
