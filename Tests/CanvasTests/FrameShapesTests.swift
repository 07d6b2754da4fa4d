import Canvas
import Testing

struct FrameShapesTests {
    private func drawing(width: Int, height: Int, _ draw: (inout Frame) -> Void) -> [String] {
        var frame = Frame(Size(width: width, height: height))
        draw(&frame)
        return frame.drawn
    }

    private func spans(_ text: DisplayText) -> [Span] { [Span(text, .plain)] }

    @Test func boxHasTitlesInItsBorder() {
        var inner: Rect?
        let rows = drawing(width: 24, height: 4) { frame in
            inner = frame.box(
                frame.bounds, border: .plain, glyphs: .unicode, title: spans("1 Prompts"), trailingTitle: spans("87"),
                footer: spans("d save"))
        }
        #expect(
            rows == [
                "╭─ 1 Prompts ───── 87 ─╮",
                "│                      │",
                "│                      │",
                "╰───────────── d save ─╯",
            ])
        #expect(inner == Rect(x: 2, y: 1, width: 20, height: 2))
    }

    @Test func narrowBoxKeepsCornersAndTruncatesTitles() {
        let narrow = drawing(width: 12, height: 3) { frame in
            _ = frame.box(
                frame.bounds, border: .plain, glyphs: .ascii, title: spans("long title"), footer: spans("f"),
                footerAlign: .center)
        }
        #expect(narrow == ["+- long … -+", "|          |", "+--- f ----+"])
    }

    @Test(
        arguments: [
            (2, 2, ["╭╮", "╰╯"]), (3, 3, ["╭─╮", "│ │", "╰─╯"]), (1, 3, [" ", " ", " "]), (3, 1, ["   "]),
            (8, 2, ["╭──────╮", "╰──────╯"]),
        ] as [(Int, Int, [String])])
    func boxesTooSmallForContent(width: Int, height: Int, expected: [String]) {
        let rows = drawing(width: width, height: height) { frame in
            let inner = frame.box(frame.bounds, border: .plain, glyphs: .unicode, title: spans("title"))
            #expect(inner.isEmpty)
        }
        #expect(rows == expected)
    }

    @Test(
        arguments: [
            (0, "────"), (0.001, "╸───"), (0.125, "╸───"), (0.25, "━───"), (0.5, "━━──"), (0.6, "━━╸─"),
            (0.999, "━━━╸"), (1, "━━━━"), (7, "━━━━"), (-1, "────"), (nil, "┄┄┄┄"), (.nan, "┄┄┄┄"),
            (.infinity, "━━━━"),
        ] as [(Double?, String)])
    func barsHaveAResolutionOfHalfAColumn(fraction: Double?, expected: String) {
        let rows = drawing(width: 6, height: 1) { frame in
            frame.bar(x: 1, y: 0, width: 4, fraction: fraction, filled: .plain, track: .plain, glyphs: .unicode)
        }
        #expect(rows == [" \(expected) "])
    }

    @Test func barPartsHaveTheirStyles() {
        let filled = Style(foreground: .indexed(1))
        let track = Style(foreground: .indexed(2))
        var frame = Frame(Size(width: 3, height: 1))
        frame.bar(x: 0, y: 0, width: 3, fraction: 0.5, filled: filled, track: track, glyphs: .ascii)
        #expect(frame.drawn == ["=-."])
        #expect(frame.cells.map(\.style) == [filled, filled, track])
    }

    @Test(
        arguments: [
            (0, "●────"), (0.5, "━━●──"), (1, "━━━━●"), (3, "━━━━●"), (-1, "●────"), (.nan, "●────"), (0.1, "●────"),
        ] as [(Double, String)])
    func sliders2(fraction: Double, expected: String) {
        let rows = drawing(width: 5, height: 1) { frame in
            frame.slider(
                x: 0, y: 0, width: 5, fraction: fraction, filled: .plain, track: .plain, knob: .plain,
                glyphs: .unicode)
        }
        #expect(rows == [expected])
    }

    @Test func noWidthDrawsNothing() {
        let rows = drawing(width: 2, height: 1) { frame in
            frame.bar(x: 0, y: 0, width: 0, fraction: 1, filled: .plain, track: .plain, glyphs: .ascii)
            frame.slider(
                x: 0, y: 0, width: -1, fraction: 1, filled: .plain, track: .plain, knob: .plain, glyphs: .ascii)
            frame.rule(x: 0, y: 0, width: -2, .plain, glyphs: .ascii)
        }
        #expect(rows == ["  "])
    }

    @Test func ruleSpansTheWidth() {
        let rows = drawing(width: 4, height: 1) { $0.rule(x: 1, y: 0, width: 9, .plain, glyphs: .unicode) }
        #expect(rows == [" ───"])
    }

    @Test(arguments: [
        (8, 0, "##||"), (8, 4, "||##"), (8, 2, "|##|"), (100, 0, "#|||"), (100, 96, "|||#"), (4, 0, "    "),
        (0, 0, "    "),
    ])
    func scrollbars2(count: Int, offset: Int, expected: String) {
        let window = ListWindow(count: count, cursor: offset, offset: offset, height: 4, margin: 0)
        let rows = drawing(width: 1, height: 4) { frame in
            frame.scrollbar(frame.bounds, window: window, thumb: .plain, track: .plain, glyphs: .ascii)
        }
        #expect(rows.joined() == expected)
    }

    @Test func scrollbarWithoutColumnIsNotDrawn() {
        let window = ListWindow(count: 9, cursor: 0, offset: 0, height: 2)
        let rows = drawing(width: 1, height: 2) { frame in
            frame.scrollbar(
                Rect(x: 0, y: 0, width: 0, height: 2), window: window, thumb: .plain, track: .plain, glyphs: .ascii)
        }
        #expect(rows == [" ", " "])
    }
}
