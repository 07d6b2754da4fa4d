@testable import ArtClient
import Testing

struct IPAddressTests {
    @Test(
        arguments: [
            ("1.2.3.4", [1, 2, 3, 4]), ("::", Array(repeating: 0, count: 16)),
            ("::ffff:1.2.3.4", Array(repeating: 0, count: 10) + [255, 255, 1, 2, 3, 4]),
            ("2001:DB8::a:0b", [0x20, 1, 0x0D, 0xB8] + Array(repeating: 0, count: 8) + [0, 10, 0, 11]),
            ("1.2.3", nil), ("1.2.3.04", nil), ("1.2.3.256", nil), ("1.2.3.4.", nil), ("1.2.3.+4", nil), ("", nil),
            ("1:2:3:4:5:6:7", nil), ("1:2:3:4:5:6:7:8:9", nil), ("::1::2", nil), ("1.2.3.4::", nil), ("[::1]", nil),
            ("fe80::1%lo", nil), ("a.example", nil),
        ] as [(String, [UInt8]?)])
    func reads(_ text: String, _ bytes: [UInt8]?) { #expect(IPAddress(text)?.bytes == bytes) }

    @Test(arguments: [
        ("10.0.0.0", "10.255.0.1", 8, true), ("10.0.0.0", "11.0.0.1", 8, false), ("10.0.0.0", "10.127.0.1", 9, true),
        ("10.0.0.0", "10.128.0.1", 9, false), ("10.0.0.1", "10.0.0.1", 32, true), ("10.0.0.1", "10.0.0.1", 33, false),
        ("10.0.0.1", "10.0.0.1", -1, false), ("10.0.0.1", "::ffff:10.0.0.1", 0, false), ("::", "ff::", 0, true),
    ])
    func prefixes(_ one: String, _ other: String, _ count: Int, _ isShared: Bool) throws {
        let (one, other) = (try #require(IPAddress(one)), try #require(IPAddress(other)))
        #expect(one.sharesPrefix(of: count, with: other) == isShared)
    }
}
