import Files
import Testing

struct UserAccountTests {
    @Test func hasAHome() throws { #expect(try #require(UserAccount.home()).hasPrefix("/")) }
}
