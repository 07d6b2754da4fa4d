import Canvas
import Curses
import Testing

struct TerminalWishesTests {
    @Test("A flag goes before the environment, and that before the configuration, in whatever order they come")
    func precedence() {
        let said: [(String, TerminalOverrides.Source, ColorDepth)] = [
            ("256", .configuration, .palette256), ("16", .environment, .ansi16), ("24bit", .flag, .trueColor),
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var wishes = TerminalOverrides()
            for index in order { _ = wishes.note(.colors, said[index].0, from: said[index].1) }
            #expect(wishes.colors == TerminalOverrides.Wish(.trueColor, from: .flag))
        }
        var wishes = TerminalOverrides()
        _ = wishes.note(.colors, "16", from: .configuration)
        _ = wishes.note(.colors, "auto", from: .flag)
        #expect(wishes.colors == nil)
    }

    @Test(
        "Words",
        arguments: [
            (.colors, "24bit", nil), (.colors, "truecolor", nil), (.colors, "none", nil),
            (.colors, "12", "EASEL_COLORS is “12”; it can be auto, 24bit, 256, 16, 8 or none."),
            (.mouse, "ON", nil), (.mouse, "0", nil), (.plain, "1", nil), (.plain, "yes", nil),
            (.appearance, "Dark", nil),
            (.appearance, "pink\u{1B}[m", "EASEL_APPEARANCE is “pink\u{FFFD}[m”; it can be auto, dark or light."),
            (.synchronized, "dark", "EASEL_SYNCHRONIZED is “dark”; it can be auto, on or off."),
        ] as [(TerminalOverrides.Name, String, String?)])
    func words(name: TerminalOverrides.Name, word: String, problem: String?) {
        var wishes = TerminalOverrides()
        let said = wishes.note(name, word, from: .environment)
        #expect(said == problem)
        #expect((wishes == TerminalOverrides()) == (problem != nil))
    }

    @Test("The environment is read by its variables, and an empty one says nothing")
    func environment() {
        var wishes = TerminalOverrides()
        let problems = wishes.note(environment: [
            "EASEL_COLORS": "8", "EASEL_MOUSE": "", "EASEL_PLAIN": "1", "EASEL_ASCII": "maybe", "EASEL_QUERIES": "off",
        ])
        #expect(problems == ["EASEL_ASCII is “maybe”; it can be auto, on or off."])
        #expect(wishes.colors?.value == .ansi8)
        #expect(wishes.mouse == nil)
        #expect(wishes.plain?.value == true)
        #expect(wishes.queries?.value == false)
    }
}
