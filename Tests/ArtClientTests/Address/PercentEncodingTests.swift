@testable import ArtClient
import Testing

struct PercentEncodingTests {
    @Test(arguments: [("a b", "a%20b"), ("a/b?", "a%2Fb%3F"), ("é-._~", "%C3%A9-._~"), ("%", "%25")])
    func components(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.component(text) == encoded)
        #expect(PercentEncoding.decode(encoded) == Array(text.utf8))
    }

    @Test(arguments: [
        ("/a%20b", "/a%20b"), ("/a b%", "/a%20b%25"), ("/%4", "/%254"), ("/%4g", "/%254g"), ("/[a]|", "/%5Ba%5D%7C"),
        ("/\u{7F}\u{0}é", "/%7F%00%C3%A9"),
    ])
    func addresses(_ text: String, _ encoded: String) {
        #expect(PercentEncoding.escapingUnsafe(text) == encoded)
        // Valid input is unchanged.
        #expect(PercentEncoding.escapingUnsafe(encoded) == encoded)
    }

    @Test(arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%4", "A%4"), ("%25", "%")])
    func decodes(_ text: String, _ decoded: String) {
        #expect(PercentEncoding.decode(text) == Array(decoded.utf8))
    }
}
