import Domain
import Testing

struct SecretTests {
    @Test(arguments: ["", " ", "a b", "a\n", "a\r\nx-evil: 1", "\u{0}", "é", "\u{7F}", "a\t"])
    func refuses(_ text: String) { #expect(Secret(text) == nil) }

    @Test func neverShowsItself() throws {
        let secret = try #require(Secret("arti_hush"))
        struct Holder { let secret: Secret }
        var dumped = ""
        dump(Holder(secret: secret), to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(Holder(secret: secret))", "\(Optional(secret) as Any)", dumped,
        ]
        for text in texts { #expect(!text.contains("hush")) }
        #expect(secret.reveal() == "arti_hush")
    }
}
