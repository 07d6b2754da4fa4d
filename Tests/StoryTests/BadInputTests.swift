import Foundation
import Simulator
import TestKit
import Testing

/// Services that are down, slow, wrong or hostile: the dashboard opens all the same and says so.
extension Stories {
    @Suite struct BadInputTests {
        /// Runs `story` with the address of a simulator that has `faults`.
        private func withSimulator(
            _ faults: Set<Fault>, speed: Double = 8, _ story: (Simulator, String) async throws -> Void
        ) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: speed, faults: faults), story)
        }

        private func environment(_ address: String, token: String = "arti_demo") -> [String: String] {
            ["ARTI_TOKEN": token, "EASEL_ARTINSTRING_URL": address]
        }

        @Test func serverThatIsDown() async throws {
            let easel = try EaselProcess([], environment: environment("http://127.0.0.1:9"))
            try await easel.terminal.wait(forText: "offline")
            try await easel.terminal.wait(forText: "cannot be reached")
            #expect(try await easel.quit() == 0)
        }

        @Test func refusedToken() async throws {
            try await withSimulator([]) { _, address in
                let token = "arti_0123456789abcdef"
                let easel = try EaselProcess([], environment: environment(address, token: token))
                try await easel.terminal.wait(forText: "token refused")
                #expect(try await easel.quit() == 0)
                #expect(!easel.terminal.output.contains(token))
                let log = easel.home.appending(".local/state/easel/easel.log")
                let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                #expect(!text.contains(token))
            }
        }

        @Test func htmlInsteadOfAnswers() async throws {
            try await withSimulator([.htmlError]) { _, address in
                let easel = try EaselProcess([], environment: environment(address))
                try await easel.terminal.wait(forText: "offline", seconds: 60)
                #expect(!easel.terminal.screen.contains("<html"))
                #expect(try await easel.quit() == 0)
            }
        }

        /// The connection is cut after the run was accepted: nothing is sent again, and what was typed stays.
        @Test func cutAfterAcceptance() async throws {
            try await withSimulator([]) { simulator, address in
                let easel = try EaselProcess([], environment: environment(address))
                try await easel.terminal.wait(forText: "Paper Crane")
                await simulator.setFaults([.cutAfterAccept])
                easel.terminal.type("\r")
                try await easel.terminal.wait(forText: "subject *")
                easel.terminal.type("a stoic owl at sunset")
                easel.terminal.type("\u{12}")
                // Found again in the service's own list.
                try await easel.terminal.waitForResult()
                #expect(easel.terminal.screen.contains("a stoic owl at sunset"))
                #expect(await simulator.statistics().acceptedRuns == 1)
                easel.terminal.type("\u{3}")
                #expect(try await easel.terminal.waitForExit() == 0)
            }
        }

        @Test(arguments: [Fault.streamDrop, .streamRefused, .streamGarbage])
        func streamThatFails(fault: Fault) async throws {
            try await withSimulator([fault]) { simulator, address in
                let easel = try EaselProcess([], environment: environment(address))
                try await easel.terminal.wait(forText: "Paper Crane")
                easel.terminal.type("\r")
                try await easel.terminal.wait(forText: "subject *")
                easel.terminal.type("an owl\u{12}")
                try await easel.terminal.waitForResult()
                #expect(await simulator.statistics().acceptedRuns == 1)
                easel.terminal.type("\u{3}")
                #expect(try await easel.terminal.waitForExit() == 0)
            }
        }
    }
}
