internal import Canvas

extension TerminalProfile {
    /// The question to tmux; nil where its clients do not decide the colors: there is no tmux, the user has set them,
    /// or the terminal has none.
    static func tmuxQuestion(
        _ terminal: TerminalEnvironment, _ facts: TerminalFacts, _ overrides: TerminalOverrides
    ) -> TmuxQuestion? {
        guard terminal.multiplexer == .tmux, overrides.colors == nil, !terminal.isSet("NO_COLOR"), facts.colors >= 8
        else { return nil }
        return facts.path.flatMap { TmuxQuestion(environment: terminal.environment, terminal: $0) }
    }

    /// Takes the color depth that tmux's clients can show; without an answer, the depth stays.
    package mutating func adopt(_ clients: TmuxClients?) {
        guard let clients, tmuxQuestion != nil else { return }
        depth = clients.depth
        guard let index = decisions.firstIndex(where: { $0.name == Self.colorsName }) else { return }
        decisions[index] = TerminalReport.Decision(
            name: Self.colorsName, value: depth.word, reason: Self.reason(clients), override: decisions[index].override,
            advice: Self.advice(clients))
    }

    private static func reason(_ clients: TmuxClients) -> String {
        guard clients.depth != .trueColor else {
            return clients.count == 1
                ? "tmux reports RGB for its client" : "tmux reports RGB for all \(clients.count) clients"
        }
        let names = clients.namesWithoutRGB.joined(separator: ", ")
        return names.isEmpty ? "tmux reports a client without RGB" : "tmux reports no RGB for its client \(names)"
    }

    /// The line of tmux.conf that turns 24-bit colors on (tmux(1), terminal-features).
    private static func advice(_ clients: TmuxClients) -> String {
        guard clients.depth != .trueColor else { return "" }
        let names = clients.namesWithoutRGB.isEmpty ? ["TERM"] : clients.namesWithoutRGB
        let value = names.map { ",\($0):RGB" }.joined()
        return "If the terminal around tmux shows 24-bit colors, add a line to ~/.tmux.conf, "
            + "run tmux source ~/.tmux.conf and attach again: set -as terminal-features \"\(value)\""
    }
}
