import Canvas
import Testing

struct TextWidthConfidenceTests {
    @Test(
        arguments: [
            ("a", .certain), ("é", .certain), ("漢", .certain), ("한", .certain), ("\u{1112}", .certain), ("ก", .certain),
            ("क", .certain), ("😀", .certain), ("─", .certain), ("…", .certain), ("\u{FFFD}", .certain),
            ("🦖", .doubtful), ("\u{1FAE9}", .doubtful), ("☰", .doubtful), ("䷀", .doubtful), ("㊙", .doubtful),
            ("〽", .doubtful), ("🈂", .doubtful), ("\u{1D300}", .doubtful), ("\u{378}", .doubtful), ("𠀀", .certain),
            ("\u{31350}", .doubtful), ("ש", .rightToLeft), ("ع", .rightToLeft), ("ﷲ", .rightToLeft),
            ("𐡀", .rightToLeft),
            ("\u{1E900}", .rightToLeft), ("\u{59F}", .rightToLeft),
            ("\u{209F}", .doubtful), ("\u{20BF}", .doubtful), ("\u{31BB}", .doubtful), ("\u{4DB6}", .doubtful),
        ] as [(Unicode.Scalar, TextWidth.Confidence)])
    func eachScalarByItself(scalar: Unicode.Scalar, confidence: TextWidth.Confidence) {
        #expect(TextWidth.confidence(of: scalar, trust: .careful) == confidence)
    }

    @Test func everythingThatIsCertainForACarefulTerminalIsCertainForARecentOne() {
        for value in stride(from: UInt32(0x20), through: 0x1FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value),
                TextWidth.confidence(of: scalar, trust: .careful) == .certain
            else { continue }
            if TextWidth.confidence(of: scalar, trust: .recent) != .certain { Issue.record("\(value)") }
        }
    }

    @Test(arguments: [TextTrust.careful, .recent, .console])
    func theGlyphsOfTheScreensAreCertain(trust: TextTrust) {
        let glyphs = Mirror(reflecting: Glyphs.unicode).children.compactMap { $0.value as? DisplayText }
        #expect(glyphs.count > 20)
        for glyph in glyphs {
            for cluster in glyph.clusters {
                let drawn = DrawnCluster(cluster.text, columns: cluster.width, trust: trust)
                #expect(String(String.UnicodeScalarView(drawn.scalars)) == cluster.text)
            }
        }
    }
}
