import Domain
import Testing

struct TextDecodingErrorTests {
    @Test(
        arguments: [
            ([0x5A, 0xFC, 0x72], "line 1, column 2 (byte 2): byte 0xFC is not UTF-8"),
            (Array("ä\r\nb".utf8) + [0x80], "line 2, column 2 (byte 6): byte 0x80 is not UTF-8"),
            (Array("a = 1\n".utf8) + [0], "line 2, column 1 (byte 7): contains a NUL byte"),
            // A truncated character, an overlong form, a surrogate, and a value beyond the last scalar.
            ([0x61, 0xE2, 0x82], "line 1, column 2 (byte 2): byte 0xE2 is not UTF-8"),
            ([0xC0, 0x80], "line 1, column 1 (byte 1): byte 0xC0 is not UTF-8"),
            ([0xED, 0xA0, 0x80], "line 1, column 1 (byte 1): byte 0xED is not UTF-8"),
            ([0xF5, 0x80, 0x80, 0x80], "line 1, column 1 (byte 1): byte 0xF5 is not UTF-8"),
            // UTF-16, as some editors save.
            ([0xFF, 0xFE, 0x61, 0x00], "line 1, column 1 (byte 1): byte 0xFF is not UTF-8"),
            (Array("\n\n\u{1F989}".utf8) + [0x0A, 0x09, 0xFF], "line 4, column 2 (byte 9): byte 0xFF is not UTF-8"),
        ] as [([UInt8], String)])
    func reportsTheFirstInvalidByte(bytes: [UInt8], words: String) {
        #expect(TextDecodingError(in: bytes)?.description == words)
        #expect(throws: TextDecodingError.self) { try String(text: bytes) }
    }

    @Test(arguments: [
        ("", ""), ("owl", "owl"), ("a\r\n\tb\u{7}", "a\r\n\tb\u{7}"), ("\u{FFFD}", "\u{FFFD}"),
        ("e\u{301}", "e\u{301}"), ("\u{FEFF}owl", "owl"), ("owl\u{FEFF}", "owl\u{FEFF}"),
    ])
    func decodesText(written: String, text: String) throws {
        #expect(TextDecodingError(in: written.utf8) == nil)
        #expect(Array(try String(text: Array(written.utf8)).utf8) == Array(text.utf8))
    }
}
