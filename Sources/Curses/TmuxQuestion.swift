/// The question to tmux for the clients that may show the program's pane.
///
/// tmux takes 24-bit colors from every program and converts them for each client, so its own report decides which
/// colors are worth sending (tmux(1), list-clients and FORMATS).
package struct TmuxQuestion: Hashable, Sendable {
    /// The maximum size of an answer, in bytes.
    package static let limit = 1 << 16

    /// The id of the pane: `%3`.
    private let pane: String
    /// The path of the program's terminal: `/dev/pts/3`.
    private let terminal: String

    /// Creates the question; nil where `TMUX_PANE` names no pane.
    ///
    /// - `terminal`: The path of the program's terminal.
    package init?(environment: [String: String], terminal: String) {
        guard let pane = environment["TMUX_PANE"], pane.first == "%", (2...12).contains(pane.utf8.count),
            pane.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.pane = pane
        self.terminal = terminal
    }

    /// The arguments for `tmux`.
    ///
    /// Each client is a line: the terminal of the pane, where the client's session has the pane in one of its windows;
    /// `1` for a client in control mode; the features; the name. Sessions of a group share their windows.
    package var arguments: [String] {
        let place = "#{W:#{P:#{?#{==:#{pane_id},\(pane)},#{pane_tty},}}}"
        return ["list-clients", "-F", "\(place) #{client_control_mode} #{client_termfeatures} #{client_termname}"]
    }

    /// Returns the clients in an answer; nil where there are none, or where they are not known.
    package func clients(in answer: [UInt8]) -> TmuxClients? { TmuxClients(answer, terminal: terminal) }
}
