import Foundation
import Simulator
import TestKit
import Testing

/// Forms in plain mode with the built program: secrets at a terminal, several runs from a pipe.
extension Stories.PlainModeTests {
    private static let secretive = ScriptedReply(
        headers: ["Content-Type": "application/json"],
        body: Array(
            """
            {"id":"bf3b5986-0fcc-4308-a3c0-d7e6f1702eb9","slug":"stoic-owl","title":"Stoic Owl Portrait",
            "modality":"image","provider":"replicate","tierRequired":"free","variableSchema":{"type":"object",
            "properties":{"subject":{"type":"string"},"door":{"type":"string","format":"password"},
            "mood":{"type":"string"}}}}
            """.utf8))

    @Test func aSecretIsNeitherEchoedNorRepeated() async throws {
        try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
            await simulator.script(Self.secretive, for: "GET /api/v1/prompts/:slug", times: 9)
            let easel = try EaselProcess(["--plain"], environment: EaselProcess.environment(address), columns: 200)
            try await easel.terminal.wait(forText: "Command:")
            easel.terminal.type("list owl\nfill stoic-owl\n")
            try await easel.terminal.wait(forText: "subject, text:")
            #expect(easel.terminal.hasOldMode)
            easel.terminal.type("an owl\n")
            try await easel.terminal.wait(forText: "door, text:")
            #expect(!easel.terminal.hasOldMode)
            easel.terminal.type("hunter2\n")
            try await easel.terminal.wait(forText: "mood, text:")
            #expect(easel.terminal.hasOldMode)
            easel.terminal.type("!view\n>\n")
            try await easel.terminal.wait(forText: "Type \"yes\" to send")
            #expect(easel.terminal.screen.contains("door: set"))
            easel.terminal.type("<\n<\n")
            try await easel.terminal.wait(forText: "door, text, now set:")
            // Ctrl-c there gives the echo back.
            easel.terminal.type("\u{3}")
            try await easel.terminal.wait(forText: "Your answers are kept")
            #expect(easel.terminal.hasOldMode)
            easel.terminal.type("quit\n")
            #expect(try await easel.terminal.waitForExit() == 0)
            #expect(!easel.words.contains("hunter2"))
        }
    }

    /// HUP and TERM, and a crash, while the terminal does not echo.
    @Test(arguments: [1, 15, 11] as [Int32])
    func anEndAtASecretRestoresTheEcho(number: Int32) async throws {
        try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
            await simulator.script(Self.secretive, for: "GET /api/v1/prompts/:slug", times: 9)
            let easel = try EaselProcess(["--plain"], environment: EaselProcess.environment(address), columns: 200)
            try await easel.terminal.wait(forText: "Command:")
            easel.terminal.type("list owl\nfill stoic-owl\n\n")
            try await easel.terminal.wait(forText: "door, text:")
            #expect(!easel.terminal.hasOldMode)
            easel.terminal.signal(number)
            #expect(try await easel.terminal.waitForExit() == 128 + number)
            #expect(easel.terminal.hasOldMode)
        }
    }

    /// A `yes` that was written for one run sends no two, and no line answers a question that came after it.
    @Test func severalRunsAndARepetitionFromAPipe() async throws {
        try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
            let script =
                "list owl\\nfill stoic-owl\\n{an owl|a fox} at dusk\\n>\\nyes\\nall 2\\nwait\\nagain 1\\nyes\\n2\\nyes\\n"
            let easel = try PseudoTerminal.shell(
                "printf '\(script)' | \"$EASEL\" --plain", EaselProcess.environment(address))
            // The yes that was no word for two runs.
            #expect(try await easel.waitForExit(seconds: 60) == 2)
            let words = String(decoding: easel.output, as: UTF8.self)
            for said in [
                "Starts 2 runs (subject times 2).", "Not sent. Type \"all 2\"", "Run 2, Stoic Owl Portrait: completed.",
                "Ready to send to artinstring again: Stoic Owl Portrait.",
            ] {
                #expect(words.contains(said), "\(words)")
            }
            #expect(await simulator.statistics().acceptedRuns == 2)
        }
    }
}
