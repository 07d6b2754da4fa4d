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
package enum TerminationReason: Hashable, Sendable {
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
    package private(set) var ending: TerminationReason?

    /// What to do when the terminal turns out to be gone.
    var onHangup: () -> Void = {}
    /// What to do when whoever had the terminal has given it back.
    var onReturn: () -> Void = {}

    /// What to do when the program goes on after a stop, before it takes the terminal again.
    var onContinue: () -> Void = {}

    private let continuation: AsyncStream<Input>.Continuation
    private let reader: TerminalReader
    /// Whether a child has the terminal.
    private(set) var isLent = false
    private var isAway = false { didSet { reader.isPaused = isAway } }
    private var waitingForReturn: CheckedContinuation<Void, Never>?

    /// Takes the terminal on standard input and output.
    ///
    /// TERMINFO is changed and put back on the way, so nothing else may read the
    /// environment at the same time: call it before other threads start.
    ///
    /// - Throws: `TerminalError`, with the terminal untouched.
    static func open(environment: [String: String], overrides: TerminalOverrides) throws(TerminalError) -> Terminal {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        guard let name = environment["TERM"], !name.isEmpty else { throw .unnamedTerminal }
        guard let probe = TerminfoProbe.open(name: name) else { throw .unknownTerminal(name) }
        let facts = probe.facts()
        if let obstacle = facts.obstacle(for: name) { throw obstacle }
        var profile = TerminalProfile(environment: environment, facts: facts, overrides: overrides)
        // Taken now: afterwards the entry that ncurses has opened would answer.
        let keys = probe.keys()
        let overlay = profile.needsOverlay ? probe.overlay(for: profile.depth).variable() : nil
        guard cnc_open(overlay) else { throw .refused(name) }
        let colors = Int(cnc_colors())
        // An ncurses that does not read entries from TERMINFO itself.
        if profile.needsOverlay, colors < profile.depth.rawValue { profile.makeDo(withColors: colors) }
        return Terminal(profile: profile, keys: keys)
    }

    private init(profile: TerminalProfile, keys: [[UInt8]: Key]) {
        self.profile = profile
        let screen = CursesScreen(depth: profile.depth, isASCII: profile.isASCII, clipboard: profile.clipboard)
        screen.isSynchronized = profile.isSynchronized ?? false
        screen.isPaced = profile.isPaced
        screen.trust = profile.trust
        screen.takesLinks = profile.takesLinks ?? false
        let (inputs, continuation) = AsyncStream.makeStream(of: Input.self)
        (self.screen, self.inputs, self.continuation) = (screen, inputs, continuation)
        reader = TerminalReader(profile, keys: keys, screen: screen) { continuation.yield($0) }
        screen.onConnection = { continuation.yield(.connection($0)) }
        screen.onFirstFrame = { continuation.yield(.firstFrame) }
        // Before the first frame, which begins by clearing the screen: a terminal that prints a question it does not
        // know (macOS's Terminal does) is wiped clean of it.
        reader.ask()
        Task { @UI in await readInput() }
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
        onContinue()
        comeBack()
    }

    // MARK: for the loop

    /// Gives the terminal back for good.
    func close() {
        reader.stop()
        continuation.finish()
        // A hangup may find the terminal alive (`kill -HUP`), with answers on their way that the shell would get.
        if ending == .hangup {
            screen.leave(within: .milliseconds(50), answers: .milliseconds(250))
        } else {
            screen.leave()
        }
        cnc_close()
    }

    /// Notes why the program is to end and finishes the inputs.
    func end(_ ending: TerminationReason) {
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
        screen.leave(isMoment: true)
        comeBack()
    }

    private func comeBack() {
        isAway = false
        let isResized = screen.comeBack()
        reader.askAgain()
        if isResized { continuation.yield(.resize(screen.size)) }
        waitingForReturn?.resume()
        waitingForReturn = nil
    }

    // MARK: input

    /// What was asked of the terminal and answered so far, and how it is used.
    package var report: TerminalReport { reader.report }

    /// Whether the ground is dark or light, as far as it is known.
    package var appearance: Appearance? { reader.appearance }

    private func readInput() async {
        while ending == nil {
            let isThere = await UI.shared.loop.wait(for: STDIN_FILENO, .reading)
            if isAway {
                await withCheckedContinuation { waitingForReturn = $0 }
                continue
            }
            // A terminal that is gone stays readable and gives nothing, for ever.
            let isRead = reader.read()
            if isRead == nil || isRead == false && !isThere {
                onHangup()
                return
            }
        }
    }
}
