import Canvas
import Dashboard
import Processes

/// The program that the user has named for addresses of the web, `$BROWSER`; no other is ever started, since over ssh
/// it would open on a machine that nobody looks at.
struct Browser: Sendable {
    /// As a shell reads it; `%s` in it stands for the address.
    let command: String
    private let environment: [String: String]

    /// How long a program is watched: one that goes on after that has started well.
    private let startTimeout: Duration

    /// The first of the programs that `environment` names in BROWSER, with colons between them as xdg-open(1) and
    /// www-browser(1) have it; nil where there is none.
    ///
    /// - Parameter environment: What the program gets; without tokens.
    init?(environment: [String: String], startTimeout: Duration = .seconds(2)) {
        guard let command = environment["BROWSER"]?.split(separator: ":").first else { return nil }
        self.command = String(command)
        self.environment = environment
        self.startTimeout = startTimeout
    }

    /// Whether it draws in the terminal, which it has to have meanwhile.
    var needsTerminal: Bool {
        let program = command.split(separator: " ").first?.split(separator: "/").last.map(String.init) ?? ""
        return ["w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "cha"].contains(
            program)
    }

    /// Starts the program with `address`.
    ///
    /// One that needs the terminal is waited for. Any other is left alone: it goes on when Easel ends.
    func open(_ address: WebAddress) async -> OpenOutcome {
        if needsTerminal { return await run(address) }
        let (outcomes, told) = AsyncStream.makeStream(of: OpenOutcome.self)
        // Not a child task: canceling ends a program.
        Task.detached { told.yield(await run(address)) }
        let waiting = Task {
            try await Task.sleep(for: startTimeout)
            told.yield(.started)
        }
        defer { waiting.cancel() }
        return await outcomes.first { _ in true } ?? .started
    }

    private func run(_ address: WebAddress) async -> OpenOutcome {
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
        // What a shell says of a program that it cannot run (POSIX.1-2017, XCU 2.8.2).
        case .exited(127): return .failed("\(command) was not found")
        case .exited(126): return .failed("\(command) cannot be run")
        case .exited(let code): return .failed("\(command) ended with exit code \(code)")
        case .signaled(let number): return .failed("\(command) was terminated by signal \(number)")
        }
    }

    /// The address is never a part of what the shell reads, and no pattern for names of files.
    private var script: String {
        let place = "\"$1\""
        return "set -f; "
            + (command.contains("%s") ? command.replacing("%s", with: place) : command + " " + place)
    }
}
