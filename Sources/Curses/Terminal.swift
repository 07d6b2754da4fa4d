internal import CNcurses
package import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The reason why the program must end, other than the user quitting.
package enum TerminationReason: Hashable, Sendable {
    /// The terminal is gone.
    case hangup
    /// A signal that asks the program to end.
    case signal(Int32)

    /// The shell's exit code for the reason: 128 plus the signal's number.
    package var exitCode: Int32 {
        switch self {
        case .hangup: 128 + SIGHUP
        case .signal(let number): 128 + number
        }
    }
}

/// The terminal that the program runs in: its screen, keyboard and signals; isolated to `UI`.
@UI
package final class Terminal {
    /// The settings for this terminal, with reasons.
    package private(set) var profile: TerminalProfile
    /// The terminal's screen.
    package let screen: CursesScreen
    /// The user's input; finishes when the program must end.
    package let inputs: AsyncStream<Input>
    /// The reason why the program must end; nil while it runs.
    package private(set) var ending: TerminationReason?

    /// Called when the terminal is gone.
    var onHangup: () -> Void = {}
    /// Called when a child process has returned the terminal.
    var onReturn: () -> Void = {}

    /// Called when the program continues after a stop, before it resumes the terminal.
    var onContinue: () -> Void = {}

    private let continuation: AsyncStream<Input>.Continuation
    private let reader: TerminalReader
    /// True while a child process has the terminal.
    private(set) var isLentToChild = false
    private var isSuspended = false { didSet { reader.isPaused = isSuspended } }
    private var waitingForReturn: CheckedContinuation<Void, Never>?

    /// Opens the terminal on standard input and output.
    ///
    /// TERMINFO is set and restored on the way, so nothing else may read the environment at the same time: call it
    /// before other threads start.
    ///
    /// - Throws: `TerminalError`, with the terminal unchanged.
    static func open(environment: [String: String], overrides: TerminalOverrides) throws(TerminalError) -> Terminal {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        guard let name = environment["TERM"], !name.isEmpty else { throw .unnamedTerminal }
        guard let probe = TerminfoProbe.open(name: name) else { throw .unknownTerminal(name) }
        let facts = probe.facts()
        if let obstacle = facts.obstacle(for: name) { throw obstacle }
        var profile = TerminalProfile(environment: environment, facts: facts, overrides: overrides)
        // Read now: afterwards the entry that ncurses has opened would answer.
        let keys = probe.keys()
        let overlay = profile.needsOverlay ? probe.overlay(for: profile.screenDepth).variable() : nil
        guard cnc_open(overlay) else { throw .refused(name) }
        let colors = Int(cnc_colors())
        // An ncurses that does not read entries from TERMINFO itself.
        if profile.needsOverlay, colors < profile.screenDepth.rawValue { profile.fallBack(toColors: colors) }
        return Terminal(profile: profile, keys: keys)
    }

    private init(profile: TerminalProfile, keys: [[UInt8]: Key]) {
        self.profile = profile
        let screen = CursesScreen(depth: profile.depth, isASCII: profile.isASCII, clipboard: profile.clipboard)
        screen.isSynchronized = profile.isSynchronized ?? false
        screen.isPaced = profile.isPaced
        screen.trust = profile.trust
        screen.supportsLinks = profile.supportsLinks ?? false
        let (inputs, continuation) = AsyncStream.makeStream(of: Input.self)
        (self.screen, self.inputs, self.continuation) = (screen, inputs, continuation)
        reader = TerminalReader(profile, keys: keys, screen: screen) { continuation.yield($0) }
        screen.onConnection = { continuation.yield(.connection($0)) }
        screen.onFirstFrame = { continuation.yield(.firstFrame) }
        // Before the first frame, which clears the screen: that removes a query which the terminal has printed (macOS's
        // Terminal does).
        reader.ask()
        Task { @UI in await readInput() }
    }

    /// Hands the terminal to a child process, such as an editor, while `body` runs, and redraws afterwards.
    package func suspendWhile<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        isLentToChild = true
        isSuspended = true
        screen.suspend()
        defer {
            isLentToChild = false
            // A terminal that is gone may accept nothing indefinitely.
            if ending != .hangup { resume() }
            onReturn()
        }
        return try await body()
    }

    /// Stops the program as ctrl-z does in a shell; returns when it is continued.
    package func stop() {
        // The child process was stopped with the group and redraws by itself.
        if isLentToChild { return cnc_stop() }
        guard !isSuspended else { return }
        isSuspended = true
        screen.suspend()
        cnc_stop()
        cnc_await_foreground()
        onContinue()
        resume()
    }

    /// Takes the color depth that tmux's clients can show.
    ///
    /// - Returns: The new depth, where it has changed: the next frame is shown with it.
    package func adopt(_ clients: TmuxClients?) -> ColorDepth? {
        let former = profile.depth
        profile.adopt(clients)
        reader.profile = profile
        guard profile.depth != former else { return nil }
        screen.depth = profile.depth
        return profile.depth
    }

    // MARK: used by TerminalSession

    /// Restores the terminal for good.
    func close() {
        reader.stop()
        continuation.finish()
        // A hangup may find the terminal alive (`kill -HUP`), with replies in flight that the shell would get.
        if ending == .hangup {
            screen.suspend(within: .milliseconds(50), replies: .milliseconds(250))
        } else {
            screen.suspend()
        }
        cnc_close()
    }

    /// Records why the program must end, and finishes the inputs.
    func end(_ ending: TerminationReason) {
        guard self.ending == nil else { return }
        self.ending = ending
        continuation.finish()
    }

    /// Handles the signals since the last call.
    func receive(_ signals: Set<Int32>) {
        if signals.contains(SIGTSTP) { stop() }
        if signals.contains(SIGCONT) { continued() }
        guard signals.contains(SIGWINCH) else { return }
        if screen.resize() {
            continuation.yield(.resize(screen.size))
        } else {
            // It may have become small and large again since: its content is lost.
            screen.repaint()
        }
    }

    /// Restores the screen and modes after SIGCONT: other programs may have changed both.
    private func continued() {
        guard !isLentToChild, !isSuspended else { return }
        cnc_await_foreground()
        screen.suspend(isMoment: true)
        resume()
    }

    private func resume() {
        isSuspended = false
        let isResized = screen.resume()
        reader.queryAppearance()
        if isResized { continuation.yield(.resize(screen.size)) }
        waitingForReturn?.resume()
        waitingForReturn = nil
    }

    // MARK: input

    /// The queries and replies so far, and the settings that follow.
    package var report: TerminalReport { reader.report }

    /// The terminal's background; nil while unknown.
    package var appearance: Appearance? { reader.appearance }

    private func readInput() async {
        while ending == nil {
            let isOpen = await UI.shared.loop.wait(for: STDIN_FILENO, .reading)
            if isSuspended {
                await withCheckedContinuation { waitingForReturn = $0 }
                continue
            }
            // A terminal that is gone stays readable and returns nothing, indefinitely.
            let isRead = reader.read()
            if isRead == nil || isRead == false && !isOpen {
                onHangup()
                return
            }
        }
    }
}
