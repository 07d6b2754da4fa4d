import Domain

/// A splitter of incoming bytes into lines.
package struct LineReader: Sendable {
    /// A line without its end.
    package enum Line: Hashable, Sendable {
        case text(String)
        /// An invalid line: not UTF-8, or too long. The reason follows its name in a sentence.
        case unusable(String)
    }

    /// The maximum length of a line, in bytes.
    static let maxLength = 1 << 20

    private var rest: [UInt8] = []
    private var isTooLong = false

    /// A reader before the first byte.
    package init() {}

    /// Adds `bytes`, and returns the complete lines.
    ///
    /// No line is changed or shortened: one that is not UTF-8, or longer than `maxLength`, is rejected whole. A
    /// carriage return before the line end belongs to it.
    package mutating func append(_ bytes: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                lines.append(line())
            } else if rest.count < Self.maxLength {
                rest.append(byte)
            } else {
                isTooLong = true
            }
        }
        return lines
    }

    /// Returns the unfinished line at the end of the input; nil where there is none.
    package mutating func finish() -> Line? { rest.isEmpty ? nil : line() }

    private mutating func line() -> Line {
        defer { (rest, isTooLong) = ([], false) }
        if isTooLong { return .unusable("longer than \(Self.maxLength >> 20) MiB") }
        if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
        if let defect = TextDecodingError(in: rest) {
            return .unusable("column \(defect.column) (byte \(defect.offset + 1)): \(defect.reason)")
        }
        return .text(String(decoding: rest, as: UTF8.self))
    }
}
