import TestKit
import Testing

struct GoldenDiffTests {
    @Test func rowsAreComparedOneByOne() {
        let diff = lineDiff("a|\nb|\nc|\nd|\ncursor hidden\n", "a|\nb|\nx|\nd|\ncursor hidden\n")
        #expect(diff == "line 2:\n  b|\n- c|\n+ x|\n  d|")
    }

    @Test func insertedLinesDoNotShiftTheRest() {
        #expect(lineDiff("a\nb\nc", "a\nnew\nb\nc") == "line 1:\n  a\n+ new\n  b")
    }

    @Test func equalTextsHaveNoDiff() { #expect(lineDiff("a\nb", "a\nb") == "no line differs") }

    @Test func stylesAreComparedByTheirMeaning() {
        let old = "abc|\naab|\na red on black 0\nb blue on black 1\ncursor hidden\n"
        // The last cell is no longer bold, and the cursor is shown.
        let new = "abc|\naab|\na red on black 0\nb blue on black 0\ncursor 1,0\n"
        #expect(
            goldenDiff(old, new)
                == "row 0, column 2: blue on black 1 → blue on black 0\n- cursor hidden\n+ cursor 1,0")
    }

    @Test func textsAndStylesOfARowStandTogether() {
        let old = "ab|\naa|\na red on black 0\ncursor hidden\n"
        let new = "ax|\naa|\na green on black 0\ncursor hidden\n"
        #expect(
            goldenDiff(old, new)
                == "row 0:\n- ab\n+ ax\nrow 0, columns 0–1: red on black 0 → green on black 0")
    }
}
