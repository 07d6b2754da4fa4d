import Domain
import Foundation
import TestKit
import Testing

@testable import Credentials

struct CredentialSearchTests {
    private let commands: CommandFolder
    private let path: String

    init() throws {
        commands = try CommandFolder()
        path = commands.folder.appending("config/credentials.toml")
    }

    /// Gives artinstring a token in the sources that are named.
    private func find(
        variable: String? = nil, command: [String]? = nil, kept: String? = nil, file: String? = nil,
        _ services: [Service] = [.artinstring]
    ) async throws -> CredentialReport {
        var environment = commands.environment
        environment["ARTI_TOKEN"] = variable
        if let kept {
            try commands.addSecretTool()
            try commands.folder.write(kept, to: "kept-artinstring")
        }
        if let file { try CredentialFile(path: path).store(try #require(Secret(file)), for: .artinstring) }
        let search = CredentialSearch(
            environment: TokenEnvironment(environment), commands: command.map { [.artinstring: $0] } ?? [:],
            filePath: path, commandLimit: .seconds(60), toolLimit: .seconds(60))
        return await search.find(services)
    }

    private func found(_ report: CredentialReport) -> [String] {
        report.credentials.map { "\($0.service.name) \($0.secret.reveal()) \($0.source)" }
    }

    @Test func environmentGoesFirst() async throws {
        let report = try await find(
            variable: "arti_1", command: ["echo", "arti_2"], kept: "arti_3", file: "arti_4")
        #expect(found(report) == ["artinstring arti_1 from ARTI_TOKEN"])
        #expect(commands.text("arguments").isEmpty)
    }

    /// Blanks around a token are no part of it, wherever it comes from.
    @Test(arguments: ["arti_1\r", "arti_1\n", " arti_1 ", "\tarti_1\r\n", "arti_1 \n\n"])
    func whitespaceAroundATokenIsIgnored(token: String) async throws {
        #expect(found(try await find(variable: token)) == ["artinstring arti_1 from ARTI_TOKEN"])
        if token.first != "\t" {
            let report = try await find(command: ["printf", "%s", token])
            #expect(found(report) == ["artinstring arti_1 from token_command printf"], "\(report.problems)")
            let kept = try await find(kept: token)
            #expect(found(kept) == ["artinstring arti_1 from the desktop's secret service"])
        }
        let quoted = token.unicodeScalars.map {
            $0.value < 32 ? "\\u00\($0.value < 16 ? "0" : "")\(String($0.value, radix: 16))" : "\($0)"
        }
        try commands.folder.write("[artinstring]\ntoken = \"\(quoted.joined())\"\n", to: "config/credentials.toml")
        chmod(path, 0o600)
        chmod(commands.folder.appending("config"), 0o700)
        try commands.folder.write("", to: "kept-artinstring")
        #expect(found(try await find()) == ["artinstring arti_1 from the file \(path)"])
        #expect(try TokenInput(Array(token.utf8), for: nil).secret.reveal() == "arti_1")
    }

    @Test(arguments: ["arti_1 arti_2", "arti_\n1", "arti_é", "\u{FEFF}arti_1"])
    func invalidCharactersAreRefusedInEverySource(token: String) async throws {
        #expect(try await find(variable: token).problems.count == 1)
        #expect(throws: TokenInput.Refusal.badCharacter) { try TokenInput(Array(token.utf8), for: .artinstring) }
    }

    @Test func thenTheCommand() async throws {
        let report = try await find(variable: "", command: ["echo", "arti_2"], kept: "arti_3", file: "arti_4")
        #expect(found(report) == ["artinstring arti_2 from token_command echo"])
        #expect(report.source(of: .artinstring) == .command(program: "echo"))
        #expect(commands.text("arguments").isEmpty)
    }

    @Test func thenTheSecretService() async throws {
        let report = try await find(kept: "arti_3", file: "arti_4")
        #expect(found(report) == ["artinstring arti_3 from the desktop's secret service"])
    }

    @Test func thenTheFile() async throws {
        let report = try await find(file: "arti_4")
        #expect(found(report) == ["artinstring arti_4 from the file \(path)"])
        #expect(report.attempts.map(\.description) == ["from ARTI_TOKEN: nothing", "from the file \(path): found"])
    }

    @Test func noTokenAnywhereIsNoProblem() async throws {
        let report = try await find([.artinstring, .antekirt])
        #expect(report.credentials.isEmpty)
        #expect(report.problems.isEmpty)
        #expect(report.attempts.count == 4)
    }

    /// A token found further on may be that of another account.
    @Test func aBrokenConfiguredSourceEndsTheSearch() async throws {
        let report = try await find(command: ["false"], kept: "arti_3", file: "arti_4")
        #expect(report.credentials.isEmpty)
        #expect(report.problems == ["The token command for artinstring, false, ended with exit code 1."])
        let bad = try await find(variable: "arti 1", command: ["echo", "arti_2"])
        #expect(bad.credentials.isEmpty)
        #expect(
            bad.problems == ["The token in ARTI_TOKEN contains a space or another character that no token has."])
    }

    @Test func aFailedSecretServiceIsOnlyInTheReport() async throws {
        try commands.add("secret-tool", "echo called >> \(commands.folder.path)/arguments; exit 7")
        let report = try await find(file: "arti_4", [.artinstring, .antekirt])
        #expect(found(report) == ["artinstring arti_4 from the file \(path)"])
        #expect(report.problems.isEmpty)
        #expect(
            report.attempts.map(\.description).contains(
                "from the desktop's secret service: secret-tool ended with exit code 7"))
        // What is silent for one service is not asked for the other.
        #expect(commands.text("arguments") == "called\n")
    }

