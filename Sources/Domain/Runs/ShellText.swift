/// Words of a command for a POSIX shell (IEEE Std 1003.1, "Shell Command Language", 2.2 Quoting).
enum ShellText {
    /// `text` as one word: as it is where no shell reads anything into it, else in single quotes.
    static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: "_-./:,%+@=".utf8.contains(byte)
            }
        }
        // Some shells look for a command behind a leading equals sign.
        if isPlain, !text.isEmpty, !text.hasPrefix("=") { return text }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// Whether `text` can stand in a command that is copied into a terminal: nothing in it is a key to the terminal
    /// or its line editor.
    static func isPasteable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    }
}
