import Domain
import TestKit
import Testing

@testable import Credentials

struct SecretToolTests {
    @Test func keepsFindsAndRemoves() async throws {
        let commands = try CommandFolder()
        try commands.addSecretTool()
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        let secret = try #require(Secret("arti_keepthisone"))
        #expect(try await tool.token(for: .artinstring) == nil)
        #expect(try await !tool.remove(.artinstring))
        try await tool.store(secret, for: .artinstring)
        #expect(try await tool.token(for: .artinstring) == "arti_keepthisone")
        #expect(try await tool.token(for: .antekirt) == nil)
        #expect(try await tool.remove(.artinstring))
        #expect(try await tool.token(for: .artinstring) == nil)
        let lines = commands.text("arguments").split(separator: "\n")
        #expect(lines.first == "lookup service easel account artinstring")
        #expect(lines.contains("store --label=Easel: artinstring service easel account artinstring"))
        #expect(lines.contains("clear service easel account artinstring"))
    }

    @Test func tokensAreNotInItsArgumentsOrEnvironment() async throws {
        let commands = try CommandFolder()
        try commands.addSecretTool()
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        try await tool.store(try #require(Secret("arti_keepthisone")), for: .artinstring)
        #expect(commands.text("kept-artinstring") == "arti_keepthisone")
        #expect(!commands.text("arguments").contains("keepthisone"))
        #expect(commands.text("environment").contains("DBUS_SESSION_BUS_ADDRESS="))
        #expect(!commands.text("environment").contains("keepthisone"))
    }

    @Test func isAbsentWithoutProgramOrBus() throws {
        let commands = try CommandFolder()
        #expect(SecretTool(environment: commands.environment) == nil)
        try commands.addSecretTool()
        #expect(SecretTool(environment: commands.environment) != nil)
        var environment = commands.environment
        environment["DBUS_SESSION_BUS_ADDRESS"] = nil
        #expect(SecretTool(environment: environment) == nil)
        environment["XDG_RUNTIME_DIR"] = commands.folder.path
        #expect(SecretTool(environment: environment) == nil)
        try commands.folder.write("", to: "bus")
        #expect(SecretTool(environment: environment) != nil)
        environment["PATH"] = "bin:/usr/bin"
        #expect(SecretTool(environment: environment) == nil)
    }

    @Test func exitCodeOneMeansNoToken() async throws {
        let commands = try CommandFolder()
        try commands.add("secret-tool", "exit 1")
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        #expect(try await tool.token(for: .artinstring) == nil)
        await #expect(throws: ChildProcess.Problem.failed(1)) {
            try await tool.store(try #require(Secret("arti_x")), for: .artinstring)
        }
    }

    @Test func errorOutputIsAProblem() async throws {
        let commands = try CommandFolder()
        try commands.add("secret-tool", "echo 'secret-tool: Cannot autolaunch' >&2; exit 1")
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        await #expect(throws: ChildProcess.Problem.failedWithMessage(1)) { try await tool.token(for: .artinstring) }
    }

    /// Also after a lookup that finds nothing or fails: it cannot see into a keyring that stays locked.
    @Test(arguments: [("exit 1", false), ("exit 7", true), ("echo locked >&2; exit 1", true)])
    func alwaysClears(lookup: String, wasKept: Bool) async throws {
        let commands = try CommandFolder()
        try commands.add(
            "secret-tool", "test $1 = lookup && { \(lookup); }; echo $1 >> \(commands.folder.path)/done")
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        #expect(try await tool.remove(.artinstring) == wasKept)
        #expect(commands.text("done") == "clear\n")
    }

    @Test func clearingThatFailsIsAProblem() async throws {
        let commands = try CommandFolder()
        try commands.add("secret-tool", "test $1 = lookup && exit 1; echo locked >&2; exit 1")
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        await #expect(throws: ChildProcess.Problem.failedWithMessage(1)) { try await tool.remove(.artinstring) }
    }

    @Test func storingHasItsOwnLimit() async throws {
        let commands = try CommandFolder()
        try commands.add("secret-tool", "exec sleep 60")
        let secret = try #require(Secret("arti_x"))
        let short = Duration.milliseconds(200)
        let hasty = try #require(
            SecretTool(environment: commands.environment, timeLimit: .seconds(60), storeTimeout: short))
        await #expect(throws: ChildProcess.Problem.timedOut(short)) { try await hasty.store(secret, for: .artinstring) }
        let patient = try #require(
            SecretTool(environment: commands.environment, timeLimit: short, storeTimeout: .seconds(60)))
        await #expect(throws: ChildProcess.Problem.timedOut(short)) { try await patient.token(for: .artinstring) }
        #expect(SecretTool.storeTimeout == .seconds(60))
    }

    @Test func anotherExitCodeIsAProblem() async throws {
        let commands = try CommandFolder()
        try commands.add("secret-tool", "exit 7")
        let tool = try #require(SecretTool(environment: commands.environment, timeLimit: .seconds(60)))
        await #expect(throws: ChildProcess.Problem.failed(7)) { try await tool.token(for: .artinstring) }
    }
}
