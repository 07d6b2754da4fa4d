internal import Canvas

extension TerminalProfile {
    /// Returns the profile of the terminal that the environment names, without opening it or sending queries; only the
    /// locale is set.
    ///
    /// It reads the terminfo entry of TERM, so nothing else may use ncurses meanwhile: call it before
    /// `TerminalLoop.run`, on the same thread.
    package static func found(environment: [String: String], overrides: TerminalOverrides = TerminalOverrides()) -> Self
    {
        let name = environment["TERM"] ?? ""
        let facts: TerminalFacts
        if !name.isEmpty, let probe = TerminfoProbe.open(name: name) {
            facts = probe.facts()
        } else {
            facts = TerminalFacts(
                colors: 0, charset: TerminfoProbe.charset(), entry: .unknown, canPlaceCursor: false)
        }
        return TerminalProfile(environment: environment, facts: facts, overrides: overrides)
    }

    /// The decisions after the terminal's replies.
    func decisions(
        appearance: Appearance?, isSynchronized: Bool, trust: TextTrust, supportsLinks: Bool
    ) -> [TerminalReport.Decision] {
        decisions.map { decision in
            let value: String?
            switch decision.name {
            case Self.appearanceName where appearance != self.appearance: value = appearance?.rawValue
            case Self.synchronizedName where self.isSynchronized == nil && isSynchronized: value = "on"
            case Self.linksName where self.supportsLinks == nil && supportsLinks: value = "on"
            case Self.trustName where trust != self.trust: value = trust.words
            default: value = nil
            }
            return value.map {
                TerminalReport.Decision(
                    name: decision.name, value: $0, reason: "the terminal reported it", override: decision.override)
            } ?? decision
        }
    }
}
