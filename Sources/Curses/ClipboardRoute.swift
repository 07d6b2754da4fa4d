/// The route of a text to the terminal's clipboard (OSC 52, xterm ctlseqs).
package enum ClipboardRoute: String, Hashable, Sendable {
    /// The terminal itself.
    case plain
    /// tmux, which takes it for its option `set-clipboard on` and hands it on for `allow-passthrough on`.
    case tmux
    /// GNU screen, which hands on what is in a DCS, in pieces.
    case screen
    /// None: the Linux console has no clipboard, and an older one would draw the text.
    case none

    /// Decides from the environment.
    package init(environment: [String: String]) {
        let terminal = TerminalEnvironment(environment: environment)
        switch terminal.multiplexer {
        case .screen: self = .screen
        case .tmux: self = .tmux
        case .none: self = terminal.family.isConsole ? .none : .plain
        }
    }

    /// The most bytes of text offered: what makes 100,000 bytes of sequence, the
    /// limit of the terminals that have one.
    package static let limit = 74_994

    /// Returns the sequence that copies `text`; nil when it is longer than `limit`, because half a text in the
    /// clipboard is worse than none, or when there is no route.
    func sequence(for text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.limit else { return nil }
        let plain = Array("\u{1b}]52;c;".utf8) + Self.base64(bytes) + [7]
        switch self {
        case .plain: return plain
        case .tmux: return plain + Passthrough.wrapped(plain)
        case .screen: return Passthrough.wrappedForScreen(plain)
        case .none: return nil
        }
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
