import TestKit
import Testing

/// The fixed way from the catalog to a result, as a person's hands go it.
extension Stories {
    @Suite struct WayThroughTests {
        /// Filters for the owl, opens it, types a subject and runs it.
        private func runTheOwl(_ easel: EaselProcess) async throws {
            let terminal = easel.terminal
            try await terminal.wait(forText: "Paper Crane")
            terminal.type("/")
            try await terminal.wait(for: "the filter's hints") { $0.hints.contains("clear") }
            terminal.type("stoic")
            try await terminal.wait(forText: "1 of 87")
            terminal.type("\r")
            try await terminal.wait(for: "the catalog's hints") { $0.hints.contains("filter") }
            terminal.type("\r")
            try await terminal.wait(forText: "subject *")
            terminal.type("a stoic owl at sunset")
            try await terminal.wait(forText: "subject *  a stoic owl at sunset")
            terminal.type("\u{12}")
        }

        @Test(arguments: [(120, 36), (80, 24), (200, 60)])
        func demoFromCatalogToResult(columns: Int, rows: Int) async throws {
            let easel = try EaselProcess(["--demo", "--demo-speed", "8"], columns: columns, rows: rows)
            try await runTheOwl(easel)
            try await easel.terminal.waitForResult()
            try await easel.terminal.wait(forText: "187/200")
            // One pane at a time shows the queue after sending; side by side the form keeps the cursor.
            if columns == 80 {
                try await easel.terminal.wait(for: "the completed row") { screen in
                    screen.text.split(separator: "\n").contains {
                        $0.contains("completed") && $0.lowercased().contains("stoic owl")
                    }
                }
            } else {
                try await easel.escape(until: "the form's hints") { $0.hints.contains("enter edit") }
                try await easel.escape(until: "the catalog's hints") { $0.hints.contains("filter") }
            }
            #expect(try await easel.quit() == 0)
            #expect(easel.isTerminalRestored)
        }

        @Test func simulateThroughTheEnvironment() async throws {
            let server = try EaselProcess(["simulate", "--speed", "8"])
            try await server.terminal.wait(forText: "listening on http://127.0.0.1:")
            let line = server.terminal.screen.text.split(separator: "\n").first { $0.contains("listening on") }
            let address = try #require(line?.split(separator: " ").last.map(String.init))
            let easel = try EaselProcess(
                [],
                environment: [
                    "ARTI_TOKEN": "arti_demo", "ANTEKIRT_API_KEY": "ak_demo", "EASEL_ARTINSTRING_URL": address,
                    "EASEL_ANTEKIRT_URL": address,
                ])
            try await runTheOwl(easel)
            try await easel.terminal.waitForResult()
            try await easel.escape(until: "the form's hints") { $0.hints.contains("enter edit") }
            try await easel.escape(until: "the catalog's hints") { $0.hints.contains("filter") }
            #expect(try await easel.quit() == 0)
            #expect(!easel.terminal.output.contains("arti_demo"))

            // The run is shown again after a restart, with the server gone.
            server.terminal.signal(15)
            #expect(try await server.terminal.waitForExit() == 0)
            let again = try EaselProcess(
                [], environment: ["ARTI_TOKEN": "arti_demo", "EASEL_ARTINSTRING_URL": address], home: easel.home)
            try await again.terminal.wait(forText: "offline")
            try await again.terminal.wait(for: "the archived run") { screen in
                screen.text.lowercased().split(separator: "\n").contains {
                    $0.contains("completed") && $0.contains("stoic owl")
                }
            }
            // As it was left: the catalog, still narrowed to the owl.
            try await again.terminal.wait(for: "the archived catalog") { screen in
                screen.text.split(separator: "\n").contains { line in
                    ["Paper Crane", "Stoic Owl Portrait"].contains { line.prefix(36).contains($0) }
                }
            }
            #expect(try await again.quit() == 0)
        }

        /// By the bell and by what the terminal can, and only where nobody looks.
        @Test(arguments: [true, false])
        func aRunThatEndsWhileNobodyLooksIsTold(isFocused: Bool) async throws {
            let easel = try EaselProcess(["--demo", "--demo-speed", "8"])
            try await runTheOwl(easel)
            easel.terminal.type(isFocused ? "\u{1b}[I" : "\u{1b}[O")
            try await easel.terminal.waitForResult()
            easel.terminal.type("\u{3}")
            #expect(try await easel.terminal.waitForExit() == 0)
            let told = "9;Easel: Stoic Owl Portrait finished."
            #expect(easel.terminal.screen.commands.contains(told) == !isFocused)
            #expect((easel.terminal.screen.bells > 0) == !isFocused)
            #expect(easel.isTerminalRestored)
        }

        @Test func imageOfAnArtist() async throws {
            let easel = try EaselProcess(["--demo", "--demo-speed", "8"])
            let terminal = easel.terminal
            try await terminal.wait(forText: "Paper Crane")
            terminal.type("ll")
            try await terminal.wait(forText: "Artists 52")
            terminal.type("\r")
            try await terminal.wait(forText: "prompt *")
            terminal.type("a fox under a neon sign")
            try await terminal.wait(forText: "445 → 442")
            terminal.type("\u{12}")
            try await terminal.wait(forText: "442 cr")
            try await terminal.waitForResult()
            // The picture's own facts, read from the file.
            try await terminal.wait(forText: "PNG", seconds: 20)
            terminal.type("\u{3}")
            #expect(try await terminal.waitForExit() == 0)
            #expect(easel.isTerminalRestored)
        }

        @Test func withoutCredentialsTheWelcomeOffersTheDemo() async throws {
            let easel = try EaselProcess([], columns: 80, rows: 24)
            try await easel.terminal.wait(forText: "easel login")
            try await easel.terminal.wait(forText: "try the demo")
            easel.terminal.type("\r")
            try await easel.terminal.wait(forText: "Paper Crane")
            #expect(try await easel.quit() == 0)
            #expect(easel.isTerminalRestored)
        }
    }
}

extension [UInt8] {
    /// Whether the bytes of `text` are among these.
    func contains(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return count >= wanted.count && indices.dropLast(wanted.count - 1).contains { self[$0...].starts(with: wanted) }
    }
}
