import Foundation
import Simulator
import TestKit
import Testing

/// What the built program does with a configuration, a text or a home that cannot be read: nothing is sent, and it is
/// said.
extension Stories {
    @Suite struct UnreadableTests {
        /// Puts a configuration into `home` that is there and cannot be read.
        private static let faults: [(words: String, make: @Sendable (TemporaryFolder) throws -> Void)] = [
            (
                "line 2, column 1: contains a NUL byte",
                { try $0.write("mouse = true\n\0\n[spending]\nruns_per_day = 0\n", to: ".config/easel/config.toml") }
            ),
            (
                "broken link",
                {
                    try $0.write("", to: ".config/easel/other")
                    try link($0, ".config/easel/config.toml", to: "nowhere")
                }
            ),
            (
                "Too many levels of symbolic links",
                {
                    try $0.write("", to: ".config/easel/other")
                    try link($0, ".config/easel/config.toml", to: "config.toml")
                }
            ),
            ("Not a directory", { try $0.write("", to: ".config/easel") }),
            ("broken link", { try link($0, ".config", to: "/no/such/folder") }),
            ("it is a folder", { try $0.write("", to: ".config/easel/config.toml/file") }),
            (
                "not a file",
                {
                    try $0.write("", to: ".config/easel/other")
                    _ = mkfifo($0.appending(".config/easel/config.toml"), 0o600)
                }
            ),
            (
                "larger than 1 MiB",
                {
                    let text = "[spending]\nruns_per_day = 0\n" + String(repeating: "# x\n", count: 300_000)
                    try $0.write(text, to: ".config/easel/config.toml")
                }
            ),
        ]

        private static func link(_ home: TemporaryFolder, _ name: String, to place: String) throws {
            try FileManager.default.createSymbolicLink(atPath: home.appending(name), withDestinationPath: place)
        }

        private static let script = "fill stoic-owl\\nan owl\\n>\\nyes\\nwait\\n"

