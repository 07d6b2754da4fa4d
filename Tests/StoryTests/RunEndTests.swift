import JSON
import Domain
import Foundation
import Simulator
import TestKit
import Testing

/// How `easel run` and the other commands end: exit codes, one JSON object, and streams that cannot be written.
extension Stories {
    @Suite struct RunEndTests {
        private static let refusal = ScriptedReply(status: 401, json: ["error": "unauthorized"])
        private static let owl = "easel run stoic-owl --var subject='an owl'"

        /// A shell in a terminal that runs `script`, in which `easel` is the program.
        private static func shell(
            _ script: String, at address: String = "http://127.0.0.1:1", home: TemporaryFolder
        ) throws -> PseudoTerminal {
            let environment = EaselProcess.environment(address).merging([
                "HOME": home.path, "ANTEKIRT_API_KEY": "ak_demo", "EASEL_ANTEKIRT_URL": address,
            ]) { $1 }
            return try PseudoTerminal.shell(script, environment, by: "/bin/bash", columns: 240)
        }

        /// What was written to `name` in `home`, as the one JSON object that it must be.
        private static func object(_ name: String, in home: TemporaryFolder) throws -> JSON {
            let data = try #require(FileManager.default.contents(atPath: "\(home.path)/\(name)"))
            let json = try JSONParser.parse(Array(data))
            #expect(json["ok"]?.bool != nil && json["code"]?.string != nil && json["what"]?.string != nil)
            #expect(json["next"]?.string != nil && json["sent"]?.bool != nil && json["mayHaveSpent"]?.bool != nil)
            return json
        }

        // MARK: streams

        @Test(
            .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
            arguments: [
                "easel --help", "easel run --help", "easel doctor --offline", "easel doctor --json --offline",
                "easel simulate", "easel logout", "printf 'arti_x\\n' | easel login artinstring --offline",
                "printf 'quit\\n' | easel --plain",
            ])
        func standardOutputThatIsFullIsAnError(command: String) async throws {
            let home = try TemporaryFolder()
            let shell = try Self.shell("\(command) > /dev/full", home: home)
            #expect(try await shell.waitForExit(seconds: 60) == 1)
            #expect(shell.screen.text.contains("Standard output cannot be written: No space left on device."))
        }

