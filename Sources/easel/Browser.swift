import Canvas
import Dashboard
import Processes

/// The user's web browser, `$BROWSER`. No other program is ever started, since over SSH it would open on an unattended
/// machine.
struct Browser: Sendable {
    /// The command for a shell; `%s` in it stands for the URL.
    let command: String
    private let environment: [String: String]

    /// The time after which a running program counts as started.
    private let startTimeout: Duration

    /// Finds the first of the colon-separated commands in BROWSER, as xdg-open(1) and www-browser(1) do; nil where
    /// there is none.
    ///
    /// - Parameters:
    ///   - environment: The program's whole environment, without tokens.
    ///   - startTimeout: The time after which a running program counts as started.
    init?(environment: [String: String], startTimeout: Duration = .seconds(2)) {
        guard let command = environment["BROWSER"]?.split(separator: ":").first else { return nil }
        self.command = String(command)
        self.environment = environment
        self.startTimeout = startTimeout
    }

    /// True for text browsers, which need the terminal.
    var needsTerminal: Bool {
        let program = command.split(separator: " ").first?.split(separator: "/").last.map(String.init) ?? ""
        return ["w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha"].contains(
            program)
    }

    /// Opens `address`.
    ///
    /// Waits for a program that needs the terminal. Any other is left running when Easel ends.
    func open(_ address: BrowserURL) async -> OpenOutcome {
        if needsTerminal { return await run(address) }
        let (outcomes, continuation) = AsyncStream.makeStream(of: OpenOutcome.self)
        // Not a child task: cancellation would end the program.
        Task.detached { continuation.yield(await run(address)) }
        let waiting = Task {
            try await Task.sleep(for: startTimeout)
            continuation.yield(.started)
        }
        defer { waiting.cancel() }
        return await outcomes.first { _ in true } ?? .started
    }

    private func run(_ address: BrowserURL) async -> OpenOutcome {
        guard let shell = try? Executable("/bin/sh", in: nil) else { return .failed("/bin/sh cannot be run") }
        var child = Child(shell, ["-c", script, "easel", address.text], environment: environment)
        if needsTerminal {
            (child.input, child.output, child.errors) = (.inherited, .inherited, .inherited)
        } else {
            child.startsOwnSession = true
        }
        switch try? await child.run().status {
        case .exited(0): return .started
        case nil: return .failed("\(command) could not be started")
        // The exit codes of a shell that cannot run the program (POSIX.1-2017, XCU 2.8.2).
        case .exited(127): return .failed("\(command) was not found")
        case .exited(126): return .failed("\(command) cannot be run")
        case .exited(let code): return .failed("\(command) ended with exit code \(code)")
        case .signaled(let number): return .failed("\(command) was terminated by signal \(number)")
        }
    }

    /// The shell script. The URL is an argument, never part of the script, and no file name pattern.
    private var script: String {
        let place = "\"$1\""
        return "set -f; "
            + (command.contains("%s") ? command.replacing("%s", with: place) : command + " " + place)
    }
}
