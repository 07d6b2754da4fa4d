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
            why?.words ?? overrides.plain.map { said($0.source, .plain) } ?? "\(name) can place its cursor"
        return Decided(
            "screen", isPlain, told: isPlain ? "plain lines" : "full screen", because: reason,
            override: facts.entry == .unknown
                ? "install its description (in Debian: ncurses-term), or try TERM=xterm-256color"
                : "--plain, \(override(.plain))")
    }

    static func description(_ terminal: TerminalEnvironment, _ facts: TerminalFacts) -> TerminalReport.Decision {
        let name = terminal.name
        let (value, reason) =
            switch facts.entry {
            case .own: (name, "TERM says so, and this machine knows it")
            case .substitute(let other): (other, "this machine has no description of \(name), which understands this")
            case .unknown: ("none", name.isEmpty ? "TERM is not set" : "this machine has no description of \(name)")
            }
        return TerminalReport.Decision(name: "description", value: value, reason: reason, override: "the variable TERM")
    }

    static func characters(_ facts: TerminalFacts, _ overrides: TerminalOverrides) -> Decided<Bool> {
        let charset = facts.charset.lowercased().filter { $0 != "-" && $0 != "_" }
        let (isASCII, reason): (Bool, String)
        if charset != "utf8" {
            let name = facts.charset.isEmpty ? "unknown" : facts.charset
            (isASCII, reason) = (
                true, "the locale's character set is \(name): LC_ALL, LC_CTYPE or LANG name none that is UTF-8 here"
            )
        } else if let choice = overrides.ascii {
            (isASCII, reason) = (choice.value, said(choice.source, .ascii))
        } else {
            (isASCII, reason) = (false, "the locale's character set is UTF-8")
        }
        return Decided(
            "characters", isASCII, told: isASCII ? "ASCII" : "Unicode", because: reason,
            override: "--ascii, \(override(.ascii))")
    }

    static func escapeDelay(_ terminal: TerminalEnvironment) -> Decided<Int> {
        // A slow line may tear a key's bytes apart; a fast one must not make Esc feel slow.
        let asked = terminal.environment["ESCDELAY"].flatMap { Int($0) }
            .flatMap { (1...5000).contains($0) ? $0 : nil }
        let delay = asked ?? (terminal.isRemote ? 100 : 25)
        let reason =
            asked != nil
            ? "ESCDELAY says so"
            : terminal.isRemote ? "over ssh the bytes of a key may come apart" : "the terminal is on this machine"
        return Decided(
            "escape key", delay, told: "after \(delay) ms", because: reason,
            override: "the variable ESCDELAY: milliseconds, 1 to 5000")
    }

    /// What the terminal is asked. A question that it does not know is printed by some, so strangers are asked none.
    static func questions(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<
        [TerminalQuery.Question]
    > {
        var questions = TerminalQuery.Question.allCases
        let reason: String
        if let choice = overrides.queries {
            if !choice.value { questions = [] }
            reason = said(choice.source, .queries)
        } else if terminal.multiplexer == .screen {
            questions = []
            reason = "GNU screen answers for itself, and its answers say nothing of the terminal"
        } else if !terminal.family.isAsked {
            questions = []
            let name = terminal.name.isEmpty ? "a terminal without a name" : terminal.name
            reason = "\(name) is not known to take questions well"
        } else if terminal.environment["TERM_PROGRAM"] == "Apple_Terminal" {
            // It prints the last letter of the question.
            questions.removeAll { $0 == .synchronizedOutput || $0 == .appearanceReports }
            reason = "Terminal prints questions about modes"
        } else {
            reason = "terminals like \(terminal.name) answer"
        }
        return Decided(
            questionsName, questions, told: questions.isEmpty ? "none" : "\(questions.count)", because: reason,
            override: override(.queries))
    }

    static func synchronized(
        _ questions: [TerminalQuery.Question], _ overrides: TerminalOverrides
    ) -> Decided<Bool?> {
        let how = override(.synchronized)
        let name = synchronizedName
        if let choice = overrides.synchronized {
            let told = choice.value ? "on" : "off"
            return Decided(name, choice.value, told: told, because: said(choice.source, .synchronized), override: how)
        }
        guard questions.contains(.synchronizedOutput) else {
            return Decided(name, false, told: "off", because: "the terminal is not asked for it", override: how)
        }
        return Decided(name, nil, told: "off", because: "the terminal has not said that it can", override: how)
    }

    static let synchronizedName = "synchronised output"
    static let appearanceName = "light or dark"
    static let questionsName = "questions"
    static let trustName = "text"

    static func mouse(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<Bool> {
        let (takesMouse, reason): (Bool, String)
        if let choice = overrides.mouse {
            (takesMouse, reason) = (choice.value, said(choice.source, .mouse))
        } else if terminal.family.hasMouse {
            (takesMouse, reason) = (true, "terminals like \(terminal.name) tell of it")
        } else {
            (takesMouse, reason) = (false, "\(terminal.name) is not known to tell of it")
        }
        return Decided(
            "mouse", takesMouse, told: takesMouse ? "on" : "off", because: reason,
            override: "--no-mouse, \(override(.mouse))")
    }

    static func clipboard(_ terminal: TerminalEnvironment) -> Decided<ClipboardRoute> {
        let route = ClipboardRoute(environment: terminal.environment)
        let (told, reason) =
            switch route {
            case .tmux: ("OSC 52 by tmux", "tmux passes it on with set-clipboard or allow-passthrough on")
            case .screen: ("OSC 52 by GNU screen", "GNU screen passes it on in pieces")
            case .plain: ("OSC 52", "most terminals take it, and none says whether it did")
            case .none: ("none", "\(terminal.name) has no clipboard")
            }
        return Decided("clipboard", route, told: told, because: reason, override: "")
    }

    /// What text is sent as it is. Behind a multiplexer, or under a name that many use, nobody knows which terminal
    /// it is.
    static func trust(_ terminal: TerminalEnvironment, _ overrides: TerminalOverrides) -> Decided<TextTrust> {
        let (trust, reason): (TextTrust, String)
        if let choice = overrides.unicode {
            (trust, reason) = (choice.value, said(choice.source, .unicode))
        } else if terminal.family.isConsole {
            (trust, reason) = (.console, "a console draws no marks, and emoji in one column")
        } else if terminal.family.keepsOrder, terminal.multiplexer == .none {
            (trust, reason) = (.recent, "\(terminal.name) is a terminal of these years")
        } else {
            (trust, reason) = (.careful, "the terminal has not told a name that says more")
        }
        return Decided(
            trustName, trust, told: trust.words, because: reason, override: override(.unicode))
    }

    static func notifications(_ environment: [String: String]) -> TerminalReport.Decision {
        let style = NotificationStyle(environment: environment)
        let (value, reason) =
            switch style.sequence {
            case .osc9?: ("bell and OSC 9", "terminals that do not know it leave it out")
            case .osc777?: ("bell and OSC 777", "the terminal says by its name that it takes it")
            case .osc99?: ("bell and OSC 99", "the terminal is kitty")
            case nil: ("bell", "the terminal is not known to take more")
            }
        return TerminalReport.Decision(
            name: "notifications", value: value, reason: reason, override: "notify in config.toml: auto, bell or off"
        )
    }

    static func appearance(
        _ terminal: TerminalEnvironment, _ questions: [TerminalQuery.Question], _ overrides: TerminalOverrides
    ) -> Decided<Appearance?> {
        let how = override(.appearance)
        if let choice = overrides.appearance {
            let reason = said(choice.source, .appearance)
            return Decided(appearanceName, choice.value, told: choice.value.rawValue, because: reason, override: how)
        }
        if terminal.family.isConsole {
            return Decided(
                appearanceName, .dark, told: "dark", because: "a console writes on black", override: how)
        }
        if let hint = hint(terminal.environment["COLORFGBG"]) {
            return Decided(appearanceName, hint, told: hint.rawValue, because: "COLORFGBG says so", override: how)
        }
        let reason =
            questions.contains(.background)
            ? "the terminal has not said what its ground is" : "the terminal is not asked"
        return Decided(appearanceName, nil, told: "unknown", because: reason, override: how)
    }

    /// What `COLORFGBG` says of the ground: its last part is the number of one of sixteen colors (rxvt).
    private static func hint(_ value: String?) -> Appearance? {
        guard let value, value.contains(";"), let last = value.split(separator: ";").last, let background = Int(last),
            (0...15).contains(background)
        else { return nil }
        return background < 7 || background == 8 ? .dark : .light
    }
}
