/// The bytes that offer text to a terminal's clipboard (OSC 52).
enum Clipboard {
    /// The most bytes of text offered: what makes 100,000 bytes of sequence, the
    /// limit of the terminals that have one.
    static let limit = 74_994

    /// The sequence for `text`; nil when it is longer than `limit`, since half a
    /// text in the clipboard is worse than none.
    ///
    /// Inside tmux it is sent twice: plainly, for its option `set-clipboard on`,
    /// and wrapped, for `allow-passthrough on`.
    static func sequence(for text: String, insideTmux: Bool) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= limit else { return nil }
        let plain = Array("\u{1b}]52;c;".utf8) + base64(bytes) + [7]
        return insideTmux ? plain + Passthrough.wrapped(plain) : plain
    }

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return text
    }
}
