import Domain
import TestKit
import Testing

@testable import Credentials

struct CredentialStoreTests {
    private let commands: CommandFolder
    private let path: String
    private let secret: Secret

    init() throws {
        commands = try CommandFolder()
        path = commands.folder.appending("config/credentials.toml")
        secret = try #require(Secret("arti_keepthisone"))
    }

    private var store: CredentialStore {
        CredentialStore(environment: TokenEnvironment(commands.environment), filePath: path, toolLimit: .seconds(60))
    }

    @Test func prefersTheSecretService() async throws {
        let file = CredentialFile(path: path)
        try file.store(try #require(Secret("arti_older")), for: .artinstring)
        try commands.addSecretTool()
        #expect(
            try await store.store(secret, for: .artinstring)
                == CredentialStore.Stored(place: .secretService, fallback: nil))
        #expect(commands.text("kept-artinstring") == "arti_keepthisone")
        #expect(try file.token(for: .artinstring) == nil)
        #expect(await store.remove(.artinstring) == CredentialStore.Removed(places: [.secretService], problems: []))
        #expect(commands.text("kept-artinstring") == "")
    }

    @Test func takesTheFileWithoutASecretService() async throws {
        #expect(
            try await store.store(secret, for: .artinstring)
                == CredentialStore.Stored(place: .file(path: path), fallback: nil))
        #expect(try CredentialFile(path: path).token(for: .artinstring) == "arti_keepthisone")
        #expect(
            await store.remove(.artinstring) == CredentialStore.Removed(places: [.file(path: path)], problems: []))
        #expect(await store.remove(.artinstring) == CredentialStore.Removed(places: [], problems: []))
    }

    @Test func theFallbackHasAReason() async throws {
        try commands.add("secret-tool", "test $1 = lookup && exit 1; exit 5")
        let stored = try await store.store(secret, for: .artinstring)
        #expect(stored.place == .file(path: path))
        #expect(
            stored.fallback == "The desktop's secret service did not store it: secret-tool ended with exit code 5.")
        let removed = await store.remove(.artinstring)
        #expect(removed.places == [.file(path: path)])
        #expect(removed.problems.count == 1)
    }

    /// The older token would be found before the new one in the file.
    @Test(arguments: [
        ("echo arti_older", "has an older token for artinstring"),
        ("echo locked >&2; exit 1", "may have an older token for artinstring"),
        ("exit 5", "may have an older token for artinstring"),
    ])
    func storingFailsWhereAnOlderTokenMayRemain(lookup: String, words: String) async throws {
        try commands.add("secret-tool", "test $1 = lookup && { \(lookup); exit; }; exit 5")
        let file = CredentialFile(path: path)
        try file.store(try #require(Secret("arti_before")), for: .artinstring)
        let problem = try await #require(throws: CredentialStore.Problem.self) {
            try await store.store(secret, for: .artinstring)
        }
        #expect(
            problem.description.hasPrefix(
                "The desktop's secret service did not store it (secret-tool ended with exit code 5) and \(words)"))
        #expect(
            problem.description.contains("Unlock the keyring and try again, or run easel logout artinstring first."))
        #expect(!problem.description.contains("arti_"))
        #expect(try file.token(for: .artinstring) == "arti_before")
    }

    @Test func findsAgainWhatItStored() async throws {
        _ = try await store.store(secret, for: .artinstring)
        let report = await CredentialSearch(
            environment: TokenEnvironment(commands.environment), filePath: path, toolLimit: .seconds(60)
        )
        .find([.artinstring])
        #expect(report.credentials.map { $0.secret.reveal() } == ["arti_keepthisone"])
    }
}
