import Foundation
import Simulator
import TestKit
import Testing

/// A person gives Easel a token to keep, and takes it back.
extension Stories {
    @Suite struct LoginTests {
        private let trace = TokenTrace()
        private let home: TemporaryFolder
        private static let nowhere = "http://127.0.0.1:9"

        init() throws { home = try TemporaryFolder() }

        private var file: String { home.appending(".config/easel/credentials.toml") }

        private var fileText: String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }

        private func easel(_ arguments: [String], address: String = nowhere, _ more: [String: String] = [:]) throws
            -> EaselProcess
        {
            let environment = ["EASEL_ARTINSTRING_URL": address, "EASEL_ANTEKIRT_URL": address]
            return try EaselProcess(
                arguments, environment: environment.merging(more) { $1 }, home: home, columns: 200)
        }

        /// Runs `story` with the address of a simulator that knows `token`.
        private func withSimulator(token: String, _ story: (String) async throws -> Void) async throws {
            try await SimulatorServer.perform(SimulatorOptions(artinstringToken: token, antekirtKey: token)) {
                _, address in try await story(address)
            }
        }

        /// Types the token at the prompt, and gives the exit code.
        private func give(_ token: String, to easel: EaselProcess, at prompt: String) async throws -> Int32 {
            try await easel.terminal.wait(forText: prompt)
            easel.terminal.type(token + "\r")
            let code = try await easel.terminal.waitForExit(seconds: 40)
            #expect(easel.terminal.hasOldMode)
            #expect(!trace.isIn(easel.terminal.output))
            return code
        }

        @Test func tokenIsTakenUnseenAndKept() async throws {
            try await withSimulator(token: trace.token) { address in
                let login = try easel(["login", "artinstring"], address: address)
                #expect(try await give(trace.token, to: login, at: "Token for artinstring, not shown:") == 0)
                #expect(login.terminal.screen.contains("artinstring.com/me/api-tokens"))
                #expect(login.terminal.screen.contains("token valid, account demo@example.com"))
                #expect(login.terminal.screen.contains("arti_…\(trace.token.suffix(4)) is stored in the file"))
                #expect(login.terminal.screen.contains("easel logout artinstring removes it"))
                #expect(fileText.contains(trace.token))
                let facts = try FileManager.default.attributesOfItem(atPath: file)
                #expect(facts[.posixPermissions] as? Int == 0o600)
                #expect(trace.files(in: home.path) == [".config/easel/credentials.toml"])

                let dashboard = try easel([], address: address)
                try await dashboard.terminal.wait(forText: "Paper Crane")
                #expect(try await dashboard.quit() == 0)
                #expect(!trace.isIn(dashboard.terminal.output))
            }
            let logout = try easel(["logout"])
            #expect(try await logout.terminal.waitForExit() == 0)
            #expect(logout.terminal.screen.contains("artinstring: removed from the file"))
            #expect(logout.terminal.screen.contains("antekirt: nothing was stored"))
            #expect(!FileManager.default.fileExists(atPath: file))
        }

        @Test func beginningNamesTheService() async throws {
            let trace = TokenTrace(prefix: "ak_")
            try await withSimulator(token: trace.token) { address in
                let login = try easel(["login"], address: address)
                #expect(try await give(trace.token, to: login, at: "Token or key, not shown:") == 0)
                #expect(login.terminal.screen.contains("Easel never asks for your password"))
                #expect(login.terminal.screen.contains("antekirt: token valid, account demo"))
                #expect(!trace.isIn(login.terminal.output))
                #expect(fileText.contains("[antekirt]"))
            }
        }

        @Test func refusedTokenIsNotStored() async throws {
            try await withSimulator(token: "arti_another") { address in
                let login = try easel(["login", "artinstring"], address: address)
                #expect(try await give(trace.token, to: login, at: "not shown:") == 3)
                #expect(login.terminal.screen.contains("artinstring does not accept the token; nothing is stored"))
                #expect(trace.files(in: home.path) == [])
            }
        }

