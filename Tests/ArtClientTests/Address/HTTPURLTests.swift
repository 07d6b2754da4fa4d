@testable import ArtClient
import Testing

struct HTTPURLTests {
    @Test(
        arguments: [
            ("https://a.example", "https://a.example/"), ("https://A.example:443/x?y#z", "https://a.example/x?y"),
            ("https://a.example?q=1", "https://a.example/?q=1"), ("http://[::1]:8080/x", "http://[::1]:8080/x"),
            ("https://a.example/漢 字\r\nX: y", "https://a.example/%E6%BC%A2%20%E5%AD%97%0D%0AX:%20y"),
            ("https://a.example/%2e", "https://a.example/%2e"),
            ("https://a.example\\@b.example", "https://a.example/%5C@b.example"),
            ("https://a.example/a[1]?b[]=2", "https://a.example/a%5B1%5D?b%5B%5D=2"),
            ("https://a.example/50%?q=%zz%4", "https://a.example/50%25?q=%25zz%254"),
            ("https://a.example./", "https://a.example./"), ("https://a..example/", nil), ("https://.a.example/", nil),
            ("https://a.example%2f.b.example/", nil), ("https://a.example;b.example/", nil),
            ("https://a.example&b/", nil), ("https://[::1", nil), ("https://[::1]x/", nil),
            ("https://[a.example]/", nil),
            ("https://a.example:80:80/", nil), ("https://a.example:+80/", nil), ("https://a.example:0/", nil),
            ("https://u:p@a.example/", nil), ("data:text/plain,x", nil), ("//a.example", nil), ("https:a.example", nil),
            ("javascript://x", nil), ("https://a.example:x/", nil),
        ] as [(String, String?)])
    func reads(_ text: String, _ address: String?) { #expect(HTTPURL(text)?.text == address) }

    @Test(
        arguments: [
            ("https://b.example/y", "https://b.example/y"), ("//b.example/y", "https://b.example/y"),
            ("/y?z", "https://a.example/y?z"), ("y", "https://a.example/d/y"), ("?n=2", "https://a.example/d/x?n=2"),
            ("", nil), ("javascript:alert(1)", nil), ("file:///etc/passwd", nil), ("http://u@b.example/", nil),
        ] as [(String, String?)])
    func resolves(_ reference: String, _ address: String?) throws {
        let base = try #require(HTTPURL("https://a.example/d/x?q=/1"))
        #expect(base.resolving(reference)?.text == address)
    }
}
