import Canvas
import Testing

struct DisplayTextTests {
    @Test(arguments: [
        ("plain words", "plain words"),
        ("", ""),
        ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
        ("\u{1B}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}"),
        ("\u{9B}31m", "\u{FFFD}31m"),
        ("\u{9D}52;c;eA==\u{9C}", "\u{FFFD}52;c;eA==\u{FFFD}"),
        ("a\u{0}b\u{8}c\u{7F}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
        ("\u{85}", "\u{FFFD}"),
        ("a\nb\tc\rd\r\ne", "a b c d e"),
        ("\n\r", "  "),
    ])
    func nothingThatATerminalInterpretsPasses(text: String, expected: String) {
        #expect(DisplayText(text).string == expected)
    }

    @Test(arguments: [
        ("abc\u{202E}fdp.exe", "abc\u{FFFD}fdp.exe"),
        ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
        ("\u{200F}\u{61C}", "\u{FFFD}\u{FFFD}"),
        ("pay\u{200B}pal", "pay\u{FFFD}pal"),
        ("\u{FEFF}a", "\u{FFFD}a"),
        ("a\u{2028}b\u{2029}", "a\u{FFFD}b\u{FFFD}"),
        ("a\u{E0041}\u{E007F}", "a\u{FFFD}\u{FFFD}"),
        ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴"),
        ("a\u{FE0F}b\u{E0101}", "ab"),
        ("\u{FE0F}a", "\u{FFFD}a"),
        ("می\u{200C}خ", "میخ"),
        ("\u{FFFF}\u{1FFFE}", "\u{FFFD}\u{FFFD}"),
        ("\u{F0000}", "\u{FFFD}"),
        ("\u{301}a", "\u{FFFD}a"),
    ])
    func invisibleCharactersAreShownOrRemovedNeverPassedOn(text: String, expected: String) {
        #expect(DisplayText(text).string == expected)
    }

    @Test func limitsCombiningMarks() {
        let text = DisplayText("Z" + String(repeating: "\u{301}", count: 40) + "!")
        #expect(text.clusters.map(\.width) == [1, 1])
        #expect(text.string.unicodeScalars.count == 6)
    }

    @Test(
        arguments: [
            ("abc", ["a", "b", "c"], 3),
            ("漢字", ["漢", "字"], 4),
            ("é", ["é"], 1),
            ("e\u{301}x", ["e\u{301}", "x"], 2),
            ("👍🏽", ["👍"], 2),
            ("👨‍👩‍👧!", ["👨", "!"], 3),
            ("❤️", ["❤"], 1),
            ("🇩🇪", ["D", "E"], 2),
            ("1️⃣", ["1\u{20E3}"], 1),
            ("한", ["한"], 2),
            ("\u{1112}\u{1161}\u{11AB}", ["\u{1112}\u{1161}\u{11AB}"], 2),
            ("क्षि", ["क\u{94D}", "षि"], 2),
            ("क\u{94D}\u{200D}ष", ["क\u{94D}", "ष"], 2),
            ("Ａ", ["Ａ"], 2),
            ("ｱ", ["ｱ"], 1),
            ("─●…", ["─", "●", "…"], 3),
        ] as [(String, [String], Int)])
    func columns2(text: String, clusters: [String], width: Int) {
        let text = DisplayText(text)
        #expect(text.width == width)
        // Swift's `==` treats composed and decomposed texts as equal; the scalars must agree here.
        #expect(text.clusters.map { Array($0.text.unicodeScalars) } == clusters.map { Array($0.unicodeScalars) })
    }

    @Test func sanitizesLiteralsAndInterpolations() {
        let hostile = "\u{1B}c"
        let text: DisplayText = "<\(hostile)>"
        #expect(text.string == "<\u{FFFD}c>")
        #expect("\(text)" == "<\u{FFFD}c>")
    }

    @Test func equalTextsAreEqual() {
        #expect(DisplayText("a\nb") == "a b")
        #expect(DisplayText("a👍").truncated(to: 1, ellipsis: "") == DisplayText("a"))
        #expect(DisplayText("a") + "b" == "ab")
    }

    @Test(arguments: UInt64(0)..<300)
    func sanitizingIsIdempotentAndWidthsAddUp(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let left = DisplayText(RandomText.make(upTo: 12, using: &generator))
        let right = DisplayText(RandomText.make(upTo: 12, using: &generator))
        let both = left + right
        #expect(both.clusters == left.clusters + right.clusters)
        #expect(both.width == both.clusters.reduce(0) { $0 + $1.width })
        #expect(both.clusters.allSatisfy { (1...2).contains($0.width) && !$0.text.isEmpty })
        #expect(both.clusters.map(\.text).joined().unicodeScalars.elementsEqual(both.string.unicodeScalars))
        #expect(both.string.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    }

    @Test(
        arguments: [
            ("", [""]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\rc", ["a", "b", "c"]), ("\n", ["", ""]),
            ("a\u{1B}\n", ["a\u{FFFD}", ""]),
        ] as [(String, [String])])
    func lines2(text: String, expected: [String]) {
        #expect(DisplayText.lines(of: text).map(\.string) == expected)
    }
}
