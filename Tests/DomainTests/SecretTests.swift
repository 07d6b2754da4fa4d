import Domain
import Testing

struct SecretTests {
    @Test(arguments: ["", " ", "a b", "a\n", "a\r\nx-evil: 1", "\u{0}", "é", "\u{7F}", "a\t"])
    func refuses(_ text: String) { #expect(Secret(text) == nil) }

    @Test func neverShowsItself() throws {
        let secret = try #require(Secret("arti_hush"))
        struct Holder: Error { let secret: Secret }
        var dumped = ""
        dump(Holder(secret: secret), to: &dumped)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(Holder(secret: secret))", "\(Optional(secret) as Any)", dumped, "\(Holder(secret: secret) as any Error)",
            "\(Result<Int, Holder>.failure(Holder(secret: secret)))", "\(["a": secret])",
            "\(Mirror(reflecting: secret))",
        ]
        for text in texts { #expect(!text.contains("hush")) }
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(secret.reveal() == "arti_hush")
    }

    @Test func cannotBeEncoded() throws {
        let secret: Any = try #require(Secret("arti_hush"))
        #expect(!(secret is any Encodable))
        #expect(!(secret is any Decodable))
    }

    @Test(arguments: [
        ("arti_0123456789abcdefx9f2", "arti_…x9f2"), ("ak_2e1a9c97c684f8d6ccaeac7654a9", "ak_…54a9"),
        ("0123456789abcdefghij", "…ghij"), ("arti_0123456789abcde_1234", "arti_…1234"),
        // The rest after the prefix is too short, or the prefix is part of the secret.
        ("arti_demo", "***"), ("arti_0123456789abcdefxyz", "***"), ("averylongsecretbeginning_x9f2", "…x9f2"),
        ("k3y_0123456789abcdefx9f2", "…x9f2"), ("_0123456789abcdefx9f2", "…x9f2"),
    ])
    func hints(_ token: String, _ hint: String) throws { #expect(try #require(Secret(token)).hint == hint) }
}
