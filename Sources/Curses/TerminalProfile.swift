package import Canvas

/// The settings for a terminal, each with its reason: colors, characters and protocols.
package struct TerminalProfile: Hashable, Sendable {
    /// The color depth that is shown, which decides the theme and pictures; inside tmux it can change.
    package internal(set) var depth: ColorDepth
    /// The depth for which ncurses is opened. Inside tmux, which takes 24-bit colors always, either is shown on it.
    package internal(set) var screenDepth: ColorDepth
    /// The question whose answer decides the depth inside tmux; nil where something else does.
    package internal(set) var tmuxQuestion: TmuxQuestion?
    /// True when the colors, or an unknown terminal, need a generated terminfo entry.
    package internal(set) var needsOverlay: Bool
    /// True when only ASCII can be shown.
    package let isASCII: Bool
    /// The time to wait after an escape byte for the rest of a key, in milliseconds.
    package let escapeDelay: Int
    /// True when frames are sent as synchronized output (mode 2026); nil where the terminal's reply decides.
    package let isSynchronized: Bool?
    /// True when mouse reports are on at the start.
    package let reportsMouse: Bool
    /// True when pastes arrive marked (mode 2004), so that none has to be detected.
    package let marksPastes: Bool
    /// The route to the clipboard of the user's machine.
    package let clipboard: ClipboardRoute
    /// True when addresses are sent as links (OSC 8); nil where the terminal's reported name decides.
    package let supportsLinks: Bool?
    /// The text that is sent unchanged until the terminal has reported its name.
    package let trust: TextTrust
    /// True when that does not change: the user set it, or the terminal is known.
    package let isTrustFixed: Bool
    /// The terminal's background; nil until it has replied.
    package let appearance: Appearance?
    /// True when that does not change because the user set it.
    package let isAppearanceFixed: Bool
    /// True for plain-text mode in place of a screen.
    package let isPlain: Bool
    /// The queries to send.
    package let queries: [TerminalQuery.Kind]
    /// True when frames wait for the terminal's progress replies (`CSI 5 n`).
    package let isPaced: Bool
    /// The maximum wait for its replies.
    package let replyTimeout: Duration
    /// The decisions, with their reasons.
    package internal(set) var decisions: [TerminalReport.Decision]

    /// Decides from the environment, the terminfo entry and the user's settings.
    package init(
        environment: [String: String], facts: TerminalFacts, overrides: TerminalOverrides = TerminalOverrides()
    ) {
        let terminal = TerminalEnvironment(environment: environment)
        let plain = Self.plain(terminal, facts, overrides)
        let colors = Self.colors(terminal, facts, overrides)
        let characters = Self.characters(facts, overrides)
        let delay = Self.escapeDelay(terminal)
        let sentQueries = Self.queries(terminal, overrides)
        let synchronized = Self.synchronized(sentQueries.value, overrides)
        let mouse = Self.mouse(terminal, overrides)
        let clipboard = Self.clipboard(terminal)
        let links = Self.links(terminal, sentQueries.value, overrides)
        let trust = Self.trust(terminal, overrides)
        let appearance = Self.appearance(terminal, sentQueries.value, overrides)
        isPlain = plain.value
        depth = colors.value
        let tmuxQuestion = Self.tmuxQuestion(terminal, facts, overrides)
        self.tmuxQuestion = tmuxQuestion
        screenDepth = tmuxQuestion == nil ? colors.value : .trueColor
        needsOverlay = Self.needsOverlay(screenDepth, facts)
        isASCII = characters.value
        escapeDelay = delay.value
        isSynchronized = synchronized.value
        marksPastes = terminal.marksPastes
        reportsMouse = mouse.value
        self.clipboard = clipboard.value
        supportsLinks = links.value
        self.trust = trust.value
        isTrustFixed = overrides.unicode != nil || trust.value != .careful
        isPaced = overrides.queries?.value ?? true
        self.appearance = appearance.value
        isAppearanceFixed = overrides.appearance != nil
        queries = sentQueries.value
        replyTimeout = terminal.isRemote ? .seconds(5) : .seconds(2)
        decisions = [
            plain.decision, Self.description(terminal, facts), colors.decision, characters.decision,
            trust.decision, delay.decision, sentQueries.decision, synchronized.decision, mouse.decision,
            clipboard.decision,
            links.decision, Self.notifications(environment), appearance.decision,
        ]
    }

    /// A decided value, with its entry in the report.
    struct Decided<Value> {
        let value: Value
        let decision: TerminalReport.Decision

        init(_ name: String, _ value: Value, shown: String, because reason: String, override: String) {
            self.value = value
            decision = TerminalReport.Decision(name: name, value: shown, reason: reason, override: override)
        }
    }

    /// Falls back to `colors` colors, because ncurses did not accept the generated entry.
    mutating func fallBack(toColors colors: Int) {
        needsOverlay = false
        depth =
            colors >= 1 << 24
            ? .trueColor
            : colors >= 256 ? .palette256 : colors >= 16 ? .ansi16 : colors >= 8 ? .ansi8 : .monochrome
        screenDepth = depth
        // More could not be shown.
        tmuxQuestion = nil
        guard let index = decisions.firstIndex(where: { $0.name == Self.colorsName }) else { return }
        decisions[index] = TerminalReport.Decision(
            name: Self.colorsName, value: depth.word,
            reason: "ncurses on this machine uses only installed terminfo entries",
            override: decisions[index].override)
    }
}
