/// Distinguishes a paste from typing in terminals that do not mark pastes, by the content of one read.
///
/// A read is a paste when it has at least 8 printable characters and a control character, or at least 24, with at least
/// four different ones: a held key, however late, repeats one character. Input that follows within 250 ms without an
/// escape sequence belongs to it. Backspaces are no evidence of a paste, because only typing has mistakes. A terminal
/// that is known to mark pastes, or has marked one, is trusted to mark all of them.
///
/// Typed text that arrives late in one read is taken as a paste: the result is the same in a field, and an Enter in it
/// sends nothing.
struct PasteDetector: Hashable, Sendable {
    private static let minCountWithControl = 8
    private static let minCount = 24
    private static let minDistinct = 4
    private static let pause = Duration.milliseconds(250)

    /// True when the terminal marks pastes (mode 2004).
    var isTrusting = false
    private var lastPaste: ContinuousClock.Instant?

    init(isTrusting: Bool = false) { self.isTrusting = isTrusting }

    /// Returns true when the tokens of one read, which arrived at `now`, are a paste or continue one.
    mutating func isPaste(_ tokens: [ControlSequenceParser.Token], at now: ContinuousClock.Instant) -> Bool {
        guard !isTrusting, isPaste(tokens) || continuesPaste(tokens, at: now) else {
            lastPaste = nil
            return false
        }
        lastPaste = now
        return true
    }

    private func continuesPaste(_ tokens: [ControlSequenceParser.Token], at now: ContinuousClock.Instant) -> Bool {
        guard let lastPaste, now - lastPaste < Self.pause, !tokens.isEmpty else { return false }
        return tokens.allSatisfy {
            switch $0 {
            case .text, .control: true
            default: false
            }
        }
    }

    private func isPaste(_ tokens: [ControlSequenceParser.Token]) -> Bool {
        var count = 0
        var hasControl = false
        var different: Set<UInt8> = []
        for token in tokens {
            switch token {
            case .text(let bytes):
                // Continuation bytes of UTF-8 are not characters.
                count += bytes.count { $0 & 0xC0 != 0x80 }
                different.formUnion(bytes)
            case .control(let byte): hasControl = hasControl || byte != 8 && byte != 127
            default: break
            }
        }
        return different.count >= Self.minDistinct
            && (count >= Self.minCount || count >= Self.minCountWithControl && hasControl)
    }
}
