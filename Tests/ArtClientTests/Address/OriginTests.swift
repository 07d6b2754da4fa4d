import ArtClient
import Testing

struct OriginTests {
    @Test(arguments: [
        ("https://artinstring.com", "https://artinstring.com"), ("HTTPS://ArtInString.com/", "https://artinstring.com"),
        ("https://a.example:443", "https://a.example"), ("https://a.example:8443/", "https://a.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://127.1.2.3", "http://127.1.2.3"),
        ("http://localhost:1", "http://localhost:1"), ("http://[::1]:80/", "http://[::1]"),
        ("https://192.168.0.4:9", "https://192.168.0.4:9"),
    ])
    func accepts(_ address: String, _ text: String) throws { #expect(try Origin(address).text == text) }

    @Test(arguments: [
        ("", OriginError.notAnAddress), ("artinstring.com", .notAnAddress), ("ftp://a.example", .notAnAddress),
        ("https://", .notAnAddress), ("https://a b", .notAnAddress), ("https://a.example:0", .notAnAddress),
        ("https://a.example:99999", .notAnAddress), ("https://a.example:1:2", .notAnAddress),
        ("https://[::1", .notAnAddress), ("https://user@a.example", .moreThanAnOrigin),
        ("https://a.example/api", .moreThanAnOrigin), ("https://a.example?x", .moreThanAnOrigin),
        ("https://a.example#x", .moreThanAnOrigin), ("http://a.example", .plainHTTP),
        ("http://10.0.0.1", .plainHTTP), ("http://localhost.evil.example", .plainHTTP),
        ("http://127.0.0.1.evil.example", .plainHTTP), ("http://[::2]", .plainHTTP),
        ("http://2130706433", .notAnAddress),
    ])
    func refuses(_ address: String, _ error: OriginError) {
        #expect(throws: error) { try Origin(address) }
    }

    @Test func services() throws {
        #expect(Origin.artinstring == (try Origin("https://artinstring.com")))
        #expect(Origin.antekirt == (try Origin("https://api.antekirt.com")))
        #expect(!Origin.artinstring.isLoopback)
    }
}
