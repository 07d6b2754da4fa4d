import Simulator
import TestKit
import Testing

/// A prompt of a few kilobytes that means more than any computer could look at, as the first of the catalog.
extension Stories {
    @Suite struct HostileSchemaTests {
        /// Definitions of two required parts of the one before, and a condition beside them.
        private static let prompt: String = {
            let parts = (1...30).map { level in
                let part = "{\"$ref\":\"#/$defs/d\(level - 1)\"}"
                return """
                    "d\(level)":{"type":"object","properties":{"a":\(part),"b":\(part)},"required":["a","b"],
                    "if":\(part),"then":\(part)}
                    """
            }
            return """
                {"id":"bf3b5986-0fcc-4308-a3c0-d7e6f1702eb9","slug":"mirror-hall","title":"Hall of Mirrors",
                "modality":"image","provider":"replicate","tierRequired":"free","variableSchema":{"$ref":"#/$defs/d30",
                "$defs":{"d0":{"type":"string"},\(parts.joined(separator: ","))}}}
                """
        }()

        private static func reply(_ json: String) -> ScriptedReply {
            ScriptedReply(headers: ["Content-Type": "application/json"], body: Array(json.utf8))
        }

        private func withService(_ story: (String) async throws -> Void) async throws {
            try await SimulatorServer.perform { simulator, address in
                let list = "{\"prompts\":[\(Self.prompt)],\"count\":1,\"limit\":100,\"total\":1}"
                await simulator.script(Self.reply(list), for: "GET /api/v1/prompts", times: 99)
                await simulator.script(Self.reply(Self.prompt), for: "GET /api/v1/prompts/:slug", times: 99)
                try await story(address)
            }
        }

        private static func easel(_ arguments: [String], at address: String) throws -> EaselProcess {
            try EaselProcess(
                arguments, environment: ["ARTI_TOKEN": "arti_demo", "EASEL_ARTINSTRING_URL": address], columns: 200)
        }

        /// Ctrl-c, `q` and SIGTERM end it as ever, with the form of it on screen.
        @Test(arguments: ["\u{3}", "q", nil] as [String?])
        func theDashboardOpensTheSchemaMovesOverItAndEnds(key: String?) async throws {
            try await withService { address in
                let easel = try Self.easel([], at: address)
                try await easel.terminal.wait(forText: "Hall of Mirrors", seconds: 60)
                easel.terminal.type("j")
                try await easel.terminal.wait(forText: "innermost", seconds: 60)
                easel.terminal.type("k")
                if let key { easel.terminal.type(key) } else { easel.terminal.signal(15) }
                let code = try await easel.terminal.waitForExit(seconds: 60)
                #expect(code == (key == nil ? 143 : 0))
                #expect(easel.isTerminalRestored)
            }
        }

        @Test func easelRunSaysWhatIsMissingAndEnds() async throws {
            try await withService { address in
                let easel = try Self.easel(["run", "mirror-hall"], at: address)
                #expect(try await easel.terminal.waitForExit(seconds: 60) == 2)
                #expect(easel.terminal.screen.text.contains("required"))
            }
        }
    }
}
