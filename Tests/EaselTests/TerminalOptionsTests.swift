import Settings
import ArgumentParser
import Canvas
import Curses
import Testing

@testable import easel

struct TerminalOptionsTests {
    private func overrides(
        _ arguments: [String], environment: [String: String] = [:], colors: String? = nil
    ) throws -> TerminalOverrides {
        var settings = Settings()
        if let colors { _ = settings.terminal.note(.colors, colors, from: .configuration) }
        return try TerminalOptions.parse(arguments).overrides(settings, environment: environment)
    }

    @Test func argumentsOverrideTheEnvironmentAndThatTheFile() throws {
        #expect(try overrides([], colors: "16").colors?.value == .ansi16)
        #expect(try overrides([], environment: ["EASEL_COLORS": "8"], colors: "16").colors?.value == .ansi8)
        let all = try overrides(
            ["--colors", "256", "--ascii", "--no-mouse", "--plain"], environment: ["EASEL_COLORS": "8"], colors: "16")
        #expect(all.colors?.value == .palette256)
        #expect(all.ascii?.value == true && all.mouse?.value == false && all.plain?.value == true)
        #expect(try overrides([]) == TerminalOverrides())
    }

    @Test func anUnknownCommandIsRejected() {
        #expect(throws: (any Error).self) { try overrides(["--colors", "many"]) }
        #expect(throws: (any Error).self) { try overrides([], environment: ["EASEL_MOUSE": "trackball"]) }
    }
}
