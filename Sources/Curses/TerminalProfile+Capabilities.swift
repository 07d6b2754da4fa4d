internal import Canvas

extension TerminalProfile {
    static func plain(
        _ terminal: TerminalEnvironment, _ facts: TerminalFacts, _ overrides: TerminalOverrides
    ) -> Decided<Bool> {
        let name = terminal.name
        let why =
            facts.obstacle(for: name).flatMap(PlainReason.init)
            ?? PlainReason(overrides, environment: terminal.environment)
        let isPlain = why != nil
        let reason =
            why?.words ?? overrides.plain.map { setBy($0.source, .plain) } ?? "\(name) can position the cursor"
        return Decided(
            "display", isPlain, shown: isPlain ? "plain text" : "full screen", because: reason,
            override: facts.entry == .unknown
                ? "install its terminfo entry (Debian: ncurses-term), or try TERM=xterm-256color"
                : "--plain, \(override(.plain))")
    }

    static func description(_ terminal: TerminalEnvironment, _ facts: TerminalFacts) -> TerminalReport.Decision {
        let name = terminal.name
        let (value, reason) =
            switch facts.entry {
            case .own: (name, "TERM names it, and it is installed")
            case .substitute(let other): (other, "no entry for \(name) is installed, and this one is compatible")
            case .unknown: ("none", name.isEmpty ? "TERM is not set" : "no entry for \(name) is installed")
            }
        return TerminalReport.Decision(name: "terminfo entry", value: value, reason: reason, override: "TERM")
    }

    static func characters(_ facts: TerminalFacts, _ overrides: TerminalOverrides) -> Decided<Bool> {
        let charset = facts.charset.lowercased().filter { $0 != "-" && $0 != "_" }
        let (isASCII, reason): (Bool, String)
        if charset != "utf8" {
            let name = facts.charset.isEmpty ? "unknown" : facts.charset
            (isASCII, reason) = (
                true, "the character set is \(name): LC_ALL, LC_CTYPE and LANG name no installed UTF-8 locale"
            )
        } else if let choice = overrides.ascii {
            (isASCII, reason) = (choice.value, setBy(choice.source, .ascii))
        } else {
            (isASCII, reason) = (false, "the locale is UTF-8")
        }
        return Decided(
            "characters", isASCII, shown: isASCII ? "ASCII" : "Unicode", because: reason,
            override: "--ascii, \(override(.ascii))")
    }

    static func escapeDelay(_ terminal: TerminalEnvironment) -> Decided<Int> {
        // A slow connection may split the bytes of a key; a fast one must not make Esc feel slow.
        let setting = terminal.environment["ESCDELAY"].flatMap { Int($0) }
            .flatMap { (1...5000).contains($0) ? $0 : nil }
        let delay = setting ?? (terminal.isRemote ? 100 : 25)
        let reason =
            setting != nil
            ? "ESCDELAY sets it"
            : terminal.isRemote ? "the bytes of a key may be split over ssh" : "the terminal is local"
        return Decided(
            "escape delay", delay, shown: "\(delay) ms", because: reason,
            override: "ESCDELAY: milliseconds, 1 to 5000")
    }

