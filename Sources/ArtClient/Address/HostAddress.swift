/// What can be told of a host from its spelling alone.
///
/// Names are not resolved, so a public name that points at a private address is `public` here.
enum HostAddress: Hashable, Sendable {
    /// This machine: 127.0.0.0/8, ::1, `localhost` and names below it.
    case loopback
    /// An address or a name that only means something inside a network: RFC 1918, RFC 6598, RFC 3927, RFC 4193,
    /// multicast and reserved ranges, `.local`, `.internal`.
    case internalNetwork
    /// Everything else.
    case publicNetwork

    /// Classifies `host`, which is written without brackets; nil when it can be no host.
    init?(_ host: String) {
        let name = host.lowercased()
        guard !name.isEmpty, name.utf8.count <= 253 else { return nil }
        if name.contains(":") {
            guard let words = Self.ipv6(name) else { return nil }
            self = Self.classify(words)
        } else {
            guard name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            // RFC 3986 knows only dotted quads, but resolvers also take 2130706433 and 0x7f.1: any host that ends
            // in a number must therefore be a plain quad.
            guard let last = labels.last(where: { !$0.isEmpty }) else { return nil }
            if last.utf8.allSatisfy({ (48...57).contains($0) }) || last.hasPrefix("0x") {
                guard let octets = Self.ipv4(name) else { return nil }
                self = Self.classify(octets)
            } else if last == "localhost" {
                self = .loopback
            } else if last == "local" || last == "internal" || last == "lan" {
                self = .internalNetwork
            } else {
                self = .publicNetwork
            }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func ipv4(_ text: String) -> [UInt8]? {
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

    private static func classify(_ octets: [UInt8]) -> HostAddress {
        switch (octets[0], octets[1]) {
        case (127, _): .loopback
        case (0, _), (10, _), (172, 16...31), (192, 168), (169, 254), (100, 64...127), (192, 0), (198, 18...19),
            (224..., _):
            .internalNetwork
        default: .publicNetwork
        }
    }

    /// The eight words of an IPv6 address (RFC 4291, section 2.2), without a zone.
    private static func ipv6(_ text: String) -> [UInt16]? {
        func words(_ text: Substring) -> [UInt16]? {
            if text.isEmpty { return [] }
            var words: [UInt16] = []
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if part.contains(".") {
                    guard index == parts.count - 1, let quad = ipv4(String(part)) else { return nil }
                    words.append(UInt16(quad[0]) << 8 | UInt16(quad[1]))
                    words.append(UInt16(quad[2]) << 8 | UInt16(quad[3]))
                } else {
                    guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), let word = UInt16(part, radix: 16)
                    else { return nil }
                    words.append(word)
                }
            }
            return words
        }
        guard let gap = text.utf8.indices.first(where: { text[$0...].hasPrefix("::") }) else {
            guard let all = words(text[...]), all.count == 8 else { return nil }
            return all
        }
        let rest = text[text.utf8.index(gap, offsetBy: 2)...]
        guard let head = words(text[..<gap]), let tail = words(rest), head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func classify(_ words: [UInt16]) -> HostAddress {
        if words == [0, 0, 0, 0, 0, 0, 0, 1] { return .loopback }
        if words[0..<5].allSatisfy({ $0 == 0 }), words[5] == 0xFFFF {
            return classify([UInt8(words[6] >> 8), UInt8(words[6] & 255), UInt8(words[7] >> 8), UInt8(words[7] & 255)])
        }
        // RFC 4291, section 2.4: 2000::/3 is the global unicast space in use.
        return words[0] & 0xE000 == 0x2000 ? .publicNetwork : .internalNetwork
    }
}
