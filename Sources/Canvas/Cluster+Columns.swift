extension Cluster {
    /// Returns the columns that `character` takes when drawn.
    static func columns(of character: Character) -> Int {
        columns(ofPlain: character) ?? DisplayText(String(character)).width
    }

    /// The columns of a character that is drawn unchanged: a single scalar. Nil for all others. Most characters are
    /// such, and this check is much faster than sanitizing.
    static func columns(ofPlain character: Character) -> Int? {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return nil
        }
        // Regional indicators are drawn as letters.
        guard !scalar.isForbidden, !(0x1F1E6...0x1F1FF).contains(scalar.value) else { return nil }
        let columns = TextWidth.columns(of: scalar)
        return columns > 0 ? columns : nil
    }
}

extension Unicode.Scalar {
    /// The columns of a letter or sign of a script in common use; nil for all other scalars.
    ///
    /// Two of these in sequence are two clusters: their Grapheme_Cluster_Break is Other, or a Hangul syllable's (UAX
    /// #29).
    var letterColumns: Int? {
        switch value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x370..<0x378, 0x386..<0x483, 0x48A..<0x530: 1
        case 0x3001..<0x302A, 0x3041..<0x3097, 0x30A0..<0x3100, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4,
            0xFF01..<0xFF61:
            2
        default: nil
        }
    }

    /// True when a letter before it is a cluster of its own.
    var isLetterOrASCII: Bool { value < 0x80 || letterColumns != nil }
}
