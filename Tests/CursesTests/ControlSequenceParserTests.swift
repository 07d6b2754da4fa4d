import Testing

@testable import Curses

struct ControlSequenceParserTests {
    private static func parse(_ text: String) -> [ControlSequenceParser.Token] {
        var sequences = ControlSequenceParser()
        return sequences.parse(Array(text.utf8))
    }

    @Test func everyKindOfInputIsRecognized() {
        #expect(
            Self.parse("a\r\u{1B}x\u{1B}[1;5A\u{1B}OP\u{1B}]0;t\u{7}\u{1B}Pq\u{1B}\\\u{1B}_a\u{1B}\\b") == [
                .text([0x61]), .control(13), .meta([0x78]),
                .csi(ControlFunction(parameters: Array("1;5".utf8), final: 0x41)), .ss3(ControlFunction(final: 0x50)),
                .string(.osc, Array("0;t".utf8)), .string(.dcs, [0x71]), .string(.apc, [0x61]), .text([0x62]),
            ])
    }

    @Test(
        arguments: [
            ("\u{1B}]1\u{1B}\\x", [.string(.osc, [0x31]), .text([0x78])]),
            ("\u{1B}]1\u{7}x", [.string(.osc, [0x31]), .text([0x78])]),
            ("\u{1B}]1\u{18}x", [.broken([0x31]), .text([0x78])]),
            ("\u{1B}P1\u{1A}x", [.broken([0x31]), .text([0x78])]),
            ("\u{1B}]1\u{1B}[A", [.broken([0x31]), .csi(ControlFunction(final: 0x41))]),
            ("\u{1B}]1\u{1B}\u{1B}[A", [.broken([0x31]), .csi(ControlFunction(final: 0x41, isMeta: true))]),
        ] as [(String, [ControlSequenceParser.Token])])
    func aStringEndsWithSTOrBELAndIsBrokenByCANSUBAndEveryOtherEscape(
        text: String, tokens: [ControlSequenceParser.Token]
    ) {
        #expect(Self.parse(text) == tokens)
    }

    @Test func pendingInputIsBoundedAndNoPartOfItIsReportedAsText() {
        let long = String(repeating: "1", count: 100_000)
        #expect(Self.parse("\u{1B}]" + long + "\u{7}x").last == .text([0x78]))
        guard case .broken(let bytes)? = Self.parse("\u{1B}]" + long + "\u{7}").first else {
            Issue.record("a string without bound")
            return
        }
        #expect(bytes.count == ControlSequenceParser.stringLimit + 1)
    }

    @Test func anX10MouseReportIsDroppedWithItsThreeBytes() {
        #expect(Self.parse("\u{1B}[M !!x") == [.broken(Array("[M !!".utf8)), .text([0x78])])
        #expect(Self.parse("\u{1B}[M !\u{1B}[A").last == .csi(ControlFunction(final: 0x41)))
    }

    @Test(arguments: ["a\u{1B}[1;5Ab\u{1B}]11;rgb:0/0/0\u{1B}\\c\u{1B}Od\u{1B}\u{1B}[Ae\u{1B}[[Af\u{1B}[M !!g\u{1B}éh"])
    func howeverInputIsSplitTheTokensAreTheSame(text: String) {
        let whole = Self.parse(text)
        for place in 1..<text.utf8.count {
            var sequences = ControlSequenceParser()
            let pieces = sequences.parse(text.utf8.prefix(place)) + sequences.parse(text.utf8.dropFirst(place))
            #expect(pieces == whole, "\(place)")
            #expect(sequences.pending == .nothing)
        }
    }

    @Test(
        arguments: [
            ("1;5", [[1], [5]]), ("", []), (";5", [[nil], [5]]), ("97:65;2:1", [[97, 65], [2, 1]]),
            ("?2026;2$", [[2026], [2]]),
            ("999999999", [[nil]]),
        ] as [(String, [[Int?]])])
    func parametersOfAControlFunction(text: String, numbers: [[Int?]]) {
        #expect(ControlFunction(parameters: Array(text.utf8), final: 0x41).numbers == numbers)
    }
}
