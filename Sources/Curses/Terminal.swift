internal import CNcurses
package import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Why the program is to end, when nobody at the keyboard asked for it.
package enum Ending: Hashable, Sendable {
    /// The terminal is gone.
    case hangup
    /// A signal asked for it.
    case signal(Int32)

    /// The exit code that tells a shell so: 128 and the signal's number.
    package var exitCode: Int32 {
        switch self {
        case .hangup: 128 + SIGHUP
        case .signal(let number): 128 + number
        }
    }
}

/// The terminal the program runs in: its screen, its keyboard, its signals.
@UI
package final class Terminal {
    /// How the terminal is used.
    package let profile: TerminalProfile
    /// The terminal's surface.
    package let screen: CursesScreen
    /// What the person does; it finishes when the program is to end.
    package let inputs: AsyncStream<Input>
    /// Why the program is to end; nil while it is not.
    package private(set) var ending: Ending?

    /// What to do when the terminal turns out to be gone.
    var onHangup: () -> Void = {}
    /// What to do when whoever had the terminal has given it back.
    var onReturn: () -> Void = {}

    private let continuation: AsyncStream<Input>.Continuation
    private var decoder = KeyDecoder()
    /// Whether a child has the terminal.
    private(set) var isLent = false
    private var isAway = false
    private var waitingForReturn: CheckedContinuation<Void, Never>?

    /// Takes the terminal on standard input and output.
    ///
    /// TERMINFO is changed and put back on the way, so nothing else may read the
    /// environment at the same time: call it before other threads start.
    ///
    /// - Throws: `TerminalError`, with the terminal untouched.
    static func open(environment: [String: String]) throws(TerminalError) -> Terminal {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        guard let name = environment["TERM"], !name.isEmpty else { throw .unnamedTerminal }
        let probe = try TerminfoProbe.open(name: name)
        var profile = TerminalProfile(environment: environment, facts: probe.facts())
        let overlay = profile.needsOverlay ? probe.overlay().variable() : nil
        guard cnc_open(overlay, Int32(profile.escapeDelay)) else { throw .refused(name) }
        if profile.needsOverlay, cnc_colors() < 1 << 24 {
            // An ncurses that does not read entries from TERMINFO itself.
            profile.needsOverlay = false
            profile.depth = cnc_colors() >= 256 ? .palette256 : .ansi8
        }
        return Terminal(profile: profile, clipboard: ClipboardRoute(environment: environment))
    }

    private init(profile: TerminalProfile, clipboard: ClipboardRoute) {
        self.profile = profile
        screen = CursesScreen(depth: profile.depth, isASCII: profile.isASCII, clipboard: clipboard)
        (inputs, continuation) = AsyncStream.makeStream()
        screen.onLink = { [continuation] in continuation.yield(.link($0)) }
        Task { @UI in await readKeys() }
    }

    /// Lends the terminal to `body`, an editor for example, and takes it back with a full repaint.
    package func suspendWhile<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        isLent = true
        isAway = true
        screen.leave()
        defer {
            isLent = false
            // A terminal that is gone may take nothing for ever.
            if ending != .hangup { comeBack() }
            onReturn()
        }
        return try await body()
    }

    /// Stops the program as ctrl-z does in a shell, and goes on when it is continued.
    package func stop() {
        // Whoever has the terminal was stopped with the group and repaints by itself.
        if isLent { return cnc_stop() }
        guard !isAway else { return }
        isAway = true
        screen.leave()
        cnc_stop()
        cnc_await_foreground()
        comeBack()
    }

    // MARK: for the loop

    /// Gives the terminal back for good.
    func close() {
        continuation.finish()
        // A hangup may find the terminal alive (`kill -HUP`); one that takes nothing is not waited for.
        screen.leave(within: ending == .hangup ? .zero : .milliseconds(200))
        cnc_close()
    }

    /// Notes why the program is to end and finishes the inputs.
    func end(_ ending: Ending) {
        guard self.ending == nil else { return }
        self.ending = ending
        continuation.finish()
    }

    /// Acts on signals that came since the last time.
    func receive(_ signals: Set<Int32>) {
        if signals.contains(SIGTSTP) { stop() }
        if signals.contains(SIGCONT) { continued() }
        guard signals.contains(SIGWINCH) else { return }
        if screen.resize() {
            continuation.yield(.resize(screen.size))
        } else {
            // It may have become small and large again since: what it showed is lost.
            screen.repaint()
        }
    }

    /// A shell continued the program: somebody may have written on the screen and changed the modes.
    private func continued() {
        guard !isLent, !isAway else { return }
        cnc_await_foreground()
        screen.leave()
        comeBack()
    }

    private func comeBack() {
        isAway = false
        let isResized = screen.comeBack()
        if isResized { continuation.yield(.resize(screen.size)) }
        waitingForReturn?.resume()
        waitingForReturn = nil
    }

    // MARK: keys

    private func readKeys() async {
        var emptyReads = 0
        while ending == nil {
            let isThere = await UI.shared.loop.wait(for: 0, .reading)
            if isAway {
                await withCheckedContinuation { waitingForReturn = $0 }
                continue
            }
            var batch: [KeyDecoder.Raw] = []
            while batch.count < 4096 {
                let value = cnc_read()
                guard value >= 0 else { break }
                batch.append(
                    value < 256
                        ? .byte(UInt8(value)) : .key(cnc_key_name(value).map { String(cString: $0) } ?? ""))
            }
            // A terminal that is gone stays readable and gives nothing, for ever.
            emptyReads = batch.isEmpty ? emptyReads + 1 : 0
            if batch.isEmpty && !isThere || emptyReads >= 3 {
                onHangup()
                return
            }
            screen.takeAnswers(&batch)
            for input in decoder.decode(batch) { continuation.yield(input) }
        }
    }

}
