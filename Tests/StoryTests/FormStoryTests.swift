import TestKit
import Testing

/// What a person keeps of a form, over restarts.
extension Stories {
    @Suite struct FormStoryTests {
        private static let subject = "a stoic owl at sunset"

        @Test func presetsSuggestionsAndPastRunsComeBack() async throws {
            let server = try EaselProcess(["simulate", "--speed", "8"])
            try await server.terminal.wait(forText: "listening on http://127.0.0.1:")
            let line = server.terminal.screen.text.split(separator: "\n").first { $0.contains("listening on") }
            let address = try #require(line?.split(separator: " ").last.map(String.init))
            let environment = ["ARTI_TOKEN": "arti_demo", "EASEL_ARTINSTRING_URL": address]

            let first = try EaselProcess([], environment: environment)
            let terminal = first.terminal
            try await open("stoic", in: first)
            terminal.type(Self.subject)
            try await terminal.wait(forText: Self.subject)
            terminal.type("\u{12}")
            try await terminal.waitForResult()
            terminal.type("\u{1b}p")
            try await terminal.wait(forText: "Save as preset")
            terminal.type("Grim")
            try await terminal.wait(forText: "save as")
            terminal.type("\r")
            try await terminal.wait(forText: "Saved preset Grim.")
            // The same again is asked about first.
            terminal.type("3")
            try await terminal.wait(for: "the queue's hints") { $0.hints.contains("run again") }
            terminal.type("\u{12}")
            try await terminal.wait(forText: "You sent this")
            try await first.escape(until: "no question") { !$0.text.contains("You sent this") }
            terminal.type("e")
            try await terminal.wait(for: "the field's hints") { $0.hints.contains("next field") }
            try await first.escape(until: "the form's hints") { $0.hints.contains("enter edit") }
            terminal.type("X")
            try await terminal.wait(forText: "Form cleared")
            terminal.type("\u{3}")
            #expect(try await terminal.waitForExit() == 0)

            let again = try EaselProcess([], environment: environment, home: first.home)
            try await open("stoic", in: again)
            again.terminal.type("\u{1b}s")
            try await again.terminal.wait(forText: "Suggestions: subject")
            try await again.escape(until: "no list") { !$0.text.contains("Suggestions: subject") }
            #expect(!again.terminal.screen.text.contains("subject *  \(Self.subject)"))
            again.terminal.type("\u{1b}p")
            try await again.terminal.wait(forText: "Grim")
            again.terminal.type("\r")
            try await again.terminal.wait(forText: "Loaded Grim")
            try await again.terminal.wait(for: "the subject") { screen in
                screen.text.split(separator: "\n").contains { $0.contains("subject *") && $0.contains(Self.subject) }
            }
            again.terminal.type("\u{3}")
            #expect(try await again.terminal.waitForExit() == 0)
            #expect(again.isTerminalRestored)
        }

        /// Narrows the catalog to `words` and opens what is there.
        private func open(_ words: String, in easel: EaselProcess) async throws {
            let terminal = easel.terminal
            try await terminal.wait(forText: "Stoic Owl")
            try await terminal.wait(for: "the catalog's hints") { $0.hints.contains("filter") }
            terminal.type("/")
            try await terminal.wait(for: "the filter's hints") { $0.hints.contains("clear") }
            terminal.type(words)
            try await terminal.wait(forText: "1 of 87")
            terminal.type("\r")
            try await terminal.wait(for: "the catalog's hints") { $0.hints.contains("filter") }
            terminal.type("\r")
            try await terminal.wait(forText: "subject *")
            try await terminal.wait(for: "the field's hints") { $0.hints.contains("next field") }
        }
    }
}
