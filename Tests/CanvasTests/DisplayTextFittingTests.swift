import Canvas
import Testing

struct DisplayTextFittingTests {
    @Test(
        arguments: [
            ("abcdef", 6, .end, "abcdef"), ("abcdef", 5, .end, "abcd…"), ("abcdef", 1, .end, "…"),
            ("abcdef", 0, .end, ""), ("abcdef", -3, .end, ""), ("", 0, .end, ""),
            ("abcdef", 5, .middle, "ab…ef"), ("abcdef", 4, .middle, "ab…f"), ("abcdef", 1, .middle, "…"),
            ("漢字漢字", 5, .end, "漢字…"), ("漢字漢字", 4, .end, "漢…"), ("漢字漢字", 6, .middle, "漢…字"),
        ] as [(String, Int, Truncation, String)])
    func truncated2(text: String, width: Int, side: Truncation, expected: String) {
        #expect(DisplayText(text).truncated(to: width, side).string == expected)
    }

    @Test func countsTheColumnsOfTheEllipsis() {
        #expect(DisplayText("abcdef").truncated(to: 5, ellipsis: "...").string == "ab...")
        #expect(DisplayText("abcdef").truncated(to: 2, ellipsis: "...").string == "")
    }

    @Test(
        arguments: [
            ("ab", 5, .leading, "ab   "), ("ab", 5, .trailing, "   ab"), ("ab", 5, .center, " ab  "),
            ("漢", 3, .leading, "漢 "), ("abc", 2, .leading, "abc"), ("", 0, .center, ""),
        ] as [(String, Int, Alignment, String)])
    func padded2(text: String, width: Int, alignment: Alignment, expected: String) {
        #expect(DisplayText(text).padded(to: width, alignment).string == expected)
    }

    @Test(
        arguments: [
            ("", 5, [""]), ("abc", 3, ["abc"]), ("one two three", 7, ["one two", "three"]),
            ("one two three", 8, ["one two", "three"]), ("one  two", 4, ["one", "two"]),
            ("one    two", 5, ["one", "two"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
            ("a bcdefgh", 4, ["a", "bcde", "fgh"]), ("漢字漢字", 5, ["漢字", "漢字"]), ("漢", 1, [""]),
            ("  indented text", 10, ["  indented", "text"]), ("  longword", 5, ["  lon", "gword"]),
            ("ab ", 2, ["ab"]), ("abc", 0, [""]),
        ] as [(String, Int, [String])])
    func wrapped2(text: String, width: Int, expected: [String]) {
        #expect(DisplayText(text).wrapped(to: width).map(\.string) == expected)
    }

    @Test(arguments: UInt64(0)..<300)
    func neverExceedsTheWidthNorLosesLetters(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = DisplayText(RandomText.make(upTo: 30, using: &generator))
        let width = Int.random(in: 2...20, using: &generator)
        #expect(text.truncated(to: width).width <= width)
        #expect(text.truncated(to: width, .middle).width <= width)
        #expect(text.padded(to: width, .center).width == max(width, text.width))

        let lines = text.wrapped(to: width)
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.width <= width })
        let letters = lines.flatMap(\.clusters).filter { $0.text != " " }
        #expect(letters == text.clusters.filter { $0.text != " " })
    }
}
