/// Parts bytes as they come into lines.
struct LineReader: Sendable {
    /// The longest line that is kept, in bytes; the rest of a longer one is dropped.
    static let longest = 1 << 20

    private var rest: [UInt8] = []

    /// Takes `bytes` and gives the lines that are whole now, without their ends.
    ///
    /// Bytes that are no UTF-8 become U+FFFD. A carriage return before a line's end belongs to the end.
    mutating func take(_ bytes: some Sequence<UInt8>) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(line())
            } else if rest.count < Self.longest {
                rest.append(byte)
            }
        }
        return lines
    }

    /// The line that had begun when the input ended; nil where none had.
    mutating func finish() -> String? { rest.isEmpty ? nil : line() }

    private mutating func line() -> String {
        defer { rest = [] }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        return String(decoding: rest, as: UTF8.self)
    }
}
