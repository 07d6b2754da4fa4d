import Canvas
import Testing

struct TextLayoutTests {
    @Test(
        arguments: [
            ("", 0, 5, "", 0), ("abc", 3, 5, "abc", 3), ("abcde", 5, 5, "bcde", 4), ("abcdefgh", 8, 4, "fgh", 3),
            ("abcdefgh", 0, 4, "abcd", 0), ("漢字漢", 3, 4, "漢", 2), ("漢字", 0, 3, "漢", 0), ("abc", 3, 1, "", 0),
            ("abc", 1, 0, "b", 0),
        ] as [(String, Int, Int, String, Int)])
    func aSingleLineScrolls(text: String, cursor: Int, width: Int, row: String, column: Int) {
        var edit = TextEdit(text)
        edit.move(to: text.prefix(cursor).utf8.count)
        let layout = edit.layout(width: width)
        #expect(layout.rows.map(\.string) == [row])
        #expect(layout.cursor == Point(x: column, y: 0))
    }

    @Test(
        arguments: [
            ("", 0, 5, [""], 0, 0),
            ("one two", 7, 5, ["one ", "two"], 3, 1),
            ("one two", 4, 5, ["one ", "two"], 0, 1),
            ("one two", 3, 5, ["one ", "two"], 3, 0),
            ("abcdefg", 5, 3, ["abc", "def", "g"], 2, 1),
            ("abc", 3, 3, ["abc", ""], 0, 1),
            ("abc def", 4, 3, ["abc", "def"], 0, 1),
            ("a\n\nb", 2, 5, ["a", "", "b"], 0, 1),
            ("a\n", 2, 5, ["a", ""], 0, 1),
            ("abc\nd", 3, 3, ["abc", "d"], 2, 0),
            ("漢字漢", 3, 5, ["漢字", "漢"], 2, 1),
            ("a漢", 2, 1, ["a", ""], 0, 2),
            ("ab 漢字漢字", 7, 7, ["ab 漢字", "漢字"], 4, 1),
            ("a\tb", 3, 9, ["a   b"], 5, 0),
            ("abc\td", 4, 3, ["abc", "d"], 0, 1),
            ("ab\tcd", 3, 3, ["ab ", "cd"], 0, 1),
            ("abc \u{301}d", 0, 3, ["abc", " \u{301}d"], 0, 0),
            ("a  b", 2, 2, ["a ", "b"], 1, 0),
        ] as [(String, Int, Int, [String], Int, Int)])
    func severalLinesWrap(text: String, cursor: Int, width: Int, rows: [String], x: Int, y: Int) {
        var edit = TextEdit(text, multiline: true)
        edit.move(to: text.prefix(cursor).utf8.count)
        let layout = edit.layout(width: width)
        #expect(Array(layout.rows.map(\.string).prefix(rows.count)) == rows)
        #expect(layout.cursor == Point(x: x, y: y))
        #expect(layout.rows.indices.contains(y))
    }

    /// The text of the rows, without spaces, because one of them may be a line break.
    private func letters(_ rows: [DisplayText]) -> [Cluster] { rows.flatMap(\.clusters).filter { $0.text != " " } }

    @Test(arguments: UInt64(0)..<400)
    func everyCursorPositionIsInTheRows(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let isMultiline = seed.isMultiple(of: 2)
        var edit = TextEdit(RandomText.make(upTo: 25, using: &generator), multiline: isMultiline)
        let width = Int.random(in: 1...14, using: &generator)
        let characters = Array(edit.text).filter { !$0.isNewline }.map { DisplayText(String($0)) }
        let expected = letters(characters)
        let widest = characters.map(\.width).max() ?? 0
        var moves = edit.text.count
        while moves >= 0 {
            let layout = edit.layout(width: width)
            #expect(!layout.rows.isEmpty)
            #expect(layout.rows.allSatisfy { $0.width <= width })
            #expect(layout.rows.indices.contains(layout.cursor.y))
            #expect((0..<width).contains(layout.cursor.x))
            if isMultiline, width >= widest { #expect(letters(layout.rows) == expected) }
            _ = edit.handle(.left)
            moves -= 1
        }
    }
}
