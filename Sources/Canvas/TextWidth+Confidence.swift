extension TextWidth {
    /// The certainty of a scalar's width in terminals.
    package enum Confidence: Hashable, Sendable {
        /// Every terminal uses the width in the table.
        case certain
        /// Terminals differ, or some do not know the scalar yet.
        case doubtful
        /// A terminal may reorder it, and move the text between.
        case rightToLeft
    }

    /// Returns the certainty of a scalar that begins a cluster, in terminals with the given trust.
    ///
    /// Scalars that are ambiguous in East Asian Width are certain: they are narrow by default, and a terminal that
    /// draws them wide does the same to every border; ASCII is for that.
    package static func confidence(of scalar: Unicode.Scalar, trust: TextTrust) -> Confidence {
        switch scalar.value {
        // Latin, Greek, Cyrillic, punctuation, arrows and lines, kana, ideographs and syllables that all tables share.
        case ..<0x378, 0x3A3..<0x530, 0x2010..<0x2060, 0x2190..<0x2300, 0x2500..<0x25FD, 0x3041..<0x3097,
            0x30A0..<0x3100, 0x3400..<0x4DB6, 0x4E00..<0x9FCD, 0xAC00..<0xD7A4:
            return .certain
        default: return confidence(ofOther: scalar, trust: trust)
        }
    }

    private static func confidence(ofOther scalar: Unicode.Scalar, trust: TextTrust) -> Confidence {
        if contains(rightToLeft, scalar.value) { return trust.keepsOrder ? .certain : .rightToLeft }
        guard let age = scalar.properties.age, age.major <= trust.unicode, !contains(changed, scalar.value) else {
            return .doubtful
        }
        if trust.unicode < 9, scalar.properties.isEmojiPresentation { return .doubtful }
        return isWideText(scalar) ? .doubtful : .certain
    }

    /// True for scalars that are wide in East Asian Width and emoji with text presentation by default: terminals follow
    /// either.
    private static func isWideText(_ scalar: Unicode.Scalar) -> Bool {
        columns(of: scalar) == 2 && scalar.properties.isEmoji && !scalar.properties.isEmojiPresentation
    }

    /// Scalars that were narrow, or had no width, in an earlier version of Unicode and are wide in a later one.
    private static let changed: [ClosedRange<UInt32>] = [
        0x115F...0x115F, 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D356, 0x1D360...0x1D376,
    ]

    /// The right-to-left blocks, unassigned characters included (DerivedBidiClass.txt).
    private static let rightToLeft: [ClosedRange<UInt32>] = [
        0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
    ]
}
