import Canvas
import Testing

struct FrameTextAreaTests {
    private func draw(_ area: TextArea, _ rect: Rect, showsCursor: Bool, glyphs: Glyphs = .unicode) -> Frame {
        var frame = Frame(Size(width: 12, height: 4))
        for y in 0..<4 { frame.put("............", x: 0, y: y, .plain) }
        frame.put(
            area, in: rect, showsCursor: showsCursor, .plain, marks: Style(attributes: .dim), glyphs: glyphs)
        return frame
    }

    @Test func rowsAndTheCursorAreDrawnAtTheirPositions() {
        let area = TextArea(TextEdit("one two three four", multiline: true), size: Size(width: 6, height: 2))
        let frame = draw(area, Rect(x: 3, y: 1, width: 6, height: 2), showsCursor: true)
        #expect(frame.drawn == ["............", "...three....", "...four.....", "............"])
        #expect(frame.cursor == Point(x: 7, y: 2))
    }

    @Test func withoutFocusATextShowsItsBeginning() {
        let area = TextArea(TextEdit("one two three four", multiline: true), size: Size(width: 6, height: 2))
        let frame = draw(area, Rect(x: 3, y: 1, width: 6, height: 2), showsCursor: false)
        #expect(frame.drawn == ["............", "...one .....", "...two .....", "............"])
        #expect(frame.cursor == nil)
        let line = TextArea(TextEdit("one two three"), size: Size(width: 6, height: 1))
        #expect(draw(line, Rect(x: 0, y: 0, width: 6, height: 1), showsCursor: false).drawn[0] == "one t›......")
        #expect(draw(line, Rect(x: 0, y: 0, width: 6, height: 1), showsCursor: true).drawn[0] == "‹hree.......")
    }

    @Test func marksHaveAStyleOfTheirOwnInASCIIToo() {
        let line = TextArea(TextEdit("one two three"), size: Size(width: 6, height: 1))
        let frame = draw(line, Rect(x: 0, y: 0, width: 6, height: 1), showsCursor: false, glyphs: .ascii)
        #expect(frame.drawn[0] == "one t>......")
        #expect(frame[5, 0]?.style == Style(attributes: .dim))
        #expect(frame[4, 0]?.style == .plain)
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 1), (3, 2), (5, 4), (30, 9)])
    func anAreaIsClippedToItsRectangle(width: Int, height: Int) {
        for isMultiline in [true, false] {
            let area = TextArea(
                TextEdit("漢字 one 漢字\ttwo\nthree", multiline: isMultiline), size: Size(width: 7, height: 3))
            let rect = Rect(x: 5, y: 2, width: width, height: height)
            let frame = draw(area, rect, showsCursor: true)
            #expect(frame.hasWholeGlyphs)
            for y in 0..<4 {
                for x in 0..<12 where !rect.contains(Point(x: x, y: y)) { #expect(frame[x, y]?.cluster == ".") }
            }
            if let cursor = frame.cursor { #expect(rect.contains(cursor)) }
            if rect.isEmpty { #expect(frame.cursor == nil) }
        }
    }
}
