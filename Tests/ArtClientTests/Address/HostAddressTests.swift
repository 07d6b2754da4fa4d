@testable import ArtClient
import Testing

struct HostAddressTests {
    @Test(
        arguments: [
            ("127.0.0.1", .loopback), ("127.255.0.9", .loopback), ("::1", .loopback), ("0:0:0:0:0:0:0:1", .loopback),
            ("localhost", .loopback), ("LOCALHOST.", .loopback), ("a.localhost", .loopback),
            ("::ffff:127.0.0.1", .loopback),
            ("10.1.2.3", .internalNetwork), ("172.16.0.1", .internalNetwork), ("172.31.9.9", .internalNetwork),
            ("192.168.1.1", .internalNetwork), ("169.254.169.254", .internalNetwork), ("100.64.0.1", .internalNetwork),
            ("0.0.0.0", .internalNetwork), ("224.0.0.1", .internalNetwork), ("255.255.255.255", .internalNetwork),
            ("198.18.0.1", .internalNetwork), ("fe80::1", .internalNetwork), ("fd00::1", .internalNetwork),
            ("::", .internalNetwork), ("::ffff:10.0.0.1", .internalNetwork), ("64:ff9b::a00:1", .internalNetwork),
            ("ff02::1", .internalNetwork), ("printer.local", .internalNetwork), ("vault.internal", .internalNetwork),
            ("192.0.0.8", .internalNetwork), ("192.0.2.1", .internalNetwork), ("203.0.113.1", .internalNetwork),
            ("198.51.100.1", .internalNetwork), ("2001:db8::1", .internalNetwork), ("2001::1", .internalNetwork),
            ("2002:a00:1::", .internalNetwork), ("2002:7f00:1::", .internalNetwork),
            ("64:ff9b::7f00:1", .internalNetwork),
            ("64:ff9b::808:808", .publicNetwork), ("2002:808:808::", .publicNetwork),
            ("192.0.66.1", .publicNetwork), ("2001:4860::8888", .publicNetwork),
            ("172.32.0.1", .publicNetwork), ("8.8.8.8", .publicNetwork), ("2606:4700::1111", .publicNetwork),
            ("::ffff:8.8.8.8", .publicNetwork), ("res.cloudinary.com", .publicNetwork), ("a_b.example", .publicNetwork),
            ("", nil), (".", nil), ("a b", nil), ("2130706433", nil), ("0x7f.1", nil), ("127.1", nil),
            ("0177.0.0.1", nil),
            ("256.1.1.1", nil), ("1.2.3.4.5", nil), ("::1::", nil), ("1:2", nil), ("fe80::1%eth0", nil),
            ("12345::", nil),
            ("é.example", nil), ("a%2fb", nil), (":::", nil),
            ("a..example", nil), (".a.example", nil), ("a.example.", .publicNetwork),
            (String(repeating: "a", count: 64) + ".example", nil),
        ] as [(String, HostAddress?)])
    func classifies(_ host: String, _ address: HostAddress?) { #expect(HostAddress(host) == address) }
}
