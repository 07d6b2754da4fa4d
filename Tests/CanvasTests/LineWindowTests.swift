import Canvas
import Testing

/// A single line in a block of one row.
struct LineWindowTests {
    private func drawn(_ area: TextArea) -> String {
        var frame = Frame(Size(width: area.size.width, height: 1))
        frame.put(area, in: frame.bounds, showsCursor: true, .plain, marks: .plain, glyphs: .unicode)
        return frame.drawn.joined()
    }

    @Test(arguments: [
        ("", 0, 6, "      ", 0), ("owl", 3, 6, "owl   ", 3), ("owls!", 5, 6, "owls! ", 5),
        ("abcdef", 0, 6, "abcdef", 0), ("abcdef", 6, 6, "‹cdef ", 5), ("abcdefg", 0, 6, "abcde›", 0),
        ("abcdefgh", 8, 6, "‹efgh ", 5), ("漢字漢字", 0, 6, "漢字 ›", 0), ("漢字漢字", 12, 6, "‹漢字 ", 5),
        ("abc", 3, 2, "c ", 1), ("abc", 0, 2, "ab", 0), ("abc", 3, 1, " ", 0),
    ])
    func marksShowWhereTheTextContinues(text: String, cursor: Int, width: Int, row: String, column: Int) {
        var edit = TextEdit(text)
        edit.move(to: cursor)
        let area = TextArea(edit, size: Size(width: width, height: 1))
        #expect(drawn(area) == row)
        #expect(area.cursor == Point(x: column, y: 0))
    }

    @Test func theWindowStaysUntilTheCursorLeavesIt() {
        var area = TextArea(TextEdit("abcdefghijklmnop"), size: Size(width: 8, height: 1))
        #expect(drawn(area) == "‹klmnop ")
        for _ in 0..<6 { _ = area.handle(.left) }
        #expect(drawn(area) == "‹klmnop ")
        #expect(area.cursor.x == 1)
        _ = area.handle(.left)
        #expect(drawn(area) == "‹jklmnop")
        _ = area.handle(.home)
        #expect(drawn(area) == "abcdefg›")
        for _ in 0..<7 { _ = area.handle(.right) }
        #expect(drawn(area) == "‹cdefgh›")
    }

    @Test func clicksOnTheMarksAndAfterTheEndMoveTheCursor() {
        var area = TextArea(TextEdit("abcdefghij"), size: Size(width: 6, height: 1))
        #expect(drawn(area) == "‹ghij ")
        area.placeCursor(at: Point(x: 2, y: 0))
        #expect(area.edit.cursor == 7)
        area.placeCursor(at: Point(x: 5, y: 3))
        #expect(area.edit.cursor == 10)
        area.placeCursor(at: Point(x: 0, y: 0))
        #expect(area.edit.cursor == 6)
    }

    @Test(arguments: UInt64(0)..<300)
    func theCursorAndItsGlyphAreVisibleAndMarksAreCorrect(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let size = Size(width: Int.random(in: 1...12, using: &generator), height: 1)
        var area = TextArea(TextEdit(RandomText.make(upTo: 20, using: &generator)), size: size)
        let keys: [Key] = [.backspace, .left, .left, .right, .home, .end, .controlLeft, .delete, .control("w")]
        for _ in 0..<50 {
            if Int.random(in: 0..<4, using: &generator) == 0 {
                area.paste(RandomText.make(upTo: 3, using: &generator))
            } else if let key = keys.randomElement(using: &generator) {
                _ = area.handle(key)
            }
            let shown = area.visibleRows
            #expect(shown.count == 1)
            #expect(shown[0].width <= size.width)
            #expect((0..<size.width).contains(area.cursor.x))
            if !area.continuesLeft, !area.continuesRight {
                #expect(shown[0].string == area.edit.layout(width: 1000).rows[0].string)
            }
            if size.width >= 4, area.edit.cursor < area.edit.text.utf8.count, area.continuesRight {
                #expect(area.cursor.x < size.width - 1)
            }
        }
    }
}
