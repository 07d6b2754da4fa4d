import Canvas
import Testing

struct TextWidthTests {
    @Test(
        arguments: [
            ("a", 1), ("~", 1), ("\u{AD}", 0), ("é", 1), ("\u{300}", 0), ("\u{36F}", 0), ("\u{370}", 1), ("漢", 2),
            ("ｱ", 1), ("Ａ", 2), ("한", 2), ("\u{1100}", 2), ("\u{1161}", 0), ("\u{94D}", 0), ("👍", 2), ("❤", 1),
            ("─", 1), ("●", 1), ("\u{200D}", 0), ("\u{FE0F}", 0), ("\u{3FFFD}", 2), ("\u{E000}", 1),
        ] as [(Unicode.Scalar, Int)])
    func columns(scalar: Unicode.Scalar, expected: Int) {
        #expect(TextWidth.columns(of: scalar) == expected)
    }
}
