/// The state of an interrupted read of a file, for its resumption.
package struct OutputResumption: Hashable, Sendable {
    /// The number of bytes received.
    package let offset: Int
    /// The file's strong validator, which shows that the rest belongs to the same file.
    package let validator: String

    /// Creates the state of a read that stopped at `offset` bytes.
    package init(offset: Int, validator: String) {
        self.offset = offset
        self.validator = validator
    }

    /// The header fields that request the rest, or the whole file if it has changed (RFC 9110, sections 13.1.5 and
    /// 14.2).
    var headers: [(name: String, value: String)] {
        [("Range", "bytes=\(offset)-"), ("If-Range", validator)]
    }

    /// The maximum length of a validator, in bytes.
    private static let validatorLimit = 256

    /// The strong validator of a response (RFC 9110, section 8.8.3); nil when there is none, or it is weak or not safe
    /// in a header field.
    static func validator(in headers: HeaderFields) -> String? {
        guard let tag = headers["etag"], (3...validatorLimit).contains(tag.utf8.count) else { return nil }
        let bytes = Array(tag.utf8)
        let inner = bytes.dropFirst().dropLast()
        let isWhole = bytes.first == 0x22 && bytes.last == 0x22
        return isWhole && inner.allSatisfy { $0 == 0x21 || (0x23...0x7E).contains($0) } ? tag : nil
    }
}
