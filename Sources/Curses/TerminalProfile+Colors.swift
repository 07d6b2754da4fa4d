internal import Canvas

extension TerminalProfile {
    static let colorsName = "colors"

    /// The color depth.
    ///
    /// ssh does not forward COLORTERM, and ncurses does not read it; where it is missing and nothing else indicates
    /// more, 256 colors are the safe choice.
    static func colors(
        _ terminal: TerminalEnvironment, _ facts: TerminalFacts, _ overrides: TerminalOverrides
    ) -> Decided<ColorDepth> {
        var (depth, reason) = depth(terminal, facts, overrides)
        if tmuxQuestion(terminal, facts, overrides) != nil { reason = "tmux has not reported its clients; \(reason)" }
        return Decided(
            colorsName, depth, shown: depth.word, because: reason, override: override(.colors))
    }

    private static func depth(
        _ terminal: TerminalEnvironment, _ facts: TerminalFacts, _ overrides: TerminalOverrides
    ) -> (ColorDepth, String) {
        if let choice = overrides.colors, choice.source == .flag {
            return (choice.value, setBy(choice.source, .colors))
        }
        if terminal.isSet("NO_COLOR") { return (.monochrome, "NO_COLOR is set") }
        if let choice = overrides.colors { return (choice.value, setBy(choice.source, .colors)) }
        let name = terminal.name
        if facts.colors < 8 { return (.monochrome, "the terminfo entry \(name) has none") }
        if facts.usesDirectColor || facts.supportsTrueColor {
            return (.trueColor, "the terminfo entry \(name) declares it")
        }
        let variable = terminal.environment["COLORTERM"]?.lowercased()
        let promises = variable == "truecolor" || variable == "24bit"
        if promises, terminal.family.isConsole {
            return (stated(facts), "the console supports no more, regardless of COLORTERM")
        }
        // GNU screen forwards COLORTERM from outside and does not support the colors.
        if promises, terminal.multiplexer == .screen {
            return (stated(facts), "GNU screen passes COLORTERM on but does not support 24-bit color")
        }
        if promises { return (.trueColor, "COLORTERM sets it") }
        if terminal.family.hasRGB { return (.trueColor, "every \(name) supports it") }
        let reason =
            terminal.isRemote
            ? "ssh does not forward COLORTERM, and the terminfo entry \(name) has no more"
            : "COLORTERM is not set, and the terminfo entry \(name) has no more"
        return (stated(facts), reason)
    }

    /// The color depth that the terminfo entry declares.
    private static func stated(_ facts: TerminalFacts) -> ColorDepth {
        facts.colors >= 256 ? .palette256 : facts.colors >= 16 ? .ansi16 : .ansi8
    }

    /// Returns true when ncurses needs a generated terminfo entry for `depth`.
    ///
    /// An entry with 24-bit values treats every number above 7 as one; the generated one leaves the first 16 to the
    /// terminal.
    static func needsOverlay(_ depth: ColorDepth, _ facts: TerminalFacts) -> Bool {
        if case .substitute = facts.entry { return true }
        return switch depth {
        case .trueColor: true
        case .palette256: facts.usesDirectColor || facts.colors < 256
        case .ansi16: facts.usesDirectColor || facts.colors < 16
        case .ansi8: facts.colors < 8
        case .monochrome: false
        }
    }

    // MARK: wording

    /// The reason for a decision that the user made.
    static func setBy(_ source: TerminalOverrides.Source, _ name: TerminalOverrides.Name) -> String {
        switch source {
        case .flag: "--\(name) sets it"
        case .environment: "\(name.variable) sets it"
        case .configuration: "config.toml sets it"
        }
    }

    /// The settings that change a decision, with their values.
    static func override(_ name: TerminalOverrides.Name) -> String {
        let words = name.words.dropLast().joined(separator: ", ")
        return "\(name.variable), or \(name) in config.toml: \(words) or \(name.words.last ?? "")"
    }
}