        @Test(arguments: faults.indices)
        func aConfigurationThatCannotBeReadSendsNothing(fault: Int) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let (words, make) = Self.faults[fault]
                try make(home)
                let environment = EaselProcess.environment(address).merging(["HOME": home.path]) { $1 }
                for command in [
                    "\"$EASEL\" run stoic-owl --var subject=owl", "printf '\(Self.script)' | \"$EASEL\" --plain",
                ] {
                    let easel = try PseudoTerminal.shell(command, environment)
                    #expect(try await easel.waitForExit(seconds: 60) == 2)
                    // A long path may part a sentence over lines.
                    let said = easel.screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    #expect(said.contains(words), "\(said)")
                }
                let doctor = try PseudoTerminal.shell("\"$EASEL\" doctor --offline", environment)
                #expect(try await doctor.waitForExit(seconds: 60) == 1)
                #expect(String(decoding: doctor.output, as: UTF8.self).contains("problem: config.toml: "))
                #expect(await simulator.statistics().acceptedRuns == 0)
            }
        }

        /// Root may read everything, so that the test runs as another user then.
        @Test(
            .enabled(
                if: geteuid() != 0 || FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
                "root needs setpriv to become another user"))
        func aFolderWithoutSearchPermissionIsNotAMissingFile() async throws {
            let other = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
            let home = try TemporaryFolder()
            try home.write("[spending]\nruns_per_day = 0\n", to: ".config/easel/config.toml")
            chmod(home.appending(".config/easel"), 0o600)
            let easel = try PseudoTerminal.shell(
                "\(other)\"$EASEL\" run owl --dry-run", ["HOME": home.path, "ARTI_TOKEN": "arti_demo"])
            let code = try await easel.waitForExit(seconds: 60)
            chmod(home.appending(".config/easel"), 0o700)
            if [126, 127].contains(code) { try Test.cancel("the other user cannot start what was built here") }
            #expect(code == 2)
            #expect(easel.screen.contains("config.toml: cannot be read: Permission denied"), "\(easel.screen.text)")
        }

        @Test func namedPipesAreRead() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { _, address in
                let environment = EaselProcess.environment(address)
                for (command, words) in [
                    (
                        "bash -c '\"$EASEL\" run stoic-owl --dry-run --vars <(echo \"{\\\"subject\\\": \\\"an owl\\\"}\")'",
                        "an owl"
                    ),
                    ("echo '{\"subject\": \"a fox\"}' | \"$EASEL\" run stoic-owl --dry-run --vars /dev/stdin", "a fox"),
                    ("echo '{\"subject\": \"a crane\"}' | \"$EASEL\" run stoic-owl --dry-run --vars -", "a crane"),
                    (
                        "bash -c '\"$EASEL\" run stoic-owl --dry-run --var subject=owls --config <(echo \"mouse = true\")'",
                        "owls"
                    ),
                ] {
                    let easel = try PseudoTerminal.shell(command, environment)
                    #expect(try await easel.waitForExit(seconds: 60) == 0, "\(command)\n\(easel.screen.text)")
                    #expect(easel.screen.contains(words))
                }
            }
        }

        @Test func waitingForAnEndlessPipeCanBeInterrupted() async throws {
            let easel = try EaselProcess(
                ["run", "owl", "--vars", "-"], environment: ["ARTI_TOKEN": "arti_demo"])
            try await easel.terminal.wait(forText: "Waiting for input from -", seconds: 30)
            easel.terminal.type("\u{3}")
            #expect(try await easel.terminal.waitForExit() == 128 + SIGINT)
        }

        @Test(arguments: [
            ("\"$EASEL\" run stoic-owl --var \"subject=Z$(printf '\\374')rich\"", "column 10 (byte 10): byte 0xFC"),
            (
                "printf '{\"subject\":\"Z\\374rich\"}' | \"$EASEL\" run stoic-owl --vars -",
                "line 1, column 14 (byte 14)"
            ),
            ("printf '{\"subject\":\"a\\\\ud800\"}' | \"$EASEL\" run stoic-owl --vars -", "unpaired surrogate escape"),
            ("printf 'fill stoic-owl\\nZ\\374rich\\n>\\nyes\\nwait\\n' | \"$EASEL\" --plain", "byte 0xFC is not UTF-8"),
            ("printf 'fill stoic-owl\\nan\\000 owl\\n>\\nyes\\nwait\\n' | \"$EASEL\" --plain", "NUL"),
            ("\"$EASEL\" run stoic-owl --var subject:=true", "/vars/subject: "),
        ])
        func aTextIsSentUnchangedOrNotAtAll(command: String, words: String) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let easel = try PseudoTerminal.shell(command, EaselProcess.environment(address))
                #expect(try await easel.waitForExit(seconds: 60) == 2)
                #expect(String(decoding: easel.output, as: UTF8.self).contains(words), "\(easel.screen.text)")
                #expect(await simulator.statistics().acceptedRuns == 0)
            }
        }

        /// Nothing is made in the root's own folders, and what is ignored is told.
        @Test(arguments: ["env -u HOME", "HOME=", "HOME=somewhere"])
        func withoutHOMETheAccountsHomeFolderIsUsed(start: String) async throws {
            let easel = try PseudoTerminal.shell(
                "XDG_DATA_HOME=data \(start) \"$EASEL\" doctor --offline", ["HOME": "/nowhere"])
            _ = try await easel.waitForExit(seconds: 60)
            let words = String(decoding: easel.output, as: UTF8.self)
            #expect(
                words.contains("HOME is not an absolute path; using your account's home folder: /"),
                "\(words)")
            #expect(words.contains("XDG_DATA_HOME is data, not an absolute path, and is ignored"))
        }

        @Test(
            arguments: [
                ("foo\\nquit\\n", 2), ("fill 99\\n", 1), ("help\\nlist owl\\nqueue\\naccount\\nquit\\n", 0),
                ("list owl\\nfill 1\\n", 1),
            ] as [(String, Int32)])
        func theFirstErrorOfAScriptIsItsExitCode(script: String, code: Int32) async throws {
            let easel = try PseudoTerminal.shell("printf '\(script)' | \"$EASEL\" --plain --demo")
            #expect(try await easel.waitForExit(seconds: 60) == code, "\(easel.screen.text)")
        }

        /// What an earlier Easel has left is there for the first line of the next one.
        @Test func aScriptWaitsForLoadingData() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let environment = EaselProcess.environment(address).merging(["HOME": home.path]) { $1 }
                let first = try PseudoTerminal.shell(
                    "\"$EASEL\" run stoic-owl --var subject='an owl'", environment)
                #expect(try await first.waitForExit(seconds: 60) == 0)
                for (script, words) in [
                    ("queue", "Run 1, "), ("show 1", "completed."), ("account", "image runs, "),
                    ("download 1", "saved: "), ("wait", "No runs in progress"),
                ] {
                    let easel = try PseudoTerminal.shell(
                        "printf '\(script)\\nquit\\n' | \"$EASEL\" --plain", environment)
                    #expect(try await easel.waitForExit(seconds: 60) == 0, "\(script)\n\(easel.screen.text)")
                    let said = String(decoding: easel.output, as: UTF8.self)
                    #expect(said.contains(words), "\(script)\n\(said)")
                    #expect(!said.contains("The queue is empty"))
                }
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        /// The service that has it could not be asked, which is not the same as that nobody knows it.
        @Test func aTokenCommandThatFailsIsTheReason() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { _, address in
                let home = try TemporaryFolder()
                try home.write("[artinstring]\ntoken_command = [\"false\"]\n", to: ".config/easel/config.toml")
                let easel = try EaselProcess(
                    ["run", "stoic-owl", "--var", "subject=owl"],
                    environment: ["ANTEKIRT_API_KEY": "ak_demo", "EASEL_ANTEKIRT_URL": address], home: home,
                    columns: 200)
                #expect(try await easel.terminal.waitForExit(seconds: 60) == 3)
                #expect(
                    easel.terminal.screen.contains("The token command for artinstring, false, ended with exit code 1"))
            }
        }

        /// A token is the same wherever it comes from.
        @Test func aLineEndAfterATokenIsIgnored() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { _, address in
                let environment = ["ARTI_TOKEN": "arti_demo\r\n", "EASEL_ARTINSTRING_URL": address]
                let easel = try PseudoTerminal.shell(
                    "\"$EASEL\" run stoic-owl --var subject=owl --dry-run", environment)
                #expect(try await easel.waitForExit(seconds: 60) == 0, "\(easel.screen.text)")
            }
        }

        /// The text that an editor left and that was not taken is not sent.
        @Test func anEditorThatFailsChangesNothing() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let editor = try home.write("#!/bin/sh\nprintf 'a fox' > \"$1\"\nexit 1\n", to: "editor")
                chmod(editor, 0o755)
                let easel = try EaselProcess(
                    ["--plain"], environment: EaselProcess.environment(address).merging(["EDITOR": editor]) { $1 },
                    home: home, columns: 200)
                try await easel.terminal.wait(forText: "Command:")
                easel.terminal.type("fill stoic-owl\n")
                try await easel.terminal.wait(forText: "subject, text")
                easel.terminal.type("an owl\n<\n!e\n")
                try await easel.terminal.wait(forText: "rejected: editor ended with exit code 1")
                easel.terminal.type(">\nyes\nwait\n")
                try await easel.terminal.wait(forText: "completed.", seconds: 60)
                easel.terminal.type("quit\n")
                #expect(try await easel.terminal.waitForExit() == 0)
                let words = easel.words
                #expect(words.contains("subject: an owl") && !words.contains("subject: a fox"), "\(words)")
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }
    }
}
