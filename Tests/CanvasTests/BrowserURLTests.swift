import Canvas
import Testing

struct BrowserURLTests {
    @Test(arguments: [
        "https://a.example/x.png?size=2#top", "http://127.0.0.1:8080/", "HTTPS://A.example", "https://a.example/%20(1)",
        "https://a.example/@owl?to=b@c",
    ])
    func addressesOfTheWebAreTaken(_ text: String) { #expect(BrowserURL(text)?.text == text) }

    @Test(arguments: [
        "", "https://", "https:///etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "-https://a.example",
        "ftp://a.example", "https://a.example/a b", "https://a.example/\u{1B}[2J", "https://a.example/\n--help",
        "https://\u{202E}a.example", "https://a.example/`id`", "https://a.example/\"x\"", "//a.example",
        "https://exämple.com", "https://service.example@evil.example/x.png", "https://a.example:pass@b.example",
    ])
    func allElseIsNot(_ text: String) { #expect(BrowserURL(text) == nil) }
}
