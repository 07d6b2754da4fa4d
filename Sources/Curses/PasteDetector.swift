/// Tells a paste from typing where the terminal does not mark pastes, by what one read brought.
///
/// It is a paste when one read has eight printable characters or more and a control among them, or 24 or more, and
/// there are four different ones: a held key, however late, is one character over and over. What follows within
/// 250 ms without a key that sends a sequence belongs to it. Backspaces are no sign of a paste, since only who types
/// makes mistakes. A terminal that is known to mark pastes, or has marked one, is trusted to mark them all.
///
/// A person whose words arrived late, all at once, has them taken as a paste: they are the same in a field, and an
/// Enter among them sends nothing.
struct PasteDetector: Hashable, Sendable {
    private static let minCountWithControl = 8
    private static let minCount = 24
    private static let minDistinct = 4
    private static let pause = Duration.milliseconds(250)

    /// Whether the terminal marks pastes.
    var isTrusting = false
    private var lastPaste: ContinuousClock.Instant?

    init(isTrusting: Bool = false) { self.isTrusting = isTrusting }

    /// Whether the pieces of one read, which came at `now`, are a paste or go on with one.
    mutating func isPaste(_ tokens: [ControlSequenceParser.Token], at now: ContinuousClock.Instant) -> Bool {
        guard !isTrusting, isPaste(tokens) || goesOn(tokens, at: now) else {
            lastPaste = nil
            return false
        }
        lastPaste = now
        return true
    }

    private func goesOn(_ tokens: [ControlSequenceParser.Token], at now: ContinuousClock.Instant) -> Bool {
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
                // The bytes that go on with a character of several are none themselves.
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
