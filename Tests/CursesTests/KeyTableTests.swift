import Canvas
import Testing

@testable import Curses

struct KeyTableTests {
    private static func decode(_ text: String) -> [Key] {
        var decoder = KeyDecoder()
        let start = ContinuousClock.now
        let decoded = decoder.decode(Array(text.utf8), at: start) + decoder.expire(at: start + .seconds(10))
        return decoded.compactMap { if case .input(.key(let key)) = $0 { key } else { nil } }
    }

    @Test(
        arguments: [
            ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("OA", .up), ("OD", .left),
            ("[H", .home), ("[F", .end), ("OH", .home), ("OF", .end), ("[2~", .insert), ("[3~", .delete),
            ("[5~", .pageUp), ("[6~", .pageDown), ("[Z", .backTab), ("[1;2Z", .backTab),
            ("[1;2A", .up), ("[1;5A", .up), ("[1;3B", .down), ("[1;5D", .controlLeft), ("[1;5C", .controlRight),
            ("[1;3D", .controlLeft), ("[1;3C", .controlRight), ("[1;9C", nil), ("[1;2D", .left),
            ("[1;6D", .controlLeft),
            ("[3;5~", .alt("d")), ("[3;3~", .alt("d")), ("[3;2~", .delete), ("[1;5H", .alt("<")), ("[1;5F", .alt(">")),
            ("[1;2H", .home), ("[5;5~", .pageUp), ("[1;5:1C", .controlRight), ("[1;1:3C", nil), ("[E", nil),
        ] as [(String, Key?)])
    func xtermCursorAndEditingKeysWithAndWithoutModifiers(text: String, key: Key?) {
        #expect(Self.decode("\u{1B}" + text) == (key.map { [$0] } ?? []))
    }

    @Test(arguments: [
        ("OP", 1), ("OQ", 2), ("OR", 3), ("OS", 4), ("[15~", 5), ("[17~", 6), ("[18~", 7), ("[19~", 8), ("[20~", 9),
        ("[21~", 10), ("[23~", 11), ("[24~", 12), ("[11~", 1), ("[12~", 2), ("[13~", 3), ("[14~", 4),
        ("[1;2P", 13), ("[1;2Q", 14), ("[15;2~", 17), ("[24;2~", 24), ("[1;5P", 25), ("[1;6P", 37), ("[1;3P", 49),
        ("[1;4P", 61), ("O2P", 13), ("O1;2P", 13), ("O5S", 28), ("[25~", 13), ("[34~", 20), ("[1;2R", 15),
    ])
    func functionKeysNumberedAsInTerminfo(text: String, number: Int) {
        #expect(Self.decode("\u{1B}" + text) == [.function(number)])
    }

    @Test(
        arguments: [
            ("[[A", .function(1)), ("[[E", .function(5)), ("[[F", nil), ("[1~", .home), ("[4~", .end),
            ("[7~", .home), ("[8~", .end), ("[2^", .insert), ("[3^", .alt("d")), ("[3$", .delete), ("[7^", .alt("<")),
            ("[7@", .alt("<")), ("[23$", .function(23)), ("[11^", .function(25)), ("Oa", .up), ("Od", .controlLeft),
            ("Oc", .controlRight), ("[a", .up), ("[d", .left), ("\u{1B}[D", .controlLeft), ("\u{1B}OC", .controlRight),
            ("\u{1B}[A", .up), ("\u{1B}[3~", .alt("d")), ("O5D", .controlLeft),
        ] as [(String, Key?)])
    func theLinuxConsoleRxvtAndPuTTY(text: String, key: Key?) {
        #expect(Self.decode("\u{1B}" + text) == (key.map { [$0] } ?? []))
    }

    @Test func theNumericKeypadInApplicationModeTypesItsLabels() {
        #expect(Self.decode("pqrstuvwxy".map { "\u{1B}O\($0)" }.joined()) == "0123456789".map { .character($0) })
        #expect(Self.decode("jklmnoX".map { "\u{1B}O\($0)" }.joined()) == "*+,-./=".map { .character($0) })
        #expect(Self.decode("\u{1B}OM\u{1B}OI") == [.enter, .tab])
    }

    @Test(
        arguments: [
            ("[97u", .character("a")), ("[97;5u", .control("a")), ("[97;3u", .alt("a")), ("[97;2u", .character("A")),
            ("[97:65;2u", .character("A")), ("[49:33;2u", .character("!")), ("[97;6u", .control("a")),
            ("[97;4u", .alt("A")), ("[97;9u", nil), ("[97;65u", .character("a")), ("[97;129u", .character("a")),
            ("[97;1:3u", nil), ("[97;1:2u", .character("a")), ("[99;5u", .control("c")), ("[105;5u", .tab),
            ("[109;5u", .enter), ("[91;5u", .escape), ("[32;5u", .control(" ")), ("[95;5u", .control("_")),
            ("[49;5u", nil), ("[26085u", .character("日")), ("[228;3u", .alt("ä")), ("[27u", .escape),
            ("[27;5u", .escape), ("[13u", .enter), ("[13;5u", .enter), ("[13;3u", .enter), ("[13;2u", .enter),
            ("[9u", .tab), ("[9;2u", .backTab), ("[127u", .backspace), ("[127;5u", .alt("\u{7F}")),
            ("[127;3u", .alt("\u{7F}")), ("[57399u", .character("0")), ("[57408u", .character("9")),
            ("[57414u", .enter), ("[57417;5u", .controlLeft), ("[57426u", .delete), ("[57376u", .function(13)),
            ("[57358u", nil), ("[57441u", nil), ("[155u", nil), ("[1114112u", nil), ("[55296u", nil), ("[u", nil),
            ("[27;5;97~", .control("a")), ("[27;2;65~", .character("A")), ("[27;5;9~", .tab), ("[27;2;9~", .backTab),
            ("[27;5;13~", .enter), ("[27;3;13~", .enter), ("[27;5;46~", nil), ("[27;6;114~", .control("r")),
        ] as [(String, Key?)])
    func keysByCodePointCSIUAndXtermsModifyOtherKeys(text: String, key: Key?) {
        #expect(Self.decode("\u{1B}" + text) == (key.map { [$0] } ?? []))
    }

    @Test(arguments: ["[99~", "[~", "[1;1;1;1x", "[<x", "OZ", "[99999999999999999999~", "[?25h", "[1 q", "[!p"])
    func anUnknownSequenceIsDropped(text: String) {
        #expect(Self.decode("\u{1B}" + text) == [])
    }
}
