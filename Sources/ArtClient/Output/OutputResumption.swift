/// Where the reading of a file broke off, and how the server named what it was sending.
package struct OutputResumption: Hashable, Sendable {
    /// How many bytes of the file are there.
    package let offset: Int
    /// The file's strong validator; without one nobody can tell whether the rest belongs to the same file.
    package let validator: String

    package init(offset: Int, validator: String) {
        self.offset = offset
        self.validator = validator
    }

    /// The fields that ask for the rest, and for the whole if the file is another one by now (RFC 9110, sections
    /// 13.1.5 and 14.2).
    var headers: [(name: String, value: String)] {
        [("Range", "bytes=\(offset)-"), ("If-Range", validator)]
    }

    /// The longest validator that is kept and sent back.
    private static let validatorLimit = 256

    /// The strong validator in an answer (RFC 9110, section 8.8.3); nil when there is none, or one that is weak or
    /// that no header field should carry.
    static func validator(in headers: HeaderFields) -> String? {
        guard let tag = headers["etag"], (3...validatorLimit).contains(tag.utf8.count) else { return nil }
        let bytes = Array(tag.utf8)
        let inner = bytes.dropFirst().dropLast()
        let isWhole = bytes.first == 0x22 && bytes.last == 0x22
        return isWhole && inner.allSatisfy { $0 == 0x21 || (0x23...0x7E).contains($0) } ? tag : nil
    }
}
