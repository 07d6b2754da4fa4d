@testable import ArtClient
import Domain
import Testing

struct RedactionTests {
    @Test(arguments: [
        ("nothing", "nothing"), ("zebra99", "***"), ("Bearer zebra99!", "Bearer ***!"), ("zebra99zebra99", "******"),
        ("xzebra99\u{301}", "x***\u{301}"), ("arti_abc-1 and ak_00ff.", "arti_*** and ak_***."),
        ("party_time", "party_time"), ("ak_", "ak_***"),
    ])
    func masks(_ text: String, _ masked: String) { #expect(Redaction(Secret("zebra99")).text(text) == masked) }

    @Test func boundsLength() {
        let redaction = Redaction(Secret("zebra99"))
        #expect(redaction.text(String(repeating: "é", count: 300)).utf8.count <= 503)
        #expect(redaction.text("ééé", limit: 3) == "é…")
        // A credential across the bound is masked, not cut in half.
        #expect(redaction.text("aaaazebra99", limit: 6) == "aaaa**…")
    }
}
