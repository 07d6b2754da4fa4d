import Pixels
import Testing

@testable import Engine

struct ChafaParserTests {
    private func cell(_ glyph: Character, _ front: Picture.Ink? = nil, _ back: Picture.Ink? = nil) -> Picture.Cell {
        Picture.Cell(glyph: glyph, foreground: front, background: back)
    }

    @Test func colorsHoldUntilTheyAreChangedOrReset() {
        let picture = ChafaParser.parse("\u{1B}[0m\u{1B}[38;2;1;2;3;48;2;4;5;6m▄▄\u{1B}[38;2;7;8;9m█\u{1B}[0m \n")
        #expect(
            picture.rows == [
                [
                    cell("▄", .rgb(1, 2, 3), .rgb(4, 5, 6)), cell("▄", .rgb(1, 2, 3), .rgb(4, 5, 6)),
                    cell("█", .rgb(7, 8, 9), .rgb(4, 5, 6)), cell(" "),
                ]
            ])
    }

    @Test func inverseCellsHaveTheirColorsExchanged() {
        let picture = ChafaParser.parse("\u{1B}[7m\u{1B}[38;2;255;0;0m \u{1B}[27mx\n")
        #expect(picture.rows == [[cell(" ", nil, .rgb(255, 0, 0)), cell("x", .rgb(255, 0, 0))]])
    }

    @Test(arguments: [
        ("39 and 49 take one color away", "\u{1B}[38;2;1;1;1;48;2;2;2;2m\u{1B}[39ma\u{1B}[49mb", "ab"),
        ("cursor movements are dropped", "\u{1B}[2Ja\u{1B}[10;10Hb\u{1B}[?25lc", "abc"),
        ("an OSC loses its control characters", "a\u{1B}]0;t\u{07}b", "a]0;tb"),
        ("C0, C1, DEL and invisible controls are dropped", "a\u{08}\u{9B}\u{7F}\u{202E}\u{0D}b", "ab"),
        ("combining marks are dropped", "a\u{0301}b", "ab"),
        ("colors of a table are passed over", "\u{1B}[38;5;196;1ma", "a"),
        ("a color cut short is passed over", "\u{1B}[38;2;1ma", "a"),
        ("a sequence cut short ends quietly", "a\u{1B}[38;2", "a"),
        ("an escape at the end ends quietly", "a\u{1B}", "a"),
        ("a number beyond all bounds", "\u{1B}[99999999999999999999999ma", "a"),
    ])
    func onlySGRGlyphsAndLineFeedsAreTaken(name: String, output: String, glyphs: String) {
        let picture = ChafaParser.parse(output)
        #expect(picture.rows.count == 1, "\(name)")
        #expect(String(picture.rows.flatMap { $0.map(\.glyph) }) == glyphs, "\(name)")
    }

    @Test func channelsBeyondAByteAreBounded() {
        #expect(ChafaParser.parse("\u{1B}[38;2;300;0;999ma").rows == [[cell("a", .rgb(255, 0, 255))]])
    }

    @Test func rowsAreFilledToOneWidthAndEmptyRowsAtTheEndGo() {
        let picture = ChafaParser.parse("ab\nc\n\n\n")
        #expect(picture.rows == [[cell("a"), cell("b")], [cell("c"), cell(" ")]])
        #expect(ChafaParser.parse("").rows.isEmpty)
    }
}
