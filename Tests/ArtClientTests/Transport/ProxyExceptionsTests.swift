@testable import ArtClient
import Testing

struct ProxyExceptionsTests {
    @Test(arguments: [
        ("", "https://a.example", false), ("*", "https://a.example", true), ("a.example", "https://a.example", true),
        ("A.Example", "https://a.EXAMPLE", true), ("a.example.", "https://a.example", true),
        ("a.example", "https://a.example.", true), (".a.example", "https://a.example", true),
        (".a.example", "https://b.a.example", true), ("a.example", "https://b.a.example", true),
        ("a.example", "https://ba.example", false), ("example", "https://a.example", true),
        ("b.example, a.example", "https://a.example", true), ("b.example a.example", "https://a.example", true),
        (",,", "https://a.example", false), ("*.example", "https://a.example", false),
        ("a.example:443", "https://a.example", true), ("a.example:8443", "https://a.example", false),
        ("a.example:8443", "https://a.example:8443", true), ("a.example", "https://a.example:8443", true),
        ("203.0.113.7", "https://203.0.113.7", true), ("203.0.113.7", "https://203.0.113.70", false),
        ("203.0.113.0/24", "https://203.0.113.7", true), ("203.0.112.0/23", "https://203.0.113.7", true),
        ("203.0.112.0/24", "https://203.0.113.7", false), ("203.0.113.0/33", "https://203.0.113.7", false),
        ("0.0.0.0/0", "https://203.0.113.7", true), ("0.0.0.0/0", "https://a.example", false),
        ("203.0.113.7:443", "https://203.0.113.7", true), ("203.0.113.7:8443", "https://203.0.113.7", false),
        ("2001:db8::1", "https://[2001:DB8:0::1]", true), ("[2001:db8::1]", "https://[2001:db8::1]", true),
        ("[2001:db8::1]:8443", "https://[2001:db8::1]", false), ("2001:db8::/32", "https://[2001:db8:9::1]", true),
        ("2001:db8::/32", "https://[2001:db9::1]", false), ("2001:db8::/32", "https://203.0.113.7", false),
        ("a b/c", "https://a.example", false),
    ])
    func match(_ list: String, _ address: String, _ isListed: Bool) throws {
        #expect(ProxyExceptions(list).contain(try #require(HTTPURL(address))) == isListed, "\(list)")
    }
}
