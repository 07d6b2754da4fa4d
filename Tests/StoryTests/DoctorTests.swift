import JSON
import Foundation
import Simulator
import TestKit
import Testing

/// `easel doctor` with the built program.
extension Stories {
    @Suite struct DoctorTests {
        private func withSimulator(_ story: (String) async throws -> Void) async throws {
            try await SimulatorServer.perform { _, address in try await story(address) }
        }

        @Test func allIsWellAndNoTokenIsShown() async throws {
            try await withSimulator { address in
                let token = "arti_demo"
                let easel = try EaselProcess(
                    ["doctor"], environment: ["ARTI_TOKEN": token, "EASEL_ARTINSTRING_URL": address], columns: 200,
                    rows: 120)
                #expect(try await easel.terminal.waitForExit() == 0)
                let screen = easel.terminal.screen
                for words in [
                    "ok: TERM: xterm-256color", "ok: locale: UTF-8", "artinstring: token *** from ARTI_TOKEN",
                    "\(address), no proxy", "reachable, token valid", "archive: ", "Programs",
                ] { #expect(screen.contains(words), "\(words)") }
                #expect(!String(decoding: easel.terminal.output, as: UTF8.self).contains(token))
            }
        }

        @Test func problemsAreReportedWithARemedy() async throws {
            try await withSimulator { address in
                let home = try TemporaryFolder()
                try home.write("theme = \"none\"\n", to: ".config/easel/config.toml")
                try home.write("[roles\n", to: ".config/easel/themes/mine.toml")
                let database = try home.write("no database", to: ".local/share/easel/easel.sqlite")
                let easel = try EaselProcess(
                    ["doctor"], environment: ["ARTI_TOKEN": "arti_wrong", "EASEL_ARTINSTRING_URL": address],
                    home: home, columns: 250, rows: 120)
                #expect(try await easel.terminal.waitForExit() == 1)
                let screen = easel.terminal.screen
                for words in [
                    "problem: theme: unknown theme none", "problem: theme mine: ", "problem: artinstring: ",
                    "problem: archive: \(database)", "chmod 0600 \(database)",
                ] { #expect(screen.contains(words), "\(words)") }
                #expect(!String(decoding: easel.terminal.output, as: UTF8.self).contains("arti_wrong"))
            }
        }

        @Test func programsGetJSONWhichATerminalCanShow() async throws {
            let home = try TemporaryFolder()
            let easel = try EaselProcess(
                ["doctor", "--json", "--offline"], environment: ["NO_COLOR": "\u{202E}1"], home: home, rows: 200)
            #expect(try await easel.terminal.waitForExit() == 0)
            // Before it stands what the terminal was asked.
            let text = String(String(decoding: easel.terminal.output, as: UTF8.self).drop { $0 != "{" })
                .replacing("\r\n", with: "\n")
            #expect(text.contains(#""words": "\u202e1""#))
            let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            #expect(json?["healthy"] as? Bool == true)
        }
    }
}
