import CommandLine
import Settings
import ArgumentParser
import Curses

/// The arguments about the terminal.
struct TerminalOptions: ParsableArguments {
    @Flag(help: "Use ASCII characters only.")
    var ascii = false

    @Flag(help: "Text mode without a full screen, for screen readers, scripts and simple terminals.")
    var plain = false

    @Flag(help: "Do not capture the mouse.")
    var noMouse = false

    @Option(help: "How many colors to use: auto, 24bit, 256, 16, 8 or none.")
    var colors: String?

    /// Combines the overrides of the arguments, the environment and config.toml, in this order of precedence.
    ///
    /// - Throws: The exit for usage where one of them is invalid.
    func overrides(_ settings: Settings, environment: [String: String]) throws -> TerminalOverrides {
        var overrides = settings.terminal
        var problems = overrides.note(environment: environment)
        if ascii { problems += [overrides.note(.ascii, "on", from: .flag)].compactMap(\.self) }
        if plain { problems += [overrides.note(.plain, "on", from: .flag)].compactMap(\.self) }
        if noMouse { problems += [overrides.note(.mouse, "off", from: .flag)].compactMap(\.self) }
        if let colors { problems += [overrides.note(.colors, colors, from: .flag)].compactMap(\.self) }
        guard problems.isEmpty else { throw ExitReason.usage.exit(printing: problems.joined(separator: "\n")) }
        return overrides
    }
}
