import Credentials
import Domain
import Testing

struct LogRedactionTests {
    @Test(arguments: [
        ("nothing to hide", "nothing to hide"), ("é ✓ plain", "é ✓ plain"),
        ("sent arti_hush to it", "sent *** to it"), ("arti_husharti_hush", "******"), ("arti_hus", "arti_***"),
        ("https://cdn.example/a/b.png?sig=hush", "https://cdn.example/…"),
        ("read https://cdn.example:8443/x?sig=hush, then", "read https://cdn.example:8443/… then"),
        ("https://cdn.example?sig=hush", "https://cdn.example/…"),
        ("https://cdn.example#hush", "https://cdn.example/…"),
        ("https://me:hush@cdn.example/x", "https://cdn.example/…"),
        ("https://me:hu@sh@cdn.example", "https://cdn.example"),
        ("at https://cdn.example now", "at https://cdn.example now"),
        (
            "url=\"https://a.example/hush\" url=<http://b.example/hush>",
            "url=\"https://a.example/…\" url=<http://b.example/…>"
        ),
        ("https://a.example\\hush", "https://a.example/…"), ("://", "://"), ("", ""),
    ])
    func hides(_ text: String, _ shown: String) throws {
        #expect(LogRedaction([try #require(Secret("arti_hush"))]).text(text) == shown)
    }

    @Test func everySecret() throws {
        let redaction = LogRedaction([try #require(Secret("one")), try #require(Secret("two"))])
        #expect(redaction.text("one two three") == "*** *** three")
    }
}
