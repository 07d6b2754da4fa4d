import Canvas
import Curses
import Testing

struct KeyDecoderTests {
    private static func bytes(_ text: String) -> [KeyDecoder.Raw] { text.utf8.map { .byte($0) } }

    @Test(
        "One read becomes keys",
        arguments: [
            ("a", [.character("a")]),
            ("aB ", [.character("a"), .character("B"), .character(" ")]),
            ("日é", [.character("日"), .character("é")]),
            ("e\u{301}x", [.character("e\u{301}"), .character("x")]),
            ("👩‍💻!", [.character("👩‍💻"), .character("!")]),
            ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
            ("\u{8}", [.backspace]), ("\u{7F}", [.backspace]), ("\u{0}", [.control(" ")]),
            ("\u{1}", [.control("a")]), ("\u{3}", [.control("c")]), ("\u{12}", [.control("r")]),
            ("\u{1A}", [.control("z")]), ("\u{1C}", [.control("\\")]), ("\u{1F}", [.control("_")]),
            ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}x", [.alt("x")]), ("\u{1B}xy", [.alt("x"), .character("y")]),
            ("\u{1B}é", [.alt("é")]), ("a\u{1B}", [.character("a"), .escape]),
            ("\u{1B}[1;3Dq", [.character("q")]), ("\u{1B}Oq", []), ("\u{1B}[", [.alt("[")]),
            ("a\u{3}b", [.character("a"), .control("c"), .character("b")]),
        ] as [(String, [Key])])
    func keys(text: String, keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.decode(Self.bytes(text)) == keys.map { .key($0) })
    }

    @Test(
        "Named keys",
        arguments: [
            ("KEY_UP", .key(.up)), ("KEY_DOWN", .key(.down)), ("KEY_LEFT", .key(.left)), ("KEY_RIGHT", .key(.right)),
            ("kLFT5", .key(.controlLeft)), ("kRIT5", .key(.controlRight)), ("kLFT3", .key(.controlLeft)),
            ("kRIT3", .key(.controlRight)), ("kDC5", .key(.alt("d"))), ("kDC3", .key(.alt("d"))),
            ("kHOM5", .key(.alt("<"))), ("kEND5", .key(.alt(">"))), ("KEY_HOME", .key(.home)),
            ("KEY_END", .key(.end)), ("KEY_PPAGE", .key(.pageUp)), ("KEY_NPAGE", .key(.pageDown)),
            ("KEY_IC", .key(.insert)), ("KEY_DC", .key(.delete)), ("KEY_BTAB", .key(.backTab)),
            ("KEY_BACKSPACE", .key(.backspace)), ("KEY_ENTER", .key(.enter)), ("KEY_F(1)", .key(.function(1))),
            ("KEY_F(12)", .key(.function(12))), ("focus-in", .focus(true)), ("focus-out", .focus(false)),
            ("KEY_RESIZE", nil), ("KEY_MOUSE", nil), ("KEY_F(0)", nil), ("", nil),
        ] as [(String, Input?)])
    func named(name: String, input: Input?) {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.key(name)]) == (input.map { [$0] } ?? []))
    }

    @Test("A character torn between two reads stays whole")
    func torn() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.byte(0xE6)]).isEmpty)
        #expect(
            decoder.decode([.byte(0x97), .byte(0xA5), .byte(0x61)]) == [.key(.character("日")), .key(.character("a"))])
    }

    @Test("Broken bytes are not typed")
    func broken() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.byte(0xFF), .byte(0x61)]) == [.key(.character("a"))])
    }

    @Test("A key with alt is the key, never an escape")
    func altKey() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.byte(27), .key("KEY_UP")]) == [.key(.up)])
    }

    @Test("A paste comes whole, over several reads, and acts as no key")
    func paste() {
        var decoder = KeyDecoder()
        #expect(decoder.decode([.byte(0x78), .key("paste-begin")] + Self.bytes("a\r\nb\r")) == [.key(.character("x"))])
        #expect(decoder.decode(Self.bytes("q\u{1B}[31m\u{0}日\t") + [.key("KEY_UP")]).isEmpty)
        #expect(
            decoder.decode([.key("paste-end"), .byte(0x71)]) == [.paste("a\nb\nq[31m日\t"), .key(.character("q"))])
    }

    @Test("A paste is cut at its limit, between characters")
    func pasteLimit() {
        var decoder = KeyDecoder()
        let tail: [KeyDecoder.Raw] = Self.bytes("日本") + [.key("paste-end")]
        let many = Array(repeating: KeyDecoder.Raw.byte(0x61), count: KeyDecoder.pasteLimit - 4)
        let expected = String(repeating: "a", count: KeyDecoder.pasteLimit - 4) + "日"
        #expect(decoder.decode([.key("paste-begin")] + many + tail) == [.paste(expected)])
    }

    @Test("Control-c alone ends a paste whose end got lost")
    func lostPasteEnd() {
        var decoder = KeyDecoder()
        _ = decoder.decode([.key("paste-begin"), .byte(0x61)])
        #expect(decoder.decode([.byte(3)]) == [.key(.control("c"))])
        #expect(decoder.decode([.byte(0x62)]) == [.key(.character("b"))])
    }
}