    /// The queries to send. Some terminals print a query that they do not know, so unknown terminals get none.
    static func queries(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<
        [TerminalQuery.Kind]
    > {
        var queries = TerminalQuery.Kind.allCases
        let reason: String
        if let choice = overrides.queries {
            if !choice.value { queries = [] }
            reason = setBy(choice.source, .queries)
        } else if terminal.multiplexer == .screen {
            queries = []
            reason = "GNU screen answers them itself, not the terminal"
        } else if !terminal.family.acceptsQueries {
            queries = []
            let name = terminal.name.isEmpty ? "an unnamed terminal" : terminal.name
            reason = "\(name) is not known to support them"
        } else if terminal.environment["TERM_PROGRAM"] == "Apple_Terminal" {
            // It prints the last letter of the query.
            queries.removeAll { $0 == .synchronizedOutput || $0 == .appearanceReports }
            reason = "Terminal.app supports most of them"
        } else {
            reason = "\(terminal.name) supports them"
        }
        return Decided(
            queriesName, queries, shown: queries.isEmpty ? "off" : "on", because: reason,
            override: override(.queries))
    }

    static func synchronized(
        _ queries: [TerminalQuery.Kind], _ overrides: TerminalOverrides
    ) -> Decided<Bool?> {
        let how = override(.synchronized)
        let name = synchronizedName
        if let choice = overrides.synchronized {
            let shown = choice.value ? "on" : "off"
            return Decided(
                name, choice.value, shown: shown, because: setBy(choice.source, .synchronized), override: how)
        }
        guard queries.contains(.synchronizedOutput) else {
            return Decided(name, false, shown: "off", because: "the terminal is not queried", override: how)
        }
        return Decided(name, nil, shown: "off", because: "the terminal has not reported support", override: how)
    }

    static let synchronizedName = "synchronized output"
    static let appearanceName = "background"
    static let queriesName = "terminal queries"
    static let trustName = "Unicode"

    static func mouse(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<Bool> {
        let (reportsMouse, reason): (Bool, String)
        if let choice = overrides.mouse {
            (reportsMouse, reason) = (choice.value, setBy(choice.source, .mouse))
        } else if terminal.family.hasMouse {
            (reportsMouse, reason) = (true, "\(terminal.name) reports it")
        } else {
            (reportsMouse, reason) = (false, "\(terminal.name) is not known to report it")
        }
        return Decided(
            "mouse", reportsMouse, shown: reportsMouse ? "on" : "off", because: reason,
            override: "--no-mouse, \(override(.mouse))")
    }

    static func clipboard(_ terminal: TerminalEnvironment) -> Decided<ClipboardRoute> {
        let route = ClipboardRoute(environment: terminal.environment)
        let (shown, reason) =
            switch route {
            case .tmux: ("OSC 52 through tmux", "tmux forwards it with set-clipboard or allow-passthrough on")
            case .screen: ("OSC 52 through GNU screen", "GNU screen forwards it in chunks")
            case .plain: ("OSC 52", "most terminals support it, and none confirms a copy")
            case .none: ("none", "\(terminal.name) has no clipboard")
            }
        return Decided("clipboard", route, shown: shown, because: reason, override: "")
    }

    /// The text that is sent unchanged. Behind a multiplexer, or under a name that many terminals use, the terminal
    /// itself is unknown.
    static func trust(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<TextTrust> {
        let (trust, reason): (TextTrust, String)
        if let choice = overrides.unicode {
            (trust, reason) = (choice.value, setBy(choice.source, .unicode))
        } else if terminal.family.isConsole {
            (trust, reason) = (.console, "the console draws no combining marks, and emoji in one column")
        } else if terminal.family.keepsOrder, terminal.multiplexer == .none {
            (trust, reason) = (.recent, "\(terminal.name) follows current Unicode")
        } else {
            (trust, reason) = (.careful, "the terminal has not reported a name known to support more")
        }
        return Decided(
            trustName, trust, shown: trust.words, because: reason, override: override(.unicode))
    }

    static func notifications(_ environment: [String: String]) -> TerminalReport.Decision {
        let style = NotificationStyle(environment: environment)
        let (value, reason) =
            switch style.sequence {
            case .osc9?: ("bell and OSC 9", "terminals without support ignore it")
            case .osc777?: ("bell and OSC 777", "the terminal is known to support it")
            case .osc99?: ("bell and OSC 99", "the terminal is kitty")
            case nil: ("bell", "the terminal is not known to support more")
            }
        return TerminalReport.Decision(
            name: "notifications", value: value, reason: reason, override: "notify in config.toml: auto, bell or off"
        )
    }

    static func appearance(
        _ terminal: TerminalEnvironment, _ queries: [TerminalQuery.Kind], _ overrides: TerminalOverrides
    ) -> Decided<Appearance?> {
        let how = override(.appearance)
        if let choice = overrides.appearance {
            let reason = setBy(choice.source, .appearance)
            return Decided(appearanceName, choice.value, shown: choice.value.rawValue, because: reason, override: how)
        }
        if terminal.family.isConsole {
            return Decided(
                appearanceName, .dark, shown: "dark", because: "the console draws on black", override: how)
        }
        if let hint = hint(terminal.environment["COLORFGBG"]) {
            return Decided(appearanceName, hint, shown: hint.rawValue, because: "COLORFGBG indicates it", override: how)
        }
        let reason =
            queries.contains(.background)
            ? "the terminal has not reported it" : "the terminal is not queried"
        return Decided(appearanceName, nil, shown: "unknown", because: reason, override: how)
    }

    /// The background by `COLORFGBG` (rxvt): its last part is the number of one of 16 colors.
    private static func hint(_ value: String?) -> Appearance? {
        guard let value, value.contains(";"), let last = value.split(separator: ";").last, let background = Int(last),
            (0...15).contains(background)
        else { return nil }
        return background < 7 || background == 8 ? .dark : .light
    }
}
