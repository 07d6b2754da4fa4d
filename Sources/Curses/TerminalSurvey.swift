internal import CNcurses
internal import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Queries a terminal as the dashboard does, without opening its screen: for `easel doctor`.
package enum TerminalSurvey {
    /// Queries the controlling terminal and reports how the dashboard would use it.
    ///
    /// The cursor must be at the beginning of an empty line. The terminal does not echo meanwhile, and typed input is
    /// dropped; ctrl-c ends it early, with the replies so far. It takes as long as the last reply, at most the limit of
    /// the profile, on a thread other than the loop's. Run it inside `TerminalLoop.runWithoutTerminal`, whose signals
    /// cancel it, and while nothing else uses ncurses.
    ///
    /// - `askTmux`: Asks tmux for its clients, as the dashboard does.
    package static func run(
        environment: [String: String], overrides: TerminalOverrides = TerminalOverrides(),
        askTmux: @Sendable (TmuxQuestion) async -> TmuxClients? = { _ in nil }
    ) async -> TerminalReport {
        var profile = TerminalProfile.found(environment: environment, overrides: overrides)
        if let question = profile.tmuxQuestion { profile.adopt(await askTmux(question)) }
        var query = TerminalQuery(profile.queries, limit: profile.replyTimeout)
        var report = TerminalReport(decisions: profile.decisions)
        let descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return report.notQueried("no controlling terminal") }
        defer { close(descriptor) }
        // A background process that changes a terminal's mode is stopped.
        guard tcgetpgrp(descriptor) == getpgrp() else {
            return report.notQueried("another program is in the foreground")
        }
        guard !profile.queries.isEmpty else { return report }
        guard isReady(descriptor, POLLOUT, until: .now + .milliseconds(200)) else {
            return report.notQueried("the terminal accepts no output")
        }
        var shown = termios()
        guard tcgetattr(descriptor, &shown) == 0 else { return report.notQueried("the terminal mode cannot be read") }
        var quiet = shown
        quiet.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        // A crash restores the mode of standard input, if that is the terminal.
        cnc_arm_crash_handler("", 0)
        tcsetattr(descriptor, TCSANOW, &quiet)
        defer {
            // Late replies are not input for the shell.
            tcsetattr(descriptor, TCSAFLUSH, &shown)
            cnc_disarm_crash_handler()
        }
        var listener = Listener(profile: profile)
        send(query.ask(at: .now), to: descriptor)
        while let deadline = query.deadline, !Task.isCancelled, !listener.isInterrupted {
            // In short waits, so that cancellation is noticed.
            if isReady(descriptor, POLLIN, until: min(deadline, .now + .milliseconds(100))) {
                guard listener.read(descriptor, &query) else { break }
            }
            query.expire(at: .now)
        }
        // An early exit must leave no replies to the shell.
        let end = ContinuousClock.now + .seconds(1)
        while query.isPending, .now < end, isReady(descriptor, POLLIN, until: end) {
            guard listener.read(descriptor, &query) else { break }
        }
        // Removes a query that the terminal has printed.
        send(Array("\r\u{1B}[K".utf8), to: descriptor)
        report.replies = query.report
        report.decisions = profile.decisions(
            appearance: listener.appearance, isSynchronized: listener.isSynchronized, trust: listener.trust,
            supportsLinks: listener.supportsLinks)
        report.connection.roundTrip = query.report.compactMap(\.time).min()
        return report
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) {
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Decodes the replies.
    private struct Listener {
        private var decoder: KeyDecoder
        private let profile: TerminalProfile
        var appearance: Appearance?
        var isSynchronized: Bool
        var trust: TextTrust
        var supportsLinks: Bool
        var isInterrupted = false

        init(profile: TerminalProfile) {
            decoder = KeyDecoder(escapeDelay: .milliseconds(profile.escapeDelay))
            decoder.expectsStrings = true
            self.profile = profile
            appearance = profile.appearance
            isSynchronized = profile.isSynchronized ?? false
            trust = profile.trust
            supportsLinks = profile.supportsLinks ?? false
        }

        /// Reads once; returns false when the terminal is gone.
        mutating func read(_ descriptor: Int32, _ query: inout TerminalQuery) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = cnc_read(descriptor, &buffer, buffer.count)
            for item in decoder.decode(Array(buffer.prefix(count)), at: .now) {
                switch item {
                case .input(.key(.control("c"))): isInterrupted = true
                case .input: continue
                case .reply(let reply):
                    for step in query.receive(reply, at: .now) {
                        switch step {
                        case .appearance(let appearance):
                            if !profile.isAppearanceFixed { self.appearance = appearance }
                        case .synchronize: isSynchronized = profile.isSynchronized ?? true
                        case .link: supportsLinks = profile.supportsLinks ?? true
                        case .trust(let trust): if !profile.isTrustFixed { self.trust = trust }
                        // Nothing is turned on that would have to be turned off again.
                        case .follow, .send: continue
                        }
                    }
                }
            }
            return count > 0
        }
    }

    private static func isReady(_ descriptor: Int32, _ events: Int32, until end: ContinuousClock.Instant) -> Bool {
        let left = (end - .now).components
        let milliseconds = max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
        var ready = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&ready, 1, Int32(clamping: milliseconds)) > 0
    }
}

extension TerminalReport {
    /// The report of a terminal that could not be queried, with the reason in place of the replies.
    fileprivate func notQueried(_ reason: String) -> TerminalReport {
        var report = self
        report.decisions = decisions.map {
            $0.name == TerminalProfile.queriesName
                ? Decision(name: $0.name, value: "off", reason: reason, override: "") : $0
        }
        return report
    }
}
