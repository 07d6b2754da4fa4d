import Domain

/// Takes credentials out of texts that come from a service, and bounds their length.
///
/// By exact value, since a service may echo a request's headers, and by the services' own prefixes `arti_` and
/// `ak_`, since it may echo somebody else's.
struct Redaction: Sendable {
    /// The longest text that is kept of an error, in bytes.
    static let limit = 500

    private let secret: Secret?

    init(_ secret: Secret?) { self.secret = secret }

    /// `text` without credentials, at most `limit` bytes and a mark that it went on.
    func text(_ text: String, limit: Int = Redaction.limit) -> String {
        // Cutting before searching could leave the first half of a token at the end.
        var bytes = Array(text.utf8.prefix(limit + 1024))
        if let secret { bytes = Self.replacing(Array(secret.reveal().utf8), in: bytes) }
        for prefix in ["arti_", "ak_"] { bytes = Self.maskingWords(startingWith: Array(prefix.utf8), in: bytes) }
        guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }

    private static func replacing(_ needle: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: needle) {
                out += "***".utf8
                index += needle.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func maskingWords(startingWith prefix: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        func isWord(_ byte: UInt8) -> Bool {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
            default: false
            }
        }
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let startsWord = index == 0 || !isWord(bytes[index - 1])
            if startsWord, bytes[index...].starts(with: prefix) {
                out += prefix + Array("***".utf8)
                index += bytes[index...].prefix(while: isWord).count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}
