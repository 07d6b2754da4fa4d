package import Canvas

/// What a terminal answers, or tells by itself; never something that a person typed.
package enum TerminalReply: Hashable, Sendable {
    /// What DEC called the device's attributes (DA1): the last answer to a round of questions.
    case attributes([Int])
    /// The color of the ground (OSC 11).
    case background(BackgroundColor)
    /// Whether a private mode is known (DECRQM).
    case mode(Int, ModeState)
    /// The terminal's name and version (XTVERSION), as visible text.
    case version(String)
    /// It has done everything that was sent before the question (`CSI 5 n`).
    case status
    /// The person has chosen a dark or a light look (mode 2031).
    case appearance(Appearance)
    /// Something that nobody here asked for.
    case other

    /// What a terminal says of a mode (DECRPM).
    package enum ModeState: Int, Sendable {
        case unknown = 0
        case set = 1
        case reset = 2
        case alwaysSet = 3
        case alwaysReset = 4

        /// Whether it can be switched.
        package var isSwitch: Bool { self == .set || self == .reset }
    }
}

extension TerminalReply {
    /// The most columns of a terminal's name that are kept.
    private static let versionLimit = 60

    /// Reads a string that the terminal has sent.
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

    /// Reads a control function; nil when it is none that a terminal answers with.
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
        // A place of the cursor; in the first row it looks like F3 with a modifier, and nobody here asks for places.
        case (UInt8(ascii: "R"), _) where (function.number(0) ?? 1) != 1: self = .other
        default: return nil
        }
    }
}
