#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file in a `data:` URL (RFC 2397): `data:image/png;base64,…`.
struct DataURL: Hashable, Sendable {
    /// The media type with its parameters, verbatim; nil when there is none.
    let mediaType: String?
    let bytes: [UInt8]

    /// The problem of a `data:` URL.
    enum Problem: Error, Hashable {
        case malformed
        /// The data has more bytes than the limit.
        case tooLarge
    }

    /// Returns true when `text` is a `data:` URL.
    static func matches(_ text: String) -> Bool { text.prefix(5).lowercased() == "data:" }

    /// Decodes `text`.
    ///
    /// - `limit`: The maximum size in bytes.
    init(_ text: String, limit: Int) throws(Problem) {
        guard Self.matches(text), let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) else { throw .malformed }
        var header = text[..<comma].dropFirst(5)
        let data = text[text.utf8.index(after: comma)...]
        let isBase64 = header.lowercased().hasSuffix(";base64")
        // An escape takes three characters for a byte and base64 four for three: a text that is too long even so need
        // not be decoded.
        guard data.utf8.count / 4 <= limit else { throw .tooLarge }
        if isBase64 { header = header.dropLast(7) }
        let decoded = PercentEncoding.decode(data)
        if isBase64 {
            // Whitespace is allowed, and the padding is often missing.
            let digits = decoded.filter { ![0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "=")].contains($0) }
            let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - digits.count % 4) % 4)
            guard let data = Data(base64Encoded: Data(digits + padding)) else { throw .malformed }
            bytes = Array(data)
        } else {
            bytes = decoded
        }
        guard bytes.count <= limit else { throw .tooLarge }
        mediaType = header.isEmpty ? nil : String(header)
    }
}