        @Test func unreachableServiceStoresWithAWarning() async throws {
            let login = try easel(["login", "artinstring"])
            #expect(try await give(trace.token, to: login, at: "not shown:") == 0)
            #expect(login.terminal.screen.contains("The token could not be checked at artinstring"))
            #expect(fileText.contains(trace.token))
        }

        @Test func offlineAsksNobody() async throws {
            let login = try easel(["login", "artinstring", "--offline"], ["ARTI_TOKEN": "arti_first"])
            #expect(try await give(trace.token, to: login, at: "not shown:") == 0)
            #expect(!login.terminal.screen.contains("could not be checked"))
            #expect(login.terminal.screen.contains("ARTI_TOKEN is set and overrides the stored token"))
            #expect(fileText.contains(trace.token))
        }

        @Test(arguments: ["", "arti_with space", "ak_of_the_other_service"])
        func badTokenIsRefused(token: String) async throws {
            let login = try easel(["login", "artinstring", "--offline"])
            #expect(try await give(token, to: login, at: "not shown:") == 2)
            #expect(!FileManager.default.fileExists(atPath: file))
        }

        /// Ctrl-c, HUP, TERM, ABRT and SEGV while the terminal does not echo.
        @Test(arguments: [2, 1, 15, 6, 11] as [Int32])
        func endAtThePromptGivesTheEchoBack(number: Int32) async throws {
            let login = try easel(["login", "artinstring"])
            try await login.terminal.wait(forText: "not shown:")
            #expect(!login.terminal.hasOldMode)
            if number == 2 { login.terminal.type("\u{3}") } else { login.terminal.signal(number) }
            #expect(try await login.terminal.waitForExit() == 128 + number)
            #expect(login.terminal.hasOldMode)
            #expect(!FileManager.default.fileExists(atPath: file))
        }

        /// As other programs do it, for a token that another program prints.
        @Test func tokenFromAPipe() async throws {
            try home.write(trace.token + "\nanother line\n", to: "given")
            var environment = PseudoTerminal.plainEnvironment
            environment["HOME"] = home.path
            let shell = try PseudoTerminal(
                path: "/bin/sh", arguments: ["-c", "\(EaselProcess.path) login --offline < \(home.path)/given"],
                environment: environment, columns: 200)
            #expect(try await shell.waitForExit() == 0)
            #expect(!shell.screen.contains("not shown"))
            #expect(fileText.contains(trace.token))
            #expect(!trace.isIn(shell.output))
        }

        @Test func secretServiceGoesBeforeTheFile() async throws {
            let script = """
                #!/bin/sh
                { echo "$@"; env; } >> \(home.path)/told
                case $1 in
                lookup) cat \(home.path)/kept-$5 2>/dev/null || exit 1 ;;
                store) cat > \(home.path)/kept-$6 ;;
                clear) rm -f \(home.path)/kept-$5 ;;
                esac
                """
            let tool = try home.write(script, to: "bin/secret-tool")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
            let session = [
                "PATH": "\(home.path)/bin:/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(home.path)/bus",
            ]
            let login = try easel(["login", "artinstring", "--offline"], session)
            #expect(try await give(trace.token, to: login, at: "not shown:") == 0)
            #expect(login.terminal.screen.contains("is stored in the desktop's secret service"))
            #expect(trace.files(in: home.path) == ["kept-artinstring"])
            let logout = try easel(["logout", "artinstring"], session)
            #expect(try await logout.terminal.waitForExit() == 0)
            #expect(logout.terminal.screen.contains("artinstring: removed from the desktop's secret service"))
            #expect(trace.files(in: home.path) == [])
        }

        @Test func fileThatOthersMayReadIsRefused() async throws {
            try home.write("[artinstring]\ntoken = \"\(trace.token)\"\n", to: ".config/easel/credentials.toml")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            let dashboard = try easel([])
            #expect(try await dashboard.terminal.waitForExit() == 3)
            #expect(dashboard.terminal.screen.contains("can be read by others"))
            let logout = try easel(["logout"])
            #expect(try await logout.terminal.waitForExit() == 1)
            #expect(fileText.contains(trace.token))
        }
    }
}
