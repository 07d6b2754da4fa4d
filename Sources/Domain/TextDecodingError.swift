/// A byte that keeps bytes from being a text, and where it stands.
///
/// A text of the user's is never repaired: with U+FFFD in place of a byte it would be another text.
package struct TextDecodingError: Error, Hashable, Sendable {
    /// What is wrong with the byte.
    package enum Kind: Hashable, Sendable {
        /// It belongs to no character in UTF-8 (RFC 3629).
        case notUTF8(UInt8)
        /// It is zero, at which libraries written in C take a text to end.
        case null
    }

    package let kind: Kind
    /// The byte's offset, from 0.
    package let offset: Int
    /// Its line, from 1.
    package let line: Int
    /// Its column, from 1, in Unicode scalars.
    package let column: Int

    /// The first defect in `bytes`; nil where they are a text.
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
                // The byte itself is looked up, since the parser has passed it.
                let byte = bytes.dropFirst(offset).first { _ in true } ?? 0
                (kind, self.offset, self.line, self.column) = (.notUTF8(byte), offset, line, column)
                return
            case .emptyInput: return nil
            }
        }
    }

    /// What is wrong, in words that go on after the place.
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
    /// What is wrong and where: `line 2, column 5 (byte 17): byte 0xFC is not UTF-8`; bytes count from 1.
    package var description: String { "line \(line), column \(column) (byte \(offset + 1)): \(reason)" }
}

extension String {
    /// The text that `bytes` are, without the byte order mark that some editors put first.
    ///
    /// - Throws: `TextDecodingError` where they are none.
    package init(text bytes: some Collection<UInt8>) throws(TextDecodingError) {
        if let defect = TextDecodingError(in: bytes) { throw defect }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.init(decoding: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes.dropFirst(0), as: UTF8.self)
    }
}
