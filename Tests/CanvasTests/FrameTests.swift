import Canvas
import Testing

struct FrameTests {
    private let marked = Style(foreground: .indexed(1))

    private func frame(_ rows: String...) -> Frame {
        var frame = Frame(Size(width: rows.map { DisplayText($0).width }.max() ?? 0, height: rows.count))
        for (y, row) in rows.enumerated() { frame.put(DisplayText(row), x: 0, y: y, .plain) }
        return frame
    }

    @Test func newFrameIsBlankAndUnclipped() {
        let frame = Frame(Size(width: 3, height: 2), style: marked)
        #expect(frame.drawn == ["   ", "   "])
        #expect(frame.clip == frame.bounds)
        #expect(frame[2, 1]?.style == marked)
        #expect(frame[3, 1] == nil)
        #expect(frame[0, -1] == nil)
    }

    @Test func drawsNothingOutsideFrameOrClip() {
        var frame = frame(".....", ".....", ".....")
        frame.clip = Rect(x: 1, y: 1, width: 3, height: 1)
        for y in -1...3 { frame.put("abcdefg", x: -1, y: y, width: 7, .plain) }
        #expect(frame.drawn == [".....", ".cde.", "....."])
        frame.clip = Rect(x: -9, y: -9, width: 99, height: 99)
        frame.fill(Rect(x: 3, y: -5, width: 50, height: 7), marked)
        #expect(frame.drawn == ["...  ", ".cd  ", "....."])
        #expect(frame[4, 0]?.style == marked)
        #expect(frame[2, 0]?.style == .plain)
    }

    @Test(arguments: [(-2, "...."), (-1, " ..."), (0, "漢.."), (2, "..漢"), (3, "... "), (4, "....")])
    func aWideGlyphThatIsCutByTheFramesEdgeBecomesABlank(x: Int, expected: String) {
        var frame = frame("....")
        frame.put("漢", x: x, y: 0, width: 2, .plain)
        #expect(frame.drawn == [expected])
        #expect(frame.hasWholeGlyphs)
    }

    @Test func wideGlyphCutByClipLeavesTheRest() {
        var frame = frame("......")
        frame.clip = Rect(x: 1, y: 0, width: 4, height: 1)
        frame.put("漢字庭", x: 0, y: 0, width: 6, marked)
        #expect(frame.drawn == [". 字 ."])
        #expect(frame.hasWholeGlyphs)
    }

    @Test(arguments: [
        (0, "x", "x 字"), (1, "x", " x字"), (2, "x", "漢x "), (3, "x", "漢 x"), (1, "庭", " 庭 "), (0, "庭", "庭字"),
    ])
    func drawingOverHalfOfAWideGlyphBlanksTheOtherHalf(x: Int, text: String, expected: String) {
        var frame = frame("漢字")
        frame.put(DisplayText(text), x: x, y: 0, .plain)
        #expect(frame.drawn == [expected])
        #expect(frame.hasWholeGlyphs)
    }

    @Test func restylingChangesOnlyStyles() {
        var frame = frame("abc", "def")
        frame.clip = Rect(x: 0, y: 0, width: 2, height: 2)
        frame.restyle(Rect(x: 1, y: 0, width: 9, height: 1)) { $0.on(.indexed(4)).with(.bold) }
        #expect(frame.drawn == ["abc", "def"])
        let style = Style(background: .indexed(4), attributes: .bold)
        #expect(frame.cells.map(\.style) == [.plain, style, .plain, .plain, .plain, .plain])
    }

    @Test(arguments: UInt64(0)..<200)
    func neverLeavesHalfGlyphs(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var frame = Frame(Size(width: 9, height: 3))
        for _ in 0..<30 {
            frame.clip = Rect(
                x: .random(in: -1...4, using: &generator), y: 0, width: .random(in: 0...9, using: &generator), height: 3
            )
            let text = DisplayText(RandomText.make(upTo: 5, using: &generator))
            let x = Int.random(in: -4...9, using: &generator)
            let y = Int.random(in: -1...3, using: &generator)
            frame.put(text, x: x, y: y, width: .random(in: 0...12, using: &generator), .plain)
            if Bool.random(using: &generator) {
                frame.fill(Rect(x: x, y: y, width: 1, height: 1), .plain)
            }
            #expect(frame.hasWholeGlyphs)
        }
    }
}
