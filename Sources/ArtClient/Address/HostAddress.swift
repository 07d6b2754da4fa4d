/// The network that a host belongs to, by its spelling alone.
///
/// Names are not resolved, so a public name that resolves to a private address is `publicNetwork` here; classify the
/// resolved addresses as well.
enum HostAddress: Hashable, Sendable {
    /// This machine: 127.0.0.0/8, ::1, `localhost` and names below it.
    case loopback
    /// An address or name with a meaning only inside a network: RFC 1918, RFC 6598, RFC 3927, RFC 4193, multicast and
    /// reserved ranges, `.local`, `.internal`.
    case internalNetwork
    /// Any other address or name.
    case publicNetwork

    /// Classifies `host`, written without brackets; nil when it is not a valid host.
    init?(_ host: String) {
        let name = host.lowercased()
        guard !name.isEmpty, name.utf8.count <= 253 else { return nil }
        if name.contains(":") {
            guard let address = IPAddress(name) else { return nil }
            self.init(address)
        } else {
            guard name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            // RFC 3986 has only dotted quads, but resolvers also accept 2130706433 and 0x7f.1: a host that ends in a
            // number must therefore be a plain quad.
            guard let last = labels.last(where: { !$0.isEmpty }), labels.allSatisfy({ $0.utf8.count <= 63 }),
                labels.dropLast().allSatisfy({ !$0.isEmpty })
            else { return nil }
            if last.utf8.allSatisfy({ (48...57).contains($0) }) || last.hasPrefix("0x") {
                guard let address = IPAddress(name) else { return nil }
                self.init(address)
            } else if last == "localhost" {
                self = .loopback
            } else if last == "local" || last == "internal" || last == "lan" {
                self = .internalNetwork
            } else {
                self = .publicNetwork
            }
        }
    }

    /// Classifies `address`.
    init(_ address: IPAddress) {
        let bytes = address.bytes
        self =
            bytes.count == 4
            ? Self.classify(bytes)
            : Self.classify(
                words: stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) })
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func classify(_ octets: [UInt8]) -> HostAddress {
        // The IANA registry of special-purpose addresses (RFC 6890), and multicast.
        switch (octets[0], octets[1], octets[2]) {
        case (127, _, _): .loopback
        case (0, _, _), (10, _, _), (172, 16...31, _), (192, 168, _), (169, 254, _), (100, 64...127, _), (192, 0, 0),
            (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113), (224..., _, _):
            .internalNetwork
        default: .publicNetwork
        }
    }

    private static func classify(words: [UInt16]) -> HostAddress {
        if words == [0, 0, 0, 0, 0, 0, 0, 1] { return .loopback }
        // Addresses that embed an IPv4 address are classified by it: mapped ones (RFC 4291, section 2.5.5.2), and those
        // behind a gateway, whose loopback is not this machine, NAT64 (RFC 6052, section 2.1) and 6to4 (RFC 3056).
        if words[0..<6] == [0, 0, 0, 0, 0, 0xFFFF] { return classify(octets(words[6], words[7])) }
        let embedded: [UInt8]? =
            if words[0..<6] == [0x64, 0xFF9B, 0, 0, 0, 0] {
                octets(words[6], words[7])
            } else if words[0] == 0x2002 {
                octets(words[1], words[2])
            } else {
                nil
            }
        if let embedded { return classify(embedded) == .publicNetwork ? .publicNetwork : .internalNetwork }
        // Special purposes (2001::/23, Teredo among them) and documentation.
        if words[0] == 0x2001, words[1] < 0x200 || words[1] == 0xDB8 { return .internalNetwork }
        // RFC 4291, section 2.4: 2000::/3 is the global unicast space in use.
        return words[0] & 0xE000 == 0x2000 ? .publicNetwork : .internalNetwork
    }

    private static func octets(_ high: UInt16, _ low: UInt16) -> [UInt8] {
        [UInt8(high >> 8), UInt8(high & 255), UInt8(low >> 8), UInt8(low & 255)]
    }
}
