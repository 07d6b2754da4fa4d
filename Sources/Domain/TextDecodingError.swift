/// The first byte that makes a sequence of bytes invalid as text, with its position.
///
/// The user's text is never repaired: with U+FFFD in place of a byte it would be a different text.
package struct TextDecodingError: Error, Hashable, Sendable {
    /// The kinds of defect.
    package enum Kind: Hashable, Sendable {
        /// The byte is not part of valid UTF-8 (RFC 3629).
        case notUTF8(UInt8)
        /// The byte is zero, which ends a string in C libraries.
        case null
    }

    package let kind: Kind
    /// The offset of the byte, from 0.
    package let offset: Int
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in Unicode scalars.
    package let column: Int

    /// Creates the error for the first defect in `bytes`; nil where they are valid.
    ///
    /// - Complexity: O(*n*).
    package init?(in bytes: some Sequence<UInt8>) {
        var iterator = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var (offset, line, column) = (0, 1, 1)
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar):
                let byte = scalar.first
                if byte == 0 {
                    (kind, self.offset, self.line, self.column) = (.null, offset, line, column)
                    return
                }
                offset += scalar.count
                (line, column) = byte == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1)
            case .error:
                // The parser has consumed the byte, so it is looked up.
                let byte = bytes.dropFirst(offset).first { _ in true } ?? 0
                (kind, self.offset, self.line, self.column) = (.notUTF8(byte), offset, line, column)
                return
            case .emptyInput: return nil
            }
        }
    }

    /// The defect in words, such as `byte 0xFC is not UTF-8`.
    package var reason: String {
        switch kind {
        case .notUTF8(let byte):
            let digits = String(byte, radix: 16, uppercase: true)
            return "byte 0x\(digits.utf8.count == 1 ? "0" : "")\(digits) is not UTF-8"
        case .null: return "contains a NUL byte"
        }
    }
}

extension TextDecodingError: CustomStringConvertible {
    /// The position and the defect: `line 2, column 5 (byte 17): byte 0xFC is not UTF-8`. Bytes count from 1.
    package var description: String { "line \(line), column \(column) (byte \(offset + 1)): \(reason)" }
}

extension String {
    /// Decodes UTF-8 bytes, without the byte order mark that some editors put first.
    ///
    /// - Throws: `TextDecodingError` where the bytes are not UTF-8 or contain NUL.
    package init(text bytes: some Collection<UInt8>) throws(TextDecodingError) {
        if let defect = TextDecodingError(in: bytes) { throw defect }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.init(decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes.dropFirst(0), as: UTF8.self)
    }
}
