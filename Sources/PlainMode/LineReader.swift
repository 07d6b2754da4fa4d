import Domain

/// Parts bytes as they come into lines.
package struct LineReader: Sendable {
    /// A line, without its end.
    package enum Line: Hashable, Sendable {
        case text(String)
        /// It is no text, or too long: why, in words that go on after its name.
        case unusable(String)
    }

    /// The longest line that is taken, in bytes.
    static let longest = 1 << 20

    private var rest: [UInt8] = []
    private var isTooLong = false

    /// A reader before the first byte.
    package init() {}

    /// Takes `bytes` and gives the lines that are whole now.
    ///
    /// Nothing of a line is changed or left out: one that is no UTF-8 text, or longer than `longest`, is refused whole.
    /// A carriage return before a line's end belongs to the end.
    package mutating func take(_ bytes: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(line())
            } else if rest.count < Self.longest {
                rest.append(byte)
            } else {
                isTooLong = true
            }
        }
        return lines
    }

    /// The line that had begun when the input ended; nil where none had.
    package mutating func finish() -> Line? { rest.isEmpty ? nil : line() }

    private mutating func line() -> Line {
        defer { (rest, isTooLong) = ([], false) }
        if isTooLong { return .unusable("longer than \(Self.longest >> 20) MiB") }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        if let defect = TextDecodingError(in: rest) {
            return .unusable("column \(defect.column) (byte \(defect.offset + 1)): \(defect.reason)")
        }
        return .text(String(decoding: rest, as: UTF8.self))
    }
}
