import Canvas
import Testing

struct TextAreaTests {
    private func area(_ text: String, cursor: Int? = nil, width: Int, height: Int) -> TextArea {
        var edit = TextEdit(text, multiline: true)
        edit.move(to: cursor ?? 0)
        return TextArea(edit, size: Size(width: width, height: height))
    }

    private let lines = (0..<20).map { "line \($0)" }.joined(separator: "\n")

    @Test func rowsAreWrappedAndFollowTheCursor() {
        var area = area("one two three four", width: 6, height: 2)
        #expect(area.visibleRows.map(\.string) == ["one ", "two "])
        #expect(area.continuesBelow && !area.continuesAbove)
        for _ in 0..<2 { _ = area.handle(.down) }
        #expect(area.visibleRows.map(\.string) == ["two ", "three"])
        #expect(area.cursor == Point(x: 0, y: 1))
        _ = area.handle(.alt(">"))
        #expect(area.visibleRows.map(\.string) == ["three", "four"])
        #expect(area.cursor == Point(x: 4, y: 1))
        #expect(area.continuesAbove && !area.continuesBelow && area.isInLastRow)
    }

    @Test(
        arguments: [
            // rows of six columns: "one ", "two ", "three ", "", "longer", "x"
            ("one two three \n\nlonger x", 2, [.down, .down], Point(x: 2, y: 2)),
            ("one two three \n\nlonger x", 13, [.down, .down], Point(x: 5, y: 4)),
            ("one two three \n\nlonger x", 13, [.down, .down, .up, .up], Point(x: 5, y: 2)),
            ("one two three \n\nlonger x", 13, [.down, .left, .down], Point(x: 0, y: 3)),
            ("one two", 0, [.up], Point(x: 0, y: 0)),
            ("one two", 2, [.up], Point(x: 0, y: 0)),
            ("one two three", 5, [.down, .down], Point(x: 5, y: 2)),
            ("one two three", 9, [.up, .up, .up, .down], Point(x: 1, y: 1)),
        ] as [(String, Int, [Key], Point)])
    func upAndDownKeepTheColumnOverWrappedRows(text: String, cursor: Int, keys: [Key], place: Point) {
        var area = area(text, cursor: cursor, width: 7, height: 8)
        for key in keys { _ = area.handle(key) }
        #expect(area.cursor == place)
    }

    @Test func upFromARowCutInsideAWordLandsOnItsLastLetter() {
        var area = area("abcdefghij", cursor: 9, width: 6, height: 4)
        #expect(area.visibleRows.map(\.string) == ["abcde", "fghij"])
        _ = area.handle(.up)
        #expect(area.cursor == Point(x: 4, y: 0))
        _ = area.handle(.right)
        #expect(area.cursor == Point(x: 0, y: 1))
    }

    @Test func pagesOverlapByARow() {
        var area = area(lines, cursor: 2, width: 20, height: 5)
        _ = area.handle(.pageDown)
        #expect(area.firstRow == 4)
        #expect(area.cursor == Point(x: 2, y: 0))
        for _ in 0..<9 { _ = area.handle(.pageDown) }
        #expect(area.firstRow == 15)
        #expect(area.isInLastRow)
        _ = area.handle(.pageUp)
        #expect(area.firstRow == 11)
        for _ in 0..<9 { _ = area.handle(.pageUp) }
        #expect(area.firstRow == 0)
        #expect(area.isInFirstRow)
    }

    @Test(arguments: [
        (Point(x: 0, y: 0), 0), (Point(x: 2, y: 1), 6), (Point(x: 9, y: 0), 3), (Point(x: 9, y: 1), 7),
        (Point(x: 3, y: 9), 16), (Point(x: 1, y: 2), 8), (Point(x: 2, y: 2), 11), (Point(x: -4, y: -1), 0),
    ])
    func aClickMovesTheCursorToTheNearestPosition(point: Point, offset: Int) {
        var area = area("one two 漢字 x", width: 6, height: 4)
        #expect(area.visibleRows.map(\.string) == ["one ", "two ", "漢字 ", "x"])
        area.placeCursor(at: point)
        #expect(area.edit.cursor == offset)
    }

    @Test func aPasteIsOneUndoStepAndNeverActsAsKeys() {
        var area = TextArea(TextEdit(), size: Size(width: 20, height: 1))
        area.paste("one\ntwo\r\n")
        #expect(area.edit.text == "one two ")
        let isUndone = area.change { $0.undo() }
        #expect(isUndone)
        #expect(area.edit.text.isEmpty)
    }

    @Test func deletionLeavesNoEmptyRows() {
        var area = area(lines, width: 20, height: 5)
        _ = area.handle(.alt(">"))
        #expect(area.firstRow == 15)
        for _ in 0..<8 { _ = area.handle(.backspace) }
        #expect(area.visibleRows.count == 5)
        #expect(area.visibleRows.last == "line 18")
    }

    @Test(arguments: [(1, 1), (3, 3), (20, 20), (99, 20)])
    func rowsAreCountedUpToALimit(limit: Int, count: Int) {
        #expect(area(lines, width: 20, height: 2).rowCount(upTo: limit) == count)
    }

    @Test func anotherWidthKeepsTheCursorVisible() {
        var area = area(lines, width: 20, height: 5)
        _ = area.handle(.alt(">"))
        area.resize(to: Size(width: 4, height: 2))
        #expect(area.visibleRows.map(\.string) == ["e ", "19"])
        #expect(area.cursor == Point(x: 2, y: 1))
    }

    @Test(arguments: UInt64(0)..<300)
    func incrementalLayoutEqualsTheFullLayout(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let size = Size(
            width: Int.random(in: 1...12, using: &generator), height: Int.random(in: 1...5, using: &generator))
        var area = TextArea(
            TextEdit(RandomText.make(upTo: 60, using: &generator), multiline: true), size: size)
        let keys: [Key] = [
            .backspace, .delete, .left, .right, .up, .down, .home, .end, .enter, .controlLeft, .control("w"),
            .control("k"), .alt("<"), .alt(">"), .pageUp, .pageDown, .character("\u{301}"), .character("🇩"),
        ]
        for _ in 0..<60 {
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: area.paste(RandomText.make(upTo: 4, using: &generator))
            case 1: area.change { $0.undo() }
            case 2:
                area.placeCursor(
                    at: Point(
                        x: Int.random(in: 0..<size.width, using: &generator),
                        y: Int.random(in: 0..<size.height, using: &generator)))
            default: if let key = keys.randomElement(using: &generator) { _ = area.handle(key) }
            }
            var whole = TextEdit(area.edit.text, multiline: true)
            whole.move(to: area.edit.cursor)
            let layout = whole.layout(width: max(1, size.width - 1))
            let shown = area.visibleRows
            #expect(shown.map(\.string) == layout.rows.dropFirst(area.firstRow).prefix(shown.count).map(\.string))
            #expect((0..<size.height).contains(area.cursor.y))
            #expect((0..<size.width).contains(area.cursor.x))
            #expect(shown.count == min(size.height, area.rowCount(upTo: 1000) - area.firstRow))
        }
    }
}
