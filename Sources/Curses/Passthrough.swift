/// The sequences that make a multiplexer forward a sequence to its terminal.
enum Passthrough {
    /// Returns `sequence` inside a DCS for tmux (tmux(1), `allow-passthrough`), with its escapes doubled.
    static func wrapped(_ sequence: [UInt8]) -> [UInt8] {
        Array("\u{1b}Ptmux;".utf8) + sequence.flatMap { $0 == 0x1B ? [$0, $0] : [$0] } + end
    }

    /// Returns `sequence` inside as many DCS for GNU screen as it needs (screen(1), “Virtual Terminal”: `ESC P`).
    ///
    /// Older versions keep 256 bytes of one and newer ones 768, and drop a longer one.
    static func wrappedForScreen(_ sequence: [UInt8]) -> [UInt8] {
        stride(from: 0, to: sequence.count, by: 250).flatMap { start in
            Array("\u{1b}P".utf8) + sequence[start..<min(start + 250, sequence.count)] + end
        }
    }

    private static let end = Array("\u{1b}\\".utf8)
}