    /// It may mean that nothing is kept or that the keyring did not answer; only the complaint tells.
    @Test func errorOutputOfTheSecretServiceIsInTheReport() async throws {
        try commands.add("secret-tool", "echo locked >&2; exit 1")
        let report = try await find(file: "arti_4")
        #expect(found(report) == ["artinstring arti_4 from the file \(path)"])
        #expect(report.attempts.contains { $0.outcome == .unavailable("secret-tool ended with exit code 1") })
    }

    /// It would be sent to the other company.
    @Test(arguments: 0..<4)
    func tokenOfTheOtherServiceIsRefused(source: Int) async throws {
        let tokens = (0..<4).map { $0 == source ? "ak_hush" : $0 > source ? "arti_later" : nil }
        let report = try await find(
            variable: tokens[0], command: tokens[1].map { ["echo", $0] }, kept: tokens[2], file: tokens[3])
        #expect(report.credentials.isEmpty)
        #expect(report.problems.count == 1)
        let problem = try #require(report.problems.first)
        #expect(problem.hasSuffix(" looks like a token for antekirt, so it is not sent to artinstring."))
        #expect(!problem.contains("hush"))
    }

    @Test func anUnknownPrefixIsAccepted() async throws {
        #expect(found(try await find(variable: "other_1")) == ["artinstring other_1 from ARTI_TOKEN"])
    }

    @Test func refusedFileIsAProblem() async throws {
        try commands.folder.write("[artinstring]\ntoken = 'arti_hush'\n", to: "config/credentials.toml")
        let report = try await find([.artinstring])
        #expect(report.credentials.isEmpty)
        #expect(report.problems.count == 1)
        #expect(!"\(report)".contains("hush"))
    }

    @Test func searchesAndStoresShowNoToken() throws {
        try commands.addSecretTool()
        let environment = TokenEnvironment(commands.environment.merging(["ARTI_TOKEN": "arti_hush"]) { $1 })
        var text = ""
        dump(CredentialSearch(environment: environment, filePath: path), to: &text)
        dump(CredentialStore(environment: environment, filePath: path), to: &text)
        #expect(text.contains("secret-tool"))
        #expect(!text.contains("hush"))
    }

    @Test func reportsShowNoToken() async throws {
        var text = ""
        dump(try await find(variable: "arti_hush"), to: &text)
        #expect(text.contains("***"))
        #expect(!text.contains("hush"))
    }
}
