package import Canvas

/// How a terminal is used, and why so: colors, characters, and what it is sent beside them.
package struct TerminalProfile: Hashable, Sendable {
    /// How many colors are used.
    package internal(set) var depth: ColorDepth
    /// Whether the colors, or a terminal that this machine does not know, need an entry of our own.
    package internal(set) var needsOverlay: Bool
    /// Whether only ASCII can be shown.
    package let isASCII: Bool
    /// Milliseconds to wait after an escape byte for the rest of a key.
    package let escapeDelay: Int
    /// Whether frames are sent as one (mode 2026); nil where the terminal is to say.
    package let isSynchronized: Bool?
    /// Whether the mouse is listened to at the start.
    package let takesMouse: Bool
    /// Whether a paste comes marked, so that nothing else has to be taken for one.
    package let marksPastes: Bool
    /// How a text gets to the clipboard of the person's own machine.
    package let clipboard: ClipboardRoute
    /// Whether addresses are sent as links (OSC 8); nil where the terminal is to say by its name.
    package let takesLinks: Bool?
    /// What text the terminal is sent as it is, before it has told its name.
    package let trust: TextTrust
    /// Whether that is how it stays, since somebody said so or the terminal is well known.
    package let isTrustFixed: Bool
    /// Whether the ground is dark or light, as far as it is known before the terminal has answered.
    package let appearance: Appearance?
    /// Whether that is how it stays, since somebody said so.
    package let isAppearanceFixed: Bool
    /// Whether lines of text are to be used in place of a screen.
    package let isPlain: Bool
    /// What the terminal is asked.
    package let questions: [TerminalQuery.Question]
    /// Whether frames wait for the terminal to say how far it has come (`CSI 5 n`).
    package let isPaced: Bool
    /// How long its answers are waited for.
    package let answerLimit: Duration
    /// What was decided, with the reasons.
    package internal(set) var decisions: [TerminalReport.Decision]

    /// Decides from the environment, the terminal's own description, and what a person said.
    package init(
        environment: [String: String], facts: TerminalFacts, overrides: TerminalOverrides = TerminalOverrides()
    ) {
        let terminal = TerminalEnvironment(environment: environment)
        let plain = Self.plain(terminal, facts, overrides)
        let colors = Self.colors(terminal, facts, overrides)
        let characters = Self.characters(facts, overrides)
        let delay = Self.escapeDelay(terminal)
        let queries = Self.questions(terminal, overrides)
        let synchronized = Self.synchronized(queries.value, overrides)
        let mouse = Self.mouse(terminal, overrides)
        let clipboard = Self.clipboard(terminal)
        let links = Self.links(terminal, queries.value, overrides)
        let trust = Self.trust(terminal, overrides)
        let appearance = Self.appearance(terminal, queries.value, overrides)
        isPlain = plain.value
        depth = colors.value
        needsOverlay = Self.needsOverlay(colors.value, facts)
        isASCII = characters.value
        escapeDelay = delay.value
        isSynchronized = synchronized.value
        marksPastes = terminal.marksPastes
        takesMouse = mouse.value
        self.clipboard = clipboard.value
        takesLinks = links.value
        self.trust = trust.value
        isTrustFixed = overrides.unicode != nil || trust.value != .careful
        isPaced = overrides.queries?.value ?? true
        self.appearance = appearance.value
        isAppearanceFixed = overrides.appearance != nil
        questions = queries.value
        answerLimit = terminal.isRemote ? .seconds(5) : .seconds(2)
        decisions = [
            plain.decision, Self.description(terminal, facts), colors.decision, characters.decision,
            trust.decision, delay.decision, queries.decision, synchronized.decision, mouse.decision, clipboard.decision,
            links.decision, Self.notifications(environment), appearance.decision,
        ]
    }

    /// Something decided, with what is told of it.
    struct Decided<Value> {
        let value: Value
        let decision: TerminalReport.Decision

        init(_ name: String, _ value: Value, told: String, because reason: String, override: String) {
            self.value = value
            decision = TerminalReport.Decision(name: name, value: told, reason: reason, override: override)
        }
    }

    /// Makes do with `colors` colors, since ncurses did not take the entry that was made for more.
    mutating func makeDo(withColors colors: Int) {
        needsOverlay = false
        depth =
            colors >= 1 << 24
            ? .trueColor
            : colors >= 256 ? .palette256 : colors >= 16 ? .ansi16 : colors >= 8 ? .ansi8 : .monochrome
        guard let index = decisions.firstIndex(where: { $0.name == Self.colorsName }) else { return }
        decisions[index] = TerminalReport.Decision(
            name: Self.colorsName, value: depth.word,
            reason: "ncurses on this machine uses only installed terminfo entries",
            override: decisions[index].override)
    }
}
