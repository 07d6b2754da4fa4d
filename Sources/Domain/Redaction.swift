/// Removes credentials from texts that come from outside, and limits their length.
///
/// Matches the exact values, since a service may echo a request's header fields, and the services' prefixes `arti_` and
/// `ak_` and the scheme `Bearer` (RFC 6750, section 2.1), since it may echo another user's.
package struct Redaction: Sendable {
    /// The default limit for the text of an error, in bytes.
    package static let limit = 500
    /// The bytes searched beyond the limit, so that masks that shorten a text leave enough to show.
    static let margin = 1024

    private let secrets: [Secret]

    /// Creates a redaction.
    ///
    /// - Parameter secrets: The credentials that this process holds.
    package init(_ secrets: [Secret]) {
        // Longest first: masking a secret that is part of another would leave the ends of that.
        self.secrets = secrets.sorted { $0.reveal().utf8.count > $1.reveal().utf8.count }
    }

    /// Returns `text` with credentials replaced by `***`, cut to `limit` bytes and marked with `…` where it is longer.
    ///
    /// - `limit`: The maximum length in bytes, without the mark; nil keeps the whole text.
    /// - Complexity: O(*n*) for a given number of secrets, *n* being at most `limit` and a little more.
    package func text(_ text: String, limit: Int? = Redaction.limit) -> String {
        var bytes = Array(text.utf8)
        let isCut = limit.map { Self.cut(&bytes, to: $0 + Self.margin) } ?? false
        for secret in secrets { bytes = Self.masking(Array(secret.reveal().utf8), in: bytes) }
        if isCut { bytes.removeLast(beginningAtTheEnd(of: bytes)) }
        bytes = Self.maskingBearers(in: bytes, isCut: isCut)
        for service in Service.allCases {
            bytes = Self.maskingWords(startingWith: Array(service.tokenPrefix.utf8), in: bytes)
        }
        let isShortened = limit.map { Self.cut(&bytes, to: $0) } ?? false
        return String(decoding: bytes, as: UTF8.self) + (isCut || isShortened ? "…" : "")
    }

    /// Cuts `bytes` to at most `limit` at a scalar boundary; returns false where there are no more.
    private static func cut(_ bytes: inout [UInt8], to limit: Int) -> Bool {
        guard bytes.count > limit else { return false }
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        bytes.removeLast(bytes.count - end)
        return true
    }

    /// Returns the number of last bytes that may be the beginning of a secret that was cut.
    private func beginningAtTheEnd(of bytes: [UInt8]) -> Int {
        var most = 0
        for secret in secrets {
            let beginning = secret.reveal().utf8.dropLast()
            var length = min(beginning.count, bytes.count)
            while length > most, !bytes.suffix(length).elementsEqual(beginning.prefix(length)) { length -= 1 }
            most = max(most, length)
        }
        return most
    }

    private static let mask = Array("***".utf8)

    private static func masking(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == secret[0], bytes[index...].starts(with: secret) {
                out += mask
                index += secret.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    private static func maskingWords(startingWith prefix: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let startsWord = index == 0 || !isWord(bytes[index - 1])
            if startsWord, bytes[index] == prefix[0], bytes[index...].starts(with: prefix) {
                out += prefix + mask
                index += bytes[index...].prefix(while: isWord).count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }

    /// Masks the word after `Bearer`, unless it is short and has no digit, as in "unrecognized Bearer token".
    private static func maskingBearers(in bytes: [UInt8], isCut: Bool) -> [UInt8] {
        let scheme = Array("bearer ".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let end = index + scheme.count
            guard bytes[index] | 0x20 == scheme[0], end <= bytes.count,
                zip(bytes[index..<end], scheme).allSatisfy({ $0 | 0x20 == $1 })
            else {
                out.append(bytes[index])
                index += 1
                continue
            }
            out += bytes[index..<end]
            let token = bytes[end...].prefix(while: isTokenByte)
            let isToken =
                token.count >= 16 || token.contains { (0x30...0x39).contains($0) }
                || isCut && !token.isEmpty && token.endIndex == bytes.count
            out += isToken ? mask[...] : token
            index = token.endIndex
        }
        return out
    }

    private static func isWord(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "_-".utf8.contains(byte) }

    /// Returns true if a `b64token` may have `byte` (RFC 6750, 2.1).
    private static func isTokenByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || "-._~+/=".utf8.contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
