import Foundation
import Simulator
import TestKit
import Testing

/// Plain mode with the built program: the whole way through in lines, at a terminal and from a pipe.
extension Stories {
    @Suite struct PlainModeTests {
        @Test func theWalkthroughInPlainMode() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let easel = try EaselProcess(["--plain"], environment: EaselProcess.environment(address))
                try await easel.terminal.wait(forText: "Command:")
                easel.terminal.type("list owl\n")
                try await easel.terminal.wait(forText: "1: Stoic Owl")
                easel.terminal.type("open stoic-owl\n")
                try await easel.terminal.wait(forText: "Type fill to answer them")
                easel.terminal.type("fill\n")
                try await easel.terminal.wait(forText: "subject, text")
                easel.terminal.type("an owl at dusk\n>\n")
                try await easel.terminal.wait(forText: "Type \"yes\" to send")
                easel.terminal.type("yes\n")
                try await easel.terminal.wait(forText: "completed.", seconds: 60)
                try await easel.terminal.wait(forText: "file: http://127.0.0.1")
                easel.terminal.type("quit\n")
                #expect(try await easel.terminal.waitForExit() == 0)
                #expect(await simulator.statistics().acceptedRuns == 1)
                #expect(easel.terminal.hasOldMode)
                // Nothing but words: no cursor is moved, nothing is colored, no box is drawn.
                let words = easel.words
                #expect(!words.contains("\u{1B}"))
                #expect(!words.unicodeScalars.contains { (0x2500...0x28FF).contains($0.value) })
            }
        }

        @Test(arguments: [("dumb", "cannot position the cursor"), ("no-such-terminal", "No terminfo entry for")])
        func aTerminalThatCannotDrawGetsLines(name: String, why: String) async throws {
            let easel = try EaselProcess(["--demo"], environment: ["TERM": name])
            try await easel.terminal.wait(forText: "Command:")
            #expect(easel.terminal.screen.contains(why))
            easel.terminal.type("\u{4}")
            #expect(try await easel.terminal.waitForExit() == 0)
            #expect(!easel.words.contains("\u{1B}"))
        }

        @Test func ctrlCCancelsAndTwiceLeaves() async throws {
            let easel = try EaselProcess(["--plain", "--demo"])
            try await easel.terminal.wait(forText: "Command:")
            easel.terminal.type("list\nfill stoic-owl\n")
            try await easel.terminal.wait(forText: "subject, text")
            easel.terminal.type("\u{3}")
            try await easel.terminal.wait(forText: "Form closed. Your answers are kept")
            easel.terminal.type("\u{3}")
            #expect(try await easel.terminal.waitForExit() == 130)
            #expect(easel.terminal.hasOldMode)
        }

        @Test func aMissingTokenIsReported() async throws {
            let easel = try EaselProcess(["--plain"], columns: 200)
            #expect(try await easel.terminal.waitForExit() == 3)
            #expect(easel.terminal.screen.contains("Run easel login"))
        }

        /// A script is a file: everything in it is done, each thing once, and its end is the program's.
        @Test func aScriptInAPipe() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let script = "list owl\nfill stoic-owl\nan owl\n>\nyes\nwait\nqueue\n"
                let easel = try PseudoTerminal.shell(
                    "printf '\(script.replacing("\n", with: "\\n"))' | \"$EASEL\" --plain",
                    EaselProcess.environment(address))
                #expect(try await easel.waitForExit(seconds: 60) == 0)
                let words = String(decoding: easel.output, as: UTF8.self)
                #expect(words.contains("Run 1, Stoic Owl Portrait: completed."), "\(words)")
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        /// The input ends before the request has left: it is on disk, and the next Easel sends it, once.
        @Test func anEndRightAfterTheYesLosesNothing() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let home = try TemporaryFolder()
                let environment = EaselProcess.environment(address).merging(["HOME": home.path]) { $1 }
                let first = try PseudoTerminal.shell(
                    "printf 'list\\nfill stoic-owl\\nan owl\\n>\\nyes\\n' | \"$EASEL\" --plain", environment)
                #expect(try await first.waitForExit(seconds: 60) == 0)
                let second = try EaselProcess(["--plain"], environment: environment, home: home)
                try await second.terminal.wait(forText: "Command:")
                await waitUntil("the run was taken") { await simulator.statistics().acceptedRuns == 1 }
                second.terminal.type("quit\n")
                #expect(try await second.terminal.waitForExit() == 0)
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        @Test func withoutATerminalItNamesTheCommandsThatNeedNone() async throws {
            let easel = try PseudoTerminal.shell("\"$EASEL\" --demo < /dev/null")
            #expect(try await easel.waitForExit() == 2)
            for way in ["easel run", "easel --plain", "easel --help"] { #expect(easel.screen.contains(way)) }
        }

        /// What is said of a file whose name would turn the terminal around is harmless, wherever errors go.
        @Test(arguments: ["--config", "--vars"])
        func aHostileFileNameIsPrintedSanitized(option: String) async throws {
            let name = "/tmp/\u{1B}[31mowl\u{202E}gpj\u{9B}2J\u{200B}.toml"
            let command = option == "--vars" ? ["run", "owl", option, name] : [option, name]
            let easel = try EaselProcess(command, environment: ["ARTI_TOKEN": "arti_demo"], columns: 200)
            #expect(try await easel.terminal.waitForExit() == 2)
            let words = easel.words
            #expect(words.contains("owl\u{FFFD}gpj\u{FFFD}2J\u{FFFD}.toml"), "\(words)")
            for control in ["\u{1B}", "\u{9B}", "\u{202E}", "\u{200B}"] { #expect(!words.contains(control)) }
        }

        @Test func aHostileArgumentIsPrintedSanitized() async throws {
            let easel = try EaselProcess(["simulate", "\u{1B}]0;owned\u{7}\u{202E}"])
            #expect(try await easel.terminal.waitForExit() == 2)
            #expect(easel.words.contains("\u{FFFD}]0;owned\u{FFFD}\u{FFFD}"))
        }
    }
}
