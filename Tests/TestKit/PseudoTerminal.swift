internal import CPseudoTerminal
internal import Foundation

/// A program running in a terminal of its own, with an emulator as the eyes.
///
/// Used from one task at a time. The environment is what is given and nothing else.
package final class PseudoTerminal {
    /// What was waited for and did not come, with the screen as it was.
    package struct Timeout: Error, CustomStringConvertible {
        package let description: String
    }

    /// The program could not be started.
    package struct SpawnFailure: Error {}

    /// The screen as the program has drawn it so far.
    package private(set) var screen: TerminalEmulator
    /// Every byte the program has sent.
    package private(set) var output: [UInt8] = []
    /// The program's process id.
    package let process: Int32

    private let terminal: Int32
    private var isEnded = false
    private var isClosed = false
    private var status: Int32?
    private var mode = cpt_mode()
    private var there: SlowLine?
    private var back: SlowLine?

    /// An environment that programs behave alike in on every machine.
    package static let plainEnvironment = [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
    ]

    /// Starts the program at `path` with `arguments`, its own name excluded.
    ///
    /// The terminal answers as terminals do. It reads while something is waited for, and at no other time.
    ///
    /// - Parameter line: What lies between the program and the terminal, in each direction; nil is no distance at all.
    package init(
        path: String, arguments: [String] = [], environment: [String: String] = PseudoTerminal.plainEnvironment,
        folder: String? = nil, columns: Int = 80, rows: Int = 24, line: SlowLine? = nil
    ) throws {
        var argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
        var environmentPointers = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            for pointer in argumentPointers + environmentPointers { free(pointer) }
        }
        var descriptor: Int32 = -1
        process = cpt_spawn(
            path, &argumentPointers, &environmentPointers, folder, Int32(rows), Int32(columns), &descriptor, &mode)
        (there, back) = (line, line)
        terminal = descriptor
        screen = TerminalEmulator(columns: min(columns, Self.mostColumns), rows: min(rows, Self.mostRows))
        guard process > 0 else {
            isClosed = true
            throw SpawnFailure()
        }
    }

    deinit {
        guard !isClosed else { return }
        if exitStatus() == nil {
            cpt_signal(process, SIGKILL)
            while exitStatus() == nil { usleep(1000) }
        }
        cpt_close(terminal)
    }

    // MARK: doing

    /// Types `keys`, as the bytes a terminal sends: `\r` for Enter, `\u{1b}[A` for the upward arrow.
    package func type(_ keys: String) {
        send(Array(keys.utf8))
    }

    private func send(_ bytes: [UInt8]) {
        if back != nil { back?.put(bytes, at: .now) } else { _ = cpt_write(terminal, bytes, bytes.count) }
    }

    /// Pastes `text` as a terminal with bracketed paste does.
    package func paste(_ text: String) { type("\u{1b}[200~\(text)\u{1b}[201~") }

    /// The most of a window that the eyes take in; the program is told its whole size.
    private static let (mostColumns, mostRows) = (1000, 300)

    /// Gives the terminal a new size.
    package func resize(columns: Int, rows: Int) {
        screen.resize(columns: min(columns, Self.mostColumns), rows: min(rows, Self.mostRows))
        _ = cpt_resize(terminal, Int32(rows), Int32(columns))
    }

    /// Sends the program a signal.
    package func signal(_ number: Int32) { cpt_signal(process, number) }

    /// Closes the terminal, as a closed window or a lost connection does.
    package func hangUp() {
        guard !isClosed else { return }
        isClosed = true
        isEnded = true
        cpt_close(terminal)
    }

    // MARK: seeing

    /// Reads until `condition` holds.
    ///
    /// - Throws: `Timeout` with `what` and the screen, when it does not within `seconds` or the program has ended.
    package nonisolated(nonsending) func wait(
        for what: String, seconds: Double = 20, until condition: (TerminalEmulator) -> Bool
    ) async throws {
        var patience = Patience(seconds: seconds)
        while !condition(screen) {
            if isEnded, there?.isEmpty ?? true { throw timeout("the program ended before \(what)") }
            guard try await patience.pause(unless: { read() }) else {
                throw timeout("waited \(seconds) s in vain for \(what)")
            }
        }
    }

    /// Reads until `text` is on the screen.
    package nonisolated(nonsending) func wait(forText text: String, seconds: Double = 20) async throws {
        try await wait(for: "the text “\(text)”", seconds: seconds) { $0.contains(text) }
    }

    /// Reads until the program has ended and gives its exit code, or 128 and the signal that ended it.
    package nonisolated(nonsending) func waitForExit(seconds: Double = 20) async throws -> Int32 {
        var patience = Patience(seconds: seconds)
        while true {
            if let status = exitStatus() {
                // What it said last is still in the terminal, or in the line to it.
                let isHeard = there.map { isEnded && $0.isEmpty } ?? (isEnded || !read())
                if isHeard { return status }
            }
            guard try await patience.pause(unless: { read() }) else {
                throw timeout("waited \(seconds) s in vain for the program's end")
            }
        }
    }

    /// The program's exit code, or 128 and the signal that ended it; nil while it runs.
    package func exitStatus() -> Int32? {
        if status == nil {
            let answer = cpt_status(process)
            if answer >= 0 { status = answer }
        }
        return status
    }

    /// Whether the terminal is as the program found it: its mode (termios) to the bit, and all that it was told.
    package var isRestored: Bool { hasOldMode && screen.isAtRest }

    /// Whether the terminal's mode (termios) is to the bit the one that the program found.
    package var hasOldMode: Bool { !isClosed && cpt_has_mode(terminal, &mode) }

    /// Moves what is on its way, in both directions; true when something moved.
    @discardableResult
    private func read() -> Bool {
        guard let there else { return readProgram(65536) { show($0) } }
        let isMoved = there.isFree(at: .now) && readProgram(there.portion) { self.there?.put($0, at: .now) }
        let seen = self.there?.take(at: .now) ?? []
        show(seen)
        let typed = back?.take(at: .now) ?? []
        if !typed.isEmpty { _ = cpt_write(terminal, typed, typed.count) }
        return isMoved || !seen.isEmpty || !typed.isEmpty
    }

    private func readProgram(_ limit: Int, _ body: ([UInt8]) -> Void) -> Bool {
        guard !isEnded else { return false }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = cpt_read(terminal, &buffer, buffer.count, 0)
        if count < 0 { isEnded = true }
        guard count > 0 else { return false }
        body(Array(buffer.prefix(count)))
        return true
    }

    private func show(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        output += bytes
        screen.feed(bytes)
        let answers = screen.answers
        screen.answers = []
        if !answers.isEmpty { send(answers) }
    }

    private func timeout(_ what: String) -> Timeout { Timeout(description: "\(what); the screen:\n\(screen.text)") }
}
