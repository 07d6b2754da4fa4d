import JSON
import Testing

struct JSONParserTests {
    private static let readsCases: [(String, JSON)] = [
        ("null", JSON.null), ("true", true), (" false ", false), ("\u{FEFF}1", 1), ("\"\"", ""), ("[]", []),
        ("{}", [:]), ("[1,[2],{\"a\":null}]", [1, [2], ["a": .null]]), ("\t\r\n[ 1 , 2 ]\n", [1, 2]),
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u6F22""#, "Aé漢"),
        (#""\ud83d\ude00""#, "😀"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        ("\"a\u{301}\u{7F}\u{2028}\"", "a\u{301}\u{7F}\u{2028}"),
    ]

    /// Without repairs, an unpaired surrogate is an error.
    @Test(arguments: [
        (#""\ud83d""#, 1), (#""\ude00x""#, 1), (#""ab\ud83d\u0041""#, 3), (#"["\ud83d\ud83d\ude00"]"#, 2),
    ])
    func unpairedSurrogatesAreRejected(text: String, offset: Int) throws {
        let error = try #require(throws: JSONParseError.self) {
            try JSONParser.parse(text, limits: JSONLimits(repairs: false))
        }
        #expect(error.offset == offset)
        #expect(try JSONParser.parse(#""\ud83d\ude00""#, limits: JSONLimits(repairs: false)) == "😀")
    }

    @Test(arguments: readsCases)
    func reads(_ text: String, _ value: JSON) throws { #expect(try JSONParser.parse(text) == value) }

    @Test(arguments: [
        "", " ", "nul", "nulll", "tru", "True", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":",
        "{\"a\":1", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{1:2}", "\"", "\"a", "\"\\", "\"\\u12\"", "\"\\u12", "\"\\x\"",
        "\"\\ud83d\\u\"", "\"\u{0}\"", "\"\n\"", "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity",
        "1 2", "{} x", "// no", "'a'", "]", "}", ",", "\u{A0}1",
    ])
    func refuses(_ text: String) {
        #expect(throws: JSONParseError.self) { try JSONParser.parse(text) }
    }

    @Test func replacesIllFormedText() throws {
        let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0x62, 0xE2, 0x82, 0x22]
        #expect(try JSONParser.parse(bytes) == "a\u{FFFD}b\u{FFFD}")
    }

    @Test func reportsTheOffset() {
        let error = #expect(throws: JSONParseError.self) { try JSONParser.parse("[1, x]") }
        #expect(error?.offset == 4)
    }

    @Test func preservesOrderAndSpelling() throws {
        let json = try JSONParser.parse(#"{"z":1.0,"a":18446744073709551616,"m":1e400,"z":2E+0}"#)
        #expect(json.object?.names == ["z", "a", "m"])
        #expect(json.text == #"{"z":2E+0,"a":18446744073709551616,"m":1e400}"#)
    }
}
