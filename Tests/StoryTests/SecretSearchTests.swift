import Foundation
import Simulator
import TestKit
import Testing

/// A token is where a person put it, and nowhere else: not in what the program writes, shows or starts.
extension Stories {
    @Suite struct SecretSearchTests {
        /// Where the token comes from.
        enum Source: String, CaseIterable {
            case environment, command, file, secretService
        }

        /// What happens to the dashboard.
        enum Course: String, CaseIterable {
            case run, refused, unreachable, abort, segmentationFault
        }

        /// A home whose owner has given Easel a token.
        private struct Stage {
            let trace = TokenTrace()
            let home: TemporaryFolder
            var environment: [String: String]
            /// Where the owner put the token, from the home.
            var kept: Set<String> = []

            init(_ source: Source, address: String) throws {
                home = try TemporaryFolder()
                environment = [
                    "EASEL_ARTINSTRING_URL": address, "PATH": "\(home.path)/bin:/usr/local/bin:/usr/bin:/bin",
                ]
                // What Easel starts tells what it was given, and then does its work.
                try tool("chafa", "exec /usr/bin/chafa \"$@\"")
                try tool("tmux", "exit 1")
                environment["TMUX"] = "\(home.path)/socket,1,0"
                environment["TMUX_PANE"] = "%0"
                switch source {
                case .environment:
                    environment["ARTI_TOKEN"] = trace.token
                case .command:
                    try tool("keep", "cat \(home.path)/kept")
                    try home.write(trace.token + "\nand a note\n", to: "kept")
                    try home.write(
                        "[artinstring]\ntoken_command = [\"keep\", \"it\"]\n", to: ".config/easel/config.toml")
                    // One for the other service, which the command must not see.
                    environment["ANTEKIRT_API_KEY"] = "ak_0123456789abcdef0123456789abcdef"
                    environment["EASEL_ANTEKIRT_URL"] = address
                    kept = ["kept"]
                case .file:
                    let name = ".config/easel/credentials.toml"
                    try home.write("[artinstring]\ntoken = \"\(trace.token)\"\n", to: name)
                    try set(0o600, name)
                    try set(0o700, ".config/easel")
                    kept = [name]
                case .secretService:
                    try tool("secret-tool", "test \"$5\" = artinstring && cat \(home.path)/kept")
                    try home.write(trace.token, to: "kept")
                    environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=\(home.path)/bus"
                    kept = ["kept"]
                }
            }

            private func set(_ permissions: Int, _ name: String) throws {
                try FileManager.default.setAttributes(
                    [.posixPermissions: permissions], ofItemAtPath: home.appending(name))
            }

            /// Adds a program that notes its arguments and its environment.
            private func tool(_ name: String, _ work: String) throws {
                let notes = home.appending("told-\(name)")
                let script = "#!/bin/sh\n{ echo \"$@\"; env; } >> \(notes)\n\(work)\n"
                try home.write(script, to: "bin/\(name)")
                try set(0o755, "bin/\(name)")
            }

            /// What the program `name` was given; empty where it was not started.
            func told(_ name: String) -> String { text("told-\(name)") }

            func text(_ name: String) -> String {
                (try? String(contentsOfFile: home.appending(name), encoding: .utf8)) ?? ""
            }
        }

        private func withSimulator(token: String, _ story: (String) async throws -> Void) async throws {
            try await SimulatorServer.perform(SimulatorOptions(speed: 8, artinstringToken: token)) { _, address in
                try await story(address)
            }
        }

        /// Goes the way from the catalog to a picture, so that a run, a stream, an output file and chafa are in it.
        private func run(_ easel: EaselProcess, on stage: Stage) async throws {
            let terminal = easel.terminal
            try await terminal.wait(forText: "Paper Crane")
            terminal.type("\r")
            try await terminal.wait(forText: "subject *")
            terminal.type("an owl\u{12}")
            try await terminal.waitForResult()
            try await terminal.wait(forText: "PNG", seconds: 20)
            await waitUntil("chafa is started") { stage.told("chafa").contains("--format") }
            #expect(stage.told("tmux").contains("list-clients"))
        }

        private func go(_ course: Course, _ easel: EaselProcess, on stage: Stage) async throws {
            let terminal = easel.terminal
            switch course {
            case .run:
                try await run(easel, on: stage)
                terminal.type("\u{3}")
                #expect(try await terminal.waitForExit() == 0)
            case .refused:
                try await terminal.wait(forText: "token refused")
                #expect(try await easel.quit() == 0)
            case .unreachable:
                try await terminal.wait(forText: "cannot be reached")
                #expect(try await easel.quit() == 0)
            case .abort, .segmentationFault:
                try await terminal.wait(forText: "Paper Crane")
                let number: Int32 = course == .abort ? 6 : 11
                terminal.signal(number)
                #expect(try await terminal.waitForExit() == 128 + number)
                #expect(easel.isTerminalRestored)
            }
        }

