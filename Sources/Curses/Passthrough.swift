/// What makes tmux hand a sequence on to the terminal that it runs in (tmux(1), `allow-passthrough`).
enum Passthrough {
    /// `sequence` inside a DCS for tmux, each of its escapes doubled.
    static func wrapped(_ sequence: [UInt8]) -> [UInt8] {
        Array("\u{1b}Ptmux;".utf8) + sequence.flatMap { $0 == 0x1B ? [$0, $0] : [$0] } + Array("\u{1b}\\".utf8)
    }
}
