import Credentials
import Testing

struct TokenEnvironmentTests {
    @Test func leavesTokensOut() {
        #expect(Set(TokenEnvironment.variables) == ["ARTI_TOKEN", "ANTEKIRT_API_KEY"])
        #expect(
            TokenEnvironment.withoutTokens(["ARTI_TOKEN": "a", "ANTEKIRT_API_KEY": "b", "EDITOR": "vi"])
                == ["EDITOR": "vi"])
    }
}
