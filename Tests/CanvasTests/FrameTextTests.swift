import Canvas
import Testing

struct FrameTextTests {
    private let first = Style(foreground: .indexed(1))
    private let second = Style(foreground: .indexed(2))

    private func frame(_ width: Int) -> Frame {
        var frame = Frame(Size(width: width, height: 1))
        for x in 0..<width { frame.cell(".", x: x, y: 0, .plain) }
        return frame
    }

    @Test(
        arguments: [
            ("abc", 1, nil, .leading, ".abc....", 3), ("abc", 1, 5, .leading, ".abc....", 3),
            ("abc", 1, 5, .trailing, "...abc..", 3), ("abc", 1, 5, .center, "..abc...", 3),
            ("abcdefghi", 1, nil, .leading, ".abcdef…", 7), ("abcdef", 2, 4, .trailing, "..abc…..", 4),
            ("漢字", 0, 3, .leading, "漢….....", 3), ("abc", 0, 0, .leading, "........", 0),
            ("abc", 9, nil, .leading, "........", 0), ("abc", 0, -1, .leading, "........", 0),
        ] as [(String, Int, Int?, Alignment, String, Int)])
    func textInAGivenWidth(text: String, x: Int, width: Int?, align: Alignment, expected: String, used: Int) {
        var frame = frame(8)
        let columns = frame.put(DisplayText(text), x: x, y: 0, width: width, first, align: align)
        #expect(columns == used)
        #expect(frame.drawn == [expected])
    }

    @Test func truncatesInTheMiddle() {
        var frame = frame(7)
        frame.put("https://host", x: 0, y: 0, first, truncation: .middle)
        #expect(frame.drawn == ["htt…ost"])
    }

    @Test func usesTheFramesEllipsis() {
        var frame = Frame(Size(width: 4, height: 1), ellipsis: Glyphs.ascii.ellipsis)
        frame.put("abcdef", x: 0, y: 0, first)
        #expect(frame.drawn == ["abc~"])
        frame.put([Span("abcd", first), Span("e", second)], x: 0, y: 0)
        #expect(frame.drawn == ["abc~"])
    }

    @Test(
        arguments: [
            (["ab", "cd"], 8, .leading, "abcd....", 4), (["ab", "cd"], 8, .trailing, "....abcd", 4),
            (["ab", "cd"], 8, .center, "..abcd..", 4), (["ab", "cd"], 4, .leading, "abcd....", 4),
            (["ab", "cd"], 3, .leading, "ab….....", 3), (["ab", "cd"], 2, .leading, "a…......", 2),
            (["ab", "", "cd"], 2, .leading, "a…......", 2), (["ab", ""], 2, .leading, "ab......", 2),
            (["漢漢", "b"], 2, .leading, "….......", 1), ([], 4, .leading, "........", 0),
            (["ab"], 0, .leading, "........", 0),
        ] as [([String], Int, Alignment, String, Int)])
    func spansInAGivenWidth(texts: [String], width: Int, align: Alignment, expected: String, used: Int) {
        var frame = frame(8)
        let spans = texts.map { Span(DisplayText($0), first) }
        let columns = frame.put(spans, x: 0, y: 0, width: width, align: align)
        #expect(columns == used)
        #expect(frame.drawn == [expected])
    }

    @Test func eachSpanHasItsStyle() {
        var frame = frame(4)
        frame.put([Span("a", first), Span("漢", second)], x: 0, y: 0)
        #expect(frame.cells.map(\.style) == [first, second, second, .plain])
    }

    @Test func cellKeepsTheFirstGlyph() {
        var frame = frame(3)
        frame.cell("->", x: 0, y: 0, first)
        frame.cell("", x: 1, y: 0, first)
        #expect(frame.drawn == ["-.."])
    }
}
