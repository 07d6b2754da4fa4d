/// The route of a text to the terminal's clipboard (OSC 52, xterm ctlseqs).
package enum ClipboardRoute: String, Hashable, Sendable {
    /// Directly to the terminal.
    case plain
    /// Through tmux, which copies it with `set-clipboard on` and forwards it with `allow-passthrough on` (tmux(1)).
    case tmux
    /// Through GNU screen, which forwards the content of a DCS, in chunks (screen(1)).
    case screen
    /// No route: the Linux console has no clipboard, and an old one would draw the text.
    case none

    /// Detects the route from the environment.
    package init(environment: [String: String]) {
        let terminal = TerminalEnvironment(environment: environment)
        switch terminal.multiplexer {
        case .screen: self = .screen
        case .tmux: self = .tmux
        case .none: self = terminal.family.isConsole ? .none : .plain
        }
    }

    /// The maximum length of a text, in bytes: it makes a sequence of 100,000 bytes, which is the limit of the
    /// terminals that have one.
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
