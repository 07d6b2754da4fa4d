import Settings
import ArgumentParser
import Canvas
import Curses
import Testing

@testable import easel

struct TerminalOptionsTests {
    private func wishes(
        _ arguments: [String], environment: [String: String] = [:], colors: String? = nil
    ) throws -> TerminalOverrides {
        var settings = Settings()
        if let colors { _ = settings.terminal.note(.colors, colors, from: .configuration) }
        return try TerminalOptions.parse(arguments).wishes(settings, environment: environment)
    }

    @Test func argumentsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws {
        #expect(try wishes([], colors: "16").colors?.value == .ansi16)
        #expect(try wishes([], environment: ["EASEL_COLORS": "8"], colors: "16").colors?.value == .ansi8)
        let all = try wishes(
            ["--colors", "256", "--ascii", "--no-mouse", "--plain"], environment: ["EASEL_COLORS": "8"], colors: "16")
        #expect(all.colors?.value == .palette256)
        #expect(all.ascii?.value == true && all.mouse?.value == false && all.plain?.value == true)
        #expect(try wishes([]) == TerminalOverrides())
    }

    @Test func aWordThatIsNoneIsRefused() {
        #expect(throws: (any Error).self) { try wishes(["--colors", "many"]) }
        #expect(throws: (any Error).self) { try wishes([], environment: ["EASEL_MOUSE": "trackball"]) }
    }
}
