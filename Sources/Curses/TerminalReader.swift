internal import CNcurses
internal import Canvas

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Reads the terminal, and acts on replies; isolated to `UI`.
@UI
final class TerminalReader {
    private let screen: CursesScreen
    private let deliver: (Input) -> Void
    private var decoder: KeyDecoder
    private var query: TerminalQuery
    /// The settings; only the decisions change.
    var profile: TerminalProfile
    private var timeout: Task<Void, Never>?
    private(set) var appearance: Appearance?
    /// True while another program has the terminal: its input is not for this program, and nothing is read.
    var isPaused = false { didSet { if isPaused != oldValue { scheduleTimeout() } } }
    /// True once the terminal reports changes between light and dark.
    private var followsAppearance = false

    /// - `keys`: The keys in the terminfo entry.
    /// - `deliver`: Receives the user's input and the terminal's reports.
    init(
        _ profile: TerminalProfile, keys: [[UInt8]: Key], screen: CursesScreen, deliver: @escaping (Input) -> Void
    ) {
        self.profile = profile
        self.screen = screen
        self.deliver = deliver
        decoder = KeyDecoder(
            escapeDelay: .milliseconds(profile.escapeDelay), keys: keys, marksPastes: profile.marksPastes)
        query = TerminalQuery(profile.queries, limit: profile.replyTimeout)
        appearance = profile.appearance
    }

    /// The queries and replies so far, and the settings that follow.
    var report: TerminalReport {
        TerminalReport(
            replies: query.report,
            decisions: profile.decisions(
                appearance: appearance, isSynchronized: screen.isSynchronized, trust: screen.trust,
                supportsLinks: screen.supportsLinks),
            connection: screen.connection)
    }

    /// Sends the queries, once.
    func ask() {
        let bytes = query.ask(at: .now)
        guard !bytes.isEmpty else { return }
        screen.send(bytes)
        scheduleTimeout()
    }

    /// Queries light or dark again, after another program had the terminal.
    func queryAppearance() {
        if followsAppearance { screen.send(TerminalQuery.appearanceQuery) }
    }

    /// Reads the terminal without blocking; nil when the terminal is gone, else true when there was input.
    func read() -> Bool? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = cnc_await_reply(&buffer, buffer.count, 0)
        guard count >= 0 else { return nil }
        handle(decoder.decode(Array(buffer.prefix(count)), at: .now))
        return count > 0
    }

    /// Cancels the scheduled timeout.
    func stop() { timeout?.cancel() }

    private func handle(_ decoded: [KeyDecoder.Decoded]) {
        for item in decoded {
            switch item {
            case .input(let input): deliver(input)
            case .reply(.status): screen.acknowledged()
            case .reply(let reply): for step in query.receive(reply, at: .now) { perform(step) }
            }
        }
        scheduleTimeout()
    }

    private func perform(_ step: TerminalQuery.Step) {
        switch step {
        case .appearance(let appearance):
            guard !profile.isAppearanceFixed, appearance != self.appearance else { return }
            self.appearance = appearance
            deliver(.appearance(appearance))
        case .synchronize: if profile.isSynchronized == nil { screen.isSynchronized = true }
        case .link: if profile.supportsLinks == nil { screen.supportsLinks = true }
        case .trust(let trust): if !profile.isTrustFixed { screen.trust = trust }
        case .follow:
            followsAppearance = true
            screen.setModes([2031], true)
        case .send(let bytes): screen.send(bytes)
        }
    }

    /// Schedules the next look at whatever has a deadline.
    private func scheduleTimeout() {
        timeout?.cancel()
        decoder.expectsStrings = query.isPending
        screen.areRepliesDue = query.isPending
        let deadlines = [decoder.deadline, query.deadline].compactMap { $0 }
        guard !isPaused else { return }
        timeout = deadlines.min().map { deadline in
            Task { @UI [weak self] in
                guard (try? await Task.sleep(until: deadline, clock: .continuous)) != nil else { return }
                self?.handleTimeout()
            }
        }
    }

    /// Gives up waiting, unless the input has arrived meanwhile: the thread may have been busy.
    private func handleTimeout() {
        guard !isPaused else { return }
        if read() == true { return }
        query.expire(at: .now)
        handle(decoder.expire(at: .now))
    }
}
