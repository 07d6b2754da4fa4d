import Credentials
import Domain
import Testing

struct TokenInputTests {
    @Test(
        arguments: [
            ("arti_one", nil, .artinstring, nil), ("ak_one", nil, .antekirt, nil),
            ("  arti_one\r", nil, .artinstring, nil),
            ("ak_one", .antekirt, .antekirt, nil),
            (
                "other", .antekirt, .antekirt,
                "antekirt tokens usually begin with ak_; this one does not."
            ),
        ] as [(String, Service?, Service, String?)])
    func takes(_ text: String, _ named: Service?, _ service: Service, _ warning: String?) throws {
        let given = try TokenInput(Array(text.utf8), for: named)
        #expect(given.service == service)
        #expect(given.warning == warning)
        #expect(given.secret.reveal().allSatisfy { !$0.isWhitespace })
    }

    @Test(
        arguments: [
            ("", nil, .empty), (" \t", .artinstring, .empty), ("other", nil, .unknownService),
            ("arti_a b", .artinstring, .badCharacter), ("arti_é", nil, .badCharacter),
            ("\u{1b}[200~arti_one\u{1b}[201~", .artinstring, .badCharacter),
            ("ak_one", .artinstring, .otherService(.antekirt, meant: .artinstring)),
            (" arti_one", .antekirt, .otherService(.artinstring, meant: .antekirt)),
        ] as [(String, Service?, TokenInput.Refusal)])
    func refuses(_ text: String, _ named: Service?, _ refusal: TokenInput.Refusal) {
        #expect(throws: refusal) { try TokenInput(Array(text.utf8), for: named) }
        #expect(!refusal.description.contains("arti_"))
    }
}
