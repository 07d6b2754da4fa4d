import Testing

@testable import Canvas

struct DrawnClusterTests {
    /// The sent form of a text: a space is the blank beside a replacement in a cell of two columns.
    private static func drawn(_ text: String, _ trust: TextTrust) -> String {
        DisplayText(text).clusters.map { cluster in
            let drawn = DrawnCluster(cluster.text, columns: cluster.width, trust: trust)
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: drawn.scalars)
            return String(scalars) + String(repeating: " ", count: cluster.width - drawn.columns)
        }.joined()
    }

    @Test(arguments: [
        "plain words", "é ñ ß ő", "Ωμέγα", "Привет", "日本語の文章", "한국어", "ｱｲｳ", "ＡＢＣ", "ภาษาไทย", "│─╭╮●…“”—",
        "e\u{301}x\u{302}", "😀🚀👍⭐🥇", "❤✈☂", "𝐀𝐁", "क\u{94D}", "1\u{20E3}", "\u{FFFD}", "\u{E0A0}", "←↑→↓", "½€™",
    ])
    func charactersOfCertainWidthAreSentUnchanged(text: String) {
        #expect(Self.drawn(text, .careful).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test(arguments: [
        // Emoji after Unicode 9, and later additions.
        ("a🦖b", "a\u{FFFD} b"), ("🥲🫠", "\u{FFFD} \u{FFFD} "), ("\u{1FAE8}", "\u{FFFD} "),
        ("\u{1FAEA}", "\u{FFFD} "),
        ("\u{10D40}\u{11BC0}", "\u{FFFD}\u{FFFD}"), ("\u{378}", "\u{FFFD}"), ("\u{323B0}", "\u{FFFD} "),
        // Wide since Unicode 16, and wide text that is an emoji.
        ("☰䷀", "\u{FFFD} \u{FFFD} "), ("🈂", "\u{FFFD} "), ("〰", "\u{FFFD} "), ("㊗", "\u{FFFD} "),
        // Spacing vowel signs, old Hangul, fillers.
        ("कि का", "क क"), ("கோ", "க"), ("မြန်", "မန\u{103A}"), ("ខ្មែ", "ខ\u{17D2}ម"),
        ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1112}\u{1161}", "하"), ("\u{1113}\u{1161}", "\u{1113}"),
        ("\u{115F}\u{1161}", "\u{FFFD} "), ("a\u{3164}", "a"),
        // Families, flags, keycaps, skin tones and selectors are reduced before.
        ("👨‍👩‍👧!", "👨!"), ("🇩🇪", "DE"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"), ("👍🏽", "👍"), ("❤\u{FE0F}", "❤"),
        ("❤\u{FE0E}", "❤"), ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
        // Right to left.
        ("שלום", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"), ("سلام", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("שׁ", "\u{FFFD}"), ("١٢", "\u{FFFD}\u{FFFD}"), ("\u{FDF2}", "\u{FFFD}"), ("ߊ", "\u{FFFD}"),
    ])
    func charactersOfUncertainWidthAreReducedOrReplacedInAsManyColumns(text: String, expected: String) {
        #expect(Self.drawn(text, .careful).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("a🦖b", "a🦖b"), ("🥲🫠", "🥲🫠"), ("\u{1FAE8}", "\u{FFFD} "), ("☰", "\u{FFFD} "), ("🈂", "\u{FFFD} "),
        ("שלום", "שלום"), ("سلام", "سلام"), ("שׁ", "שׁ"), ("कि", "क"), ("\u{10D40}", "\u{10D40}"),
    ])
    func aRecentTerminalIsSentMoreButNothingNewerThanIt(text: String, expected: String) {
        #expect(Self.drawn(text, .recent).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test(arguments: [
        ("e\u{301}x", "ex"), ("😀", "\u{FFFD} "), ("日", "日"), ("é", "é"), ("❤", "❤"), ("ש", "ש"), ("⌚", "\u{FFFD} "),
    ])
    func theLinuxConsoleDrawsNoCombiningMarksAndEmojiInOneColumn(text: String, expected: String) {
        #expect(Self.drawn(text, .console).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func stackedCombiningMarksStayInTheirCell() {
        let text = DisplayText("Z" + String(repeating: "\u{301}", count: 400))
        let cluster = text.clusters[0]
        let drawn = DrawnCluster(cluster.text, columns: cluster.width, trust: .recent)
        #expect(text.clusters.count == 1)
        #expect(drawn.scalars.count == 5)
        #expect(drawn.columns == 1)
    }

    @Test(arguments: UInt64(0)..<200)
    func theSentTextNeverExceedsTheColumnsOfItsCell(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for cluster in DisplayText(RandomText.make(upTo: 20, using: &generator)).clusters {
            for trust in [TextTrust.careful, .recent, .console] {
                let drawn = DrawnCluster(cluster.text, columns: cluster.width, trust: trust)
                #expect(drawn.columns <= cluster.width)
                #expect(drawn.scalars.first.map { TextWidth.columns(of: $0) } == drawn.columns)
                #expect(drawn.scalars.dropFirst().allSatisfy { TextWidth.columns(of: $0) == 0 })
            }
        }
    }

    @Test func aClusterInACellOfAnotherWidthIsReplaced() {
        #expect(DrawnCluster("漢", columns: 1, trust: .recent).scalars == [DrawnCluster.replacement])
        #expect(DrawnCluster("a", columns: 2, trust: .recent).columns == 1)
        #expect(DrawnCluster("", columns: 1, trust: .recent).scalars == [DrawnCluster.replacement])
    }
}
