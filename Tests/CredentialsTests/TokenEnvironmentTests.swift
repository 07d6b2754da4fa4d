import Credentials
import Domain
import Testing

struct TokenEnvironmentTests {
    @Test func tokensAreSplitFromTheEnvironment() {
        let environment = TokenEnvironment(["ARTI_TOKEN": "arti_one", "ANTEKIRT_API_KEY": "ak_two", "EDITOR": "vi"])
        #expect(environment.withoutTokens == ["EDITOR": "vi"])
        #expect(environment.secrets.mapValues { $0.reveal() } == [.artinstring: "arti_one", .antekirt: "ak_two"])
    }

    @Test(arguments: [("arti_one", true), ("arti one", true), ("", false), (nil, false)] as [(String?, Bool)])
    func setVariablesAreKnown(token: String?, isSet: Bool) {
        var variables = ["EDITOR": "vi"]
        variables["ARTI_TOKEN"] = token
        let environment = TokenEnvironment(variables)
        #expect(environment.isSet(for: .artinstring) == isSet)
        #expect(!environment.isSet(for: .antekirt))
        #expect(environment.withoutTokens == ["EDITOR": "vi"])
    }

    @Test(arguments: ["arti_hush", "arti_hush hush"])
    func showsNoToken(token: String) {
        var text = ""
        dump(TokenEnvironment(["ARTI_TOKEN": token, "EDITOR": "vi"]), to: &text)
        #expect(text.contains("vi"))
        #expect(!text.contains("hush"))
    }
}
