package import Canvas

/// A reply or unsolicited report of a terminal; never typed input.
package enum TerminalReply: Hashable, Sendable {
    /// The device attributes (DA1): the last reply to a round of queries.
    case attributes([Int])
    /// The background color (OSC 11).
    case background(BackgroundColor)
    /// The state of a private mode (DECRPM, xterm ctlseqs).
    case mode(Int, ModeState)
    /// The terminal's name and version (XTVERSION), as visible text.
    case version(String)
    /// The terminal has processed everything before the query (`CSI 5 n`).
    case status
    /// The user has chosen a dark or a light appearance (mode 2031).
    case appearance(Appearance)
    /// A reply to a query that Easel does not send.
    case other

    /// The state of a mode (DECRPM).
    package enum ModeState: Int, Sendable {
        case unknown = 0
        case set = 1
        case reset = 2
        case alwaysSet = 3
        case alwaysReset = 4

        /// True when the mode can be set and reset.
        package var isSwitch: Bool { self == .set || self == .reset }
    }
}

extension TerminalReply {
    /// The maximum width of a terminal's name, in columns.
    private static let versionLimit = 60

    /// Parses a control string from the terminal.
    init(_ introducer: ControlSequenceParser.Introducer, _ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch introducer {
        case .osc where text.hasPrefix("11;"):
            self = BackgroundColor(text.dropFirst(3)).map(Self.background) ?? .other
        case .dcs where text.hasPrefix(">|"):
            self = .version(DisplayText(String(text.dropFirst(2))).truncated(to: Self.versionLimit).string)
        default: self = .other
        }
    }

    /// Parses a control function; nil when it is not a reply.
    init?(_ function: ControlFunction) {
        switch (function.final, function.marker) {
        case (UInt8(ascii: "c"), "?"): self = .attributes(function.numbers.compactMap { $0.first ?? nil })
        case (UInt8(ascii: "c"), _?): self = .other
        case (UInt8(ascii: "n"), nil): self = function.number(0) == 0 ? .status : .other
        case (UInt8(ascii: "n"), "?"):
            switch (function.number(0), function.number(1)) {
            case (997, 1): self = .appearance(.dark)
            case (997, 2): self = .appearance(.light)
            default: self = .other
            }
        case (UInt8(ascii: "y"), "?") where function.intermediates == [UInt8(ascii: "$")]:
            guard let mode = function.number(0), let standing = function.number(1).flatMap(ModeState.init) else {
                self = .other
                return
            }
            self = .mode(mode, standing)
        case (UInt8(ascii: "u"), "?"), (UInt8(ascii: "t"), _), (UInt8(ascii: "y"), _): self = .other
        // A cursor position report; in the first row it looks like F3 with a modifier, and Easel never asks for
        // positions.
        case (UInt8(ascii: "R"), _) where (function.number(0) ?? 1) != 1: self = .other
        default: return nil
        }
    }
}