        @Test(arguments: Source.allCases, Course.allCases)
        func tokenIsNowhere(source: Source, course: Course) async throws {
            var stage = try Stage(source, address: "http://127.0.0.1:9")
            let expected = course == .refused ? "arti_another" : stage.trace.token
            try await withSimulator(token: expected) { address in
                if course != .unreachable { stage.environment["EASEL_ARTINSTRING_URL"] = address }
                let easel = try EaselProcess(
                    ["dashboard", "--log-level", "trace", "--service", "artinstring"], environment: stage.environment,
                    home: stage.home)
                let watch = ProcessWatch(easel.terminal.process)
                let watching = Task { await watch.run() }
                try await go(course, easel, on: stage)
                watching.cancel()
                await watching.value
                try look(for: stage.trace, after: source, course, in: stage, easel, watch)
            }
        }

        private func look(
            for trace: TokenTrace, after source: Source, _ course: Course, in stage: Stage, _ easel: EaselProcess,
            _ watch: ProcessWatch
        ) throws {
            #expect(!trace.isIn(easel.terminal.output))
            #expect(!trace.isIn(easel.terminal.screen.text.utf8))
            // The log, the archive with its journal, what children were given, and anything else in the home.
            #expect(trace.files(in: stage.home.path, except: stage.kept) == [])
            #expect(!trace.names(in: stage.home.path).contains { $0.hasPrefix("core") })
            let words: [Source: String] = [
                .environment: "from ARTI_TOKEN: found", .command: "from token_command keep: found",
                .file: "credentials.toml: found", .secretService: "from the desktop's secret service: found",
            ]
            // JSON may write a slash as two characters.
            let log = stage.text(".local/state/easel/easel.log").replacing("\\/", with: "/")
            #expect(log.contains(try #require(words[source])))
            #expect(trace.names(in: stage.home.path).contains(".local/share/easel/easel.sqlite"))
            #expect(stage.told("keep").contains("it") == (source == .command))
            #expect(!stage.told("keep").contains("ak_0123"))
            #if os(Linux)
                #expect(watch.sights.contains { $0.process == easel.terminal.process })
                for sight in watch.sights {
                    #expect(!trace.isIn(sight.arguments))
                    // The process itself is started with it, and takes it out of its environment when it has read it.
                    if sight.process != easel.terminal.process { #expect(!trace.isIn(sight.environment)) }
                }
            #endif
        }

        @Test func searchFindsWhatItLooksFor() throws {
            let trace = TokenTrace()
            let folder = try TemporaryFolder()
            for offset in 0..<3 {
                let text = String(repeating: "x", count: offset) + trace.token + "y"
                try folder.write(Data(text.utf8).base64EncodedString(), to: "encoded/\(offset)")
            }
            try folder.write("before \(trace.token) after", to: "plain")
            try folder.write(String(trace.token.dropLast()), to: "other")
            #expect(trace.files(in: folder.path) == ["encoded/0", "encoded/1", "encoded/2", "plain"])
            #expect(trace.files(in: folder.path, except: ["plain"]).count == 3)
        }

        #if os(Linux)
            @Test func processKeepsNoTokenInItsEnvironmentAndLeavesNoCore() async throws {
                let stage = try Stage(.environment, address: "http://127.0.0.1:9")
                let easel = try EaselProcess([], environment: stage.environment, home: stage.home)
                try await easel.terminal.wait(forText: "cannot be reached")
                let folder = "/proc/\(easel.terminal.process)"
                let environment = try #require(FileManager.default.contents(atPath: "\(folder)/environ"))
                #expect(environment.firstRange(of: Data("EASEL_ARTINSTRING_URL=".utf8)) != nil)
                #expect(!stage.trace.isIn(environment))
                let limits = String(
                    decoding: FileManager.default.contents(atPath: "\(folder)/limits") ?? Data(), as: UTF8.self)
                let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
                // One byte, both now and at most: no file is so short, and no program is given what would be in it.
                #expect(core?.split(separator: " ").suffix(3) == ["1", "1", "bytes"])
                #expect(try await easel.quit() == 0)
            }
        #endif
    }
}
