import Canvas
import Curses
import Testing

struct TerminalOverridesTests {
    @Test func flagsTakePrecedenceOverTheEnvironmentAndThatOverTheConfigurationInAnyOrder() {
        let said: [(String, TerminalOverrides.Source, ColorDepth)] = [
            ("256", .configuration, .palette256), ("16", .environment, .ansi16), ("24bit", .flag, .trueColor),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var overrides = TerminalOverrides()
            for index in order { _ = overrides.note(.colors, said[index].0, from: said[index].1) }
            #expect(overrides.colors == TerminalOverrides.Choice(.trueColor, from: .flag))
        }
        var overrides = TerminalOverrides()
        _ = overrides.note(.colors, "16", from: .configuration)
        _ = overrides.note(.colors, "auto", from: .flag)
        #expect(overrides.colors == nil)
    }

    @Test(
        arguments: [
            (.colors, "24bit", nil), (.colors, "truecolor", nil), (.colors, "none", nil),
            (.colors, "12", "EASEL_COLORS must be auto, 24bit, 256, 16, 8 or none, not “12”."),
            (.mouse, "ON", nil), (.mouse, "0", nil), (.plain, "1", nil), (.plain, "yes", nil),
            (.appearance, "Dark", nil),
            (.appearance, "pink\u{1B}[m", "EASEL_APPEARANCE must be auto, dark or light, not “pink\u{FFFD}[m”."),
            (.synchronized, "dark", "EASEL_SYNCHRONIZED must be auto, on or off, not “dark”."),
        ] as [(TerminalOverrides.Name, String, String?)])
    func values(name: TerminalOverrides.Name, word: String, problem: String?) {
        var overrides = TerminalOverrides()
        let said = overrides.note(name, word, from: .environment)
        #expect(said == problem)
        #expect((overrides == TerminalOverrides()) == (problem != nil))
    }

    @Test func variablesOfTheEnvironmentAreReadAndEmptyOnesIgnored() {
        var overrides = TerminalOverrides()
        let problems = overrides.note(environment: [
            "EASEL_COLORS": "8", "EASEL_MOUSE": "", "EASEL_PLAIN": "1", "EASEL_ASCII": "maybe", "EASEL_QUERIES": "off",
        ])
        #expect(problems == ["EASEL_ASCII must be auto, on or off, not “maybe”."])
        #expect(overrides.colors?.value == .ansi8)
        #expect(overrides.mouse == nil)
        #expect(overrides.plain?.value == true)
        #expect(overrides.queries?.value == false)
    }
}
