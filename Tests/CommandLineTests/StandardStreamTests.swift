import Testing

@testable import CommandLine

struct StandardStreamTests {
    @Test(arguments: [
        ("easel: no such file", "easel: no such file"), ("two\nlines\r\nthree", "two\nlines\nthree"),
        ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"), ("\u{9B}2J\u{7F}\u{0}", "\u{FFFD}2J\u{FFFD}\u{FFFD}"),
        ("owl\u{202E}gpj.exe", "owl\u{FFFD}gpj.exe"), ("a\u{200B}b\u{FEFF}", "a\u{FFFD}b\u{FFFD}"),
        ("a\u{2028}b\u{2029}c", "a\u{FFFD}b\u{FFFD}c"), ("\u{1B}]52;c;aGk=\u{7}", "\u{FFFD}]52;c;aGk=\u{FFFD}"),
        ("tab\there", "tab here"), ("Füße, 漢字, é", "Füße, 漢字, é"),
    ])
    func textForATerminalIsSanitized(words: String, shown: String) {
        #expect(StandardStream.sanitized(words) == shown)
    }
}
