import Simulator
import TestKit
import Testing

/// `easel run` against the simulator, as at a shell.
extension Stories {
    @Suite struct RunCommandTests {
        private static func easel(_ arguments: [String], at address: String) throws -> EaselProcess {
            try EaselProcess(
                ["run"] + arguments,
                environment: [
                    "ARTI_TOKEN": "arti_demo", "EASEL_ARTINSTRING_URL": address, "ANTEKIRT_API_KEY": "ak_demo",
                    "EASEL_ANTEKIRT_URL": address,
                ], columns: 200)
        }

        @Test func aRunIsSentOnceAndItsFilesArePrinted() async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                let process = try Self.easel(["stoic-owl", "--var", "subject=an owl"], at: address)
                #expect(try await process.terminal.waitForExit(seconds: 60) == 0)
                #expect(process.terminal.screen.text.contains("Completed: run "))
                #expect(process.terminal.screen.text.contains("http://127.0.0.1"))
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        @Test func aDryRunSendsNothingAndNamesWhatIsWrong() async throws {
            try await SimulatorServer.perform { simulator, address in
                let fine = try Self.easel(["stoic-owl", "--var", "subject=an owl", "--dry-run", "--json"], at: address)
                #expect(try await fine.terminal.waitForExit(seconds: 60) == 0)
                #expect(fine.terminal.screen.text.contains("\"subject\": \"an owl\""))
                let bad = try Self.easel(["stoic-owl", "--var", "steps=999", "--dry-run"], at: address)
                #expect(try await bad.terminal.waitForExit(seconds: 60) == 2)
                #expect(bad.terminal.screen.text.contains("/vars/subject: required"))
                #expect(bad.terminal.screen.text.contains("/vars/steps: must be at most 50"))
                let statistics = await simulator.statistics()
                #expect(statistics.requests["POST /api/v1/runs"] == nil)
            }
        }

        /// Whatever of the service cannot be read that the run does not need.
        @Test(
            arguments: [
                "GET /api/v1/me", "GET /api/v1/me/quotas", "GET /api/v1/runs", "GET /api/v1/prompts",
                "GET /api/v1/collections", "GET /api/runs/:id/stream", "GET /api/v1/account/me", "GET /api/v1/artists",
            ], [500, 302, 200])
        func aFailingEndpointDoesNotPreventSending(endpoint: String, status: Int) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20)) { simulator, address in
                // 200 is a JSON text that ends too early.
                let reply = ScriptedReply(
                    status: status, headers: status == 302 ? ["Location": "/elsewhere"] : [:], body: Array("{\"a".utf8))
                await simulator.script(reply, for: endpoint, times: 10_000)
                let process = try Self.easel(["stoic-owl", "--var", "subject=an owl"], at: address)
                #expect(try await process.terminal.waitForExit(seconds: 60) == 0)
                #expect(process.terminal.screen.text.contains("Completed: run "))
                #expect(await simulator.statistics().acceptedRuns == 1)
            }
        }

        @Test(arguments: [
            (Fault.overQuota, Int32(4)), (.tokenExpired, 3), (.tierRequired, 4), (.runFails, 1),
        ])
        func eachEndHasItsExitCode(fault: Fault, code: Int32) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 20, faults: [fault])) { _, address in
                let process = try Self.easel(["stoic-owl", "--var", "subject=an owl"], at: address)
                #expect(try await process.terminal.waitForExit(seconds: 60) == code)
            }
        }
    }
}