        @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: ["", "--json"])
        func aRunWhoseOutputCannotBeWrittenIsNotLost(flag: String) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let shell = try Self.shell("\(Self.owl) \(flag) > /dev/full", at: address, home: home)
                #expect(try await shell.waitForExit(seconds: 60) == 1)
                let text = shell.screen.text
                #expect(text.contains("Completed: run "), "\(text)")
                #expect(text.contains("Standard output cannot be written") && text.contains("Do not send it again"))
                #expect(await simulator.statistics().acceptedRuns == 1)
                let dry = try Self.shell("\(Self.owl) --dry-run \(flag) > /dev/full", at: address, home: home)
                #expect(try await dry.waitForExit(seconds: 60) == 1)
                #expect(dry.screen.text.contains("Nothing was sent."))
            }
        }

        @Test(arguments: [
            ("easel --help", 0), ("easel doctor --json --offline", 0),
            ("easel run stoic-owl --var subject='an owl' --json", 0), ("easel run stoic-owl --var subject='an owl'", 0),
            ("easel run stoic-owl --var steps=999 --json", 2),
        ])
        func aPipeThatNobodyReadsEndsQuietly(command: String, code: Int) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { _, address in
                let home = try TemporaryFolder()
                // The pipe is closed before anything is written to it.
                let shell = try Self.shell(
                    "(sleep 1; \(command); echo \"code $?\" >&2) | true", at: address, home: home)
                _ = try await shell.waitForExit(seconds: 60)
                #expect(shell.screen.text.contains("code \(code)"), "\(shell.screen.text)")
                #expect(!shell.screen.text.contains("cannot be written"))
            }
        }

        // MARK: not sent

        @Test func aLimitAndARepetitionHaveTheirOwnExitCodeAndAreNamed() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let first = try Self.shell(Self.owl, at: address, home: home)
                #expect(try await first.waitForExit(seconds: 60) == 0)
                let again = try Self.shell("\(Self.owl) --json > $HOME/out", at: address, home: home)
                #expect(try await again.waitForExit(seconds: 60) == 6)
                #expect(again.screen.text.contains("An identical request was sent"))
                let repeated = try Self.object("out", in: home)
                #expect(repeated["code"] == "duplicate" && repeated["sent"] == false)
                #expect(repeated["what"]?.string?.contains(", run ") == true)

                try home.write("[spending]\nruns_per_day = 1\n", to: ".config/easel/config.toml")
                let other = try Self.shell(
                    "easel run stoic-owl --var subject='a fox' --json > $HOME/out", at: address, home: home)
                #expect(try await other.waitForExit(seconds: 60) == 6)
                let over = try Self.object("out", in: home)
                #expect(over["code"] == "over_budget" && over["mayHaveSpent"] == false)
                #expect(over["what"]?.string?.contains("spending.runs_per_day is 1: 1 run used") == true)
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        @Test func everyEndBeforeSendingIsOneObject() async throws {
            try await SimulatorServer.perform { simulator, address in
                let home = try TemporaryFolder()
                func end(_ arguments: String, _ code: Int32, _ word: String) async throws {
                    let shell = try Self.shell(
                        "easel run \(arguments) --json > $HOME/out", at: address, home: home)
                    #expect(try await shell.waitForExit(seconds: 60) == code, "\(arguments)")
                    let json = try Self.object("out", in: home)
                    #expect(json["code"]?.string == word, "\(arguments)")
                    #expect(json["sent"] == false && json["mayHaveSpent"] == false)
                    #expect(json["ok"]?.bool == (code == 0))
                }
                try await end("stoic-owl --var steps=999", 2, "checks_failed")
                try await end("stoic-owl --var subject=x --var steps=999 --dry-run", 2, "checks_failed")
                try await end("stoic-owl --var subject='an owl' --dry-run", 0, "dry_run")
                try await end("stoic-owl --var nonsense", 2, "usage")
                try await end("stoic-owl --vars /nowhere", 2, "usage")
                try await end("no-such-prompt", 1, "not_found")
                await simulator.setFaults([.tokenExpired])
                try await end("stoic-owl --var subject='an owl'", 3, "not_authorized")
                #expect(await simulator.statistics().acceptedRuns == 0)
            }
        }

        @Test func aTokenRejectedBeforeSendingIsNotAConnectionFailure() async throws {
            try await SimulatorServer.perform { simulator, address in
                for path in ["me", "me/quotas", "runs"] {
                    await simulator.script(Self.refusal, for: "GET /api/v1/\(path)", times: 99)
                }
                let home = try TemporaryFolder()
                let shell = try Self.shell("\(Self.owl) --json > $HOME/out", at: address, home: home)
                #expect(try await shell.waitForExit(seconds: 60) == 3)
                #expect(shell.screen.text.contains("does not accept the token"))
                #expect(try Self.object("out", in: home)["code"] == "not_authorized")
                #expect(await simulator.statistics().acceptedRuns == 0)
            }
        }

        // MARK: waiting

        @Test func aTokenRejectedAfterTheAcceptanceEndsTheWait() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 0.01)) { simulator, address in
                let home = try TemporaryFolder()
                let shell = try Self.shell("\(Self.owl) --json > $HOME/out", at: address, home: home)
                try await shell.wait(for: "the acceptance") { $0.text.contains("Accepted") }
                await simulator.setFaults([.tokenExpired])
                #expect(try await shell.waitForExit(seconds: 120) == 3)
                let json = try Self.object("out", in: home)
                #expect(json["code"] == "not_authorized" && json["sent"] == true && json["mayHaveSpent"] == true)
                let id = try #require(json["remoteId"]?.string)
                #expect(shell.screen.text.contains("The run continues there: \(id)"))
            }
        }

        @Test func aFailingServiceIsReportedAndCtrlCNamesTheRun() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 0.01)) { simulator, address in
                let home = try TemporaryFolder()
                let shell = try Self.shell("\(Self.owl) --json > $HOME/out", at: address, home: home)
                try await shell.wait(for: "the acceptance") { $0.text.contains("Accepted") }
                await simulator.setFaults([.error500])
                try await shell.wait(for: "a word about it", seconds: 120) {
                    $0.text.contains("The run continues there") || $0.text.contains("No update from artinstring")
                }
                shell.type("\u{3}")
                #expect(try await shell.waitForExit(seconds: 60) == 130)
                let json = try Self.object("out", in: home)
                #expect(json["code"] == "interrupted" && json["sent"] == true && json["remoteId"]?.string != nil)
                #expect(shell.screen.text.contains("The run continues at artinstring"))
            }
        }

        @Test func aLostResponseAndAnUnreadableListAreNotReportedAsNoMatch() async throws {
            try await SimulatorServer.perform(SimulatorOptions(faults: [.cutAfterAccept])) { simulator, address in
                // What is read before it is sent; then the token is refused.
                let empty = ScriptedReply(json: ["runs": [], "count": 0, "total": 0, "nextCursor": .null])
                await simulator.script(empty, for: "GET /api/v1/runs", times: 2)
                await simulator.script(Self.refusal, for: "GET /api/v1/runs", times: 99)
                let home = try TemporaryFolder()
                let shell = try Self.shell("\(Self.owl) --json > $HOME/out", at: address, home: home)
                #expect(try await shell.waitForExit(seconds: 60) == 5)
                let json = try Self.object("out", in: home)
                #expect(json["code"] == "outcome_unknown" && json["mayHaveSpent"] == true)
                #expect(json["what"]?.string?.contains("could not check: artinstring") == true)
                #expect(!shell.screen.text.contains("No run at artinstring"))
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }
    }
}
