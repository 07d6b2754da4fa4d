/// Quoting for a POSIX shell (IEEE Std 1003.1, "Shell Command Language", section 2.2).
enum ShellText {
    /// Returns `text` as one word: unquoted where no shell interprets it, else in single quotes.
    static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "_-./:,%+@=".utf8.contains(byte)
            }
        }
        // zsh expands a leading equals sign to the path of a command.
        if isPlain, !text.isEmpty, !text.hasPrefix("=") { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Returns true if `text` can be pasted into a terminal: it has no control character that the terminal or its line
    /// editor would interpret.
    static func isPasteable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    }
}
