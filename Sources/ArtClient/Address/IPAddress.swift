/// A numeric IPv4 or IPv6 address.
struct IPAddress: Hashable, Sendable {
    /// The 4 or 16 bytes, in network order.
    let bytes: [UInt8]

    /// Parses a dotted quad or an IPv6 address (RFC 4291, section 2.2), without brackets or zone; nil for any other
    /// spelling, such as 127.1 or 0177.0.0.1, which some resolvers accept as a quad.
    init?(_ text: String) {
        guard let bytes = text.contains(":") ? Self.version6(text) : Self.version4(text) else { return nil }
        self.bytes = bytes
    }

    /// Returns true when the first `count` bits equal those of `other`, which must be of the same version.
    func sharesPrefix(of count: Int, with other: IPAddress) -> Bool {
        guard bytes.count == other.bytes.count, (0...bytes.count * 8).contains(count) else { return false }
        let (whole, rest) = count.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole) == other.bytes.prefix(whole) else { return false }
        return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0
    }

    private static func version4(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var octets: [UInt8] = []
        for part in parts {
            guard part.utf8.allSatisfy({ (48...57).contains($0) }), part == "0" || !part.hasPrefix("0"),
                let octet = UInt8(part)
            else { return nil }
            octets.append(octet)
        }
        return octets
    }

    private static func version6(_ text: String) -> [UInt8]? {
        guard let gap = text.utf8.indices.first(where: { text[$0...].hasPrefix("::") }) else {
            guard let all = words(text[...]), all.count == 16 else { return nil }
            return all
        }
        let rest = text[text.utf8.index(gap, offsetBy: 2)...]
        guard let head = words(text[..<gap], allowsQuad: false), let tail = words(rest), head.count + tail.count < 16
        else { return nil }
        return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    /// Parses colon-separated words; the last two may be written as a dotted quad.
    private static func words(_ text: Substring, allowsQuad: Bool = true) -> [UInt8]? {
        if text.isEmpty { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains(".") {
                guard allowsQuad, index == parts.count - 1, let quad = version4(String(part)) else { return nil }
                bytes += quad
            } else {
                guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), let word = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(word >> 8), UInt8(word & 255)]
            }
        }
        return bytes
    }
}
