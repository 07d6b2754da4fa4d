import ArtClient
import Credentials
import Domain
import Testing

@testable import easel

struct FoundCredentialsTests {
    private func found(_ environment: [String: String]) async -> FoundCredentials {
        let search = CredentialSearch(
            environment: TokenEnvironment(environment), filePath: "/no/such/folder/credentials.toml")
        return FoundCredentials(await search.find(Service.allCases), environment: environment)
    }

    @Test func tokensAreBoundToTheServicesOwnOrigins() async {
        let found = await found(["ARTI_TOKEN": "arti_one", "ANTEKIRT_API_KEY": "ak_two"])
        #expect(found.credentials.map(\.origin) == [.artinstring, .antekirt])
        #expect(found.credentials.map { $0.secret.reveal() } == ["arti_one", "ak_two"])
        #expect(found.problems.isEmpty)
        #expect(found.attempts.map(\.outcome) == [.found, .found])
    }

    @Test func variablesNameOtherOrigins() async {
        let found = await found([
            "ARTI_TOKEN": "arti_one", "EASEL_ARTINSTRING_URL": "http://127.0.0.1:8080", "ANTEKIRT_API_KEY": "ak_two",
            "EASEL_ANTEKIRT_URL": "",
        ])
        #expect(found.credentials.map(\.origin.text) == ["http://127.0.0.1:8080", "https://api.antekirt.com"])
    }

    @Test(arguments: ["http://example.com", "ftp://example.com", "https://example.com/path", "https://me@example.com"])
    func anInvalidAddressSkipsTheService(address: String) async {
        let found = await found(["ARTI_TOKEN": "arti_hush", "EASEL_ARTINSTRING_URL": address])
        #expect(found.credentials.isEmpty)
        #expect(found.problems.count == 1)
        #expect(found.problems.first?.hasPrefix("EASEL_ARTINSTRING_URL: ") == true)
        #expect(!found.problems.joined().contains("hush"))
    }
}
