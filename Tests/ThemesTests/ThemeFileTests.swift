import Canvas
import Testing
import Themes

struct ThemeFileTests {
    private static let toml = """
        appearance = "dark"
        [palette]
        warm = "#e0A458"
        ground = "#000000"
        [palette256]
        warm = 179
        ground = 16
        [palette16]
        warm = 3
        ground = "terminal"
        [roles]
        normal = { bg = "ground" }
        accent = { fg = "warm", bold = true, italic = false }
        toast = { fg = "terminal", bg = "warm", reverse = true, dim = true, underline = true }
        """

    @Test(
        "A name means the colour of the depth",
        arguments: [
            (.trueColor, .rgb(0xE0, 0xA4, 0x58), .rgb(0, 0, 0)), (.palette256, .indexed(179), .indexed(16)),
            (.ansi16, .indexed(3), .terminal), (.ansi8, .indexed(3), .terminal), (.monochrome, .terminal, .terminal),
        ] as [(ColorDepth, Color, Color)])
    func depths(depth: ColorDepth, warm: Color, ground: Color) throws {
        let theme = try ThemeFile(toml: Self.toml, name: "mine").theme(for: depth)
        #expect(theme[.normal] == Style(background: ground))
        // What names no ground stands on that of the normal text.
        #expect(theme[.accent] == Style(foreground: warm, background: ground, attributes: .bold))
        #expect(theme[.toast] == Style(background: warm, attributes: [.reverse, .dim, .underline]))
        #expect(theme[.bad] == .plain)
    }

    @Test(
        "A file that is no TOML is told with its place",
        arguments: [
            ("appearance = ", 1), ("appearance = \"dark\"\n[roles\n", 2), ("a = 1\na = 2\n", 2),
            ("x = \"open\ny = 1", 1),
        ])
    func syntax(toml: String, line: Int) {
        do {
            _ = try ThemeFile(toml: toml, name: "mine")
            Issue.record("It was read.")
        } catch .syntax(let theme, let errorLine, let column, let what) {
            #expect(theme == "mine")
            #expect(errorLine == line)
            #expect(column >= 1)
            #expect(!what.isEmpty)
            let place = "Theme mine, line \(errorLine), column \(column): "
            #expect("\(ThemeError.syntax(theme: theme, line: errorLine, column: column, what: what))".hasPrefix(place))
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(
        "A value that is wrong is told with its key",
        arguments: [
            ("[roles]", "appearance"), ("appearance = \"grey\"\n[roles]", "appearance"),
            ("appearance = 1\n[roles]", "appearance"), ("appearance = \"dark\"", "roles"),
            ("appearance = \"dark\"\nroles = 3", "roles"),
            ("appearance = \"dark\"\npalet = 3\n[roles]", "palet"),
            ("appearance = \"dark\"\npalette = 3\n[roles]", "palette"),
            ("appearance = \"dark\"\n[palette]\na = \"e0a458\"\n[roles]", "palette.a"),
            ("appearance = \"dark\"\n[palette]\na = \"#e0a45\"\n[roles]", "palette.a"),
            ("appearance = \"dark\"\n[palette]\na = \"#+0a458\"\n[roles]", "palette.a"),
            ("appearance = \"dark\"\n[palette]\na = 3\n[roles]", "palette.a"),
            ("appearance = \"dark\"\n[palette]\nterminal = \"#000000\"\n[roles]", "palette.terminal"),
            ("appearance = \"dark\"\n[palette256]\na = 256\n[roles]", "palette256.a"),
            ("appearance = \"dark\"\n[palette256]\na = -1\n[roles]", "palette256.a"),
            ("appearance = \"dark\"\n[palette16]\na = 16\n[roles]", "palette16.a"),
            ("appearance = \"dark\"\n[palette16]\na = \"red\"\n[roles]", "palette16.a"),
            ("appearance = \"dark\"\n[roles]\nacent = {}", "roles.acent"),
            ("appearance = \"dark\"\n[roles]\naccent = \"red\"", "roles.accent"),
            ("appearance = \"dark\"\n[roles]\naccent = { fg = 3 }", "roles.accent.fg"),
            ("appearance = \"dark\"\n[roles]\naccent = { bold = 1 }", "roles.accent.bold"),
            ("appearance = \"dark\"\n[roles]\naccent = { blink = true }", "roles.accent.blink"),
            ("appearance = \"dark\"\n[roles]\naccent = { fg = \"warm\" }", "roles.accent"),
            ("appearance = \"dark\"\n[palette]\na = \"#000000\"\n[roles]\naccent = { bg = \"a\" }", "roles.accent"),
        ])
    func values(toml: String, key: String) {
        do {
            _ = try ThemeFile(toml: toml, name: "mine")
            Issue.record("It was read.")
        } catch .value(let theme, let errorKey, let what) {
            #expect(theme == "mine")
            #expect(errorKey == key)
            #expect("\(ThemeError.value(theme: theme, key: errorKey, what: what))" == "Theme mine: \(key) \(what).")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func aColourThatOnePaletteLacksIsNamedWithThatPalette() {
        let toml = Self.toml.replacing("warm = 179", with: "")
        #expect(
            throws: ThemeError.value(
                theme: "mine", key: "roles.accent", what: "uses warm, which [palette256] lacks")
        ) { try ThemeFile(toml: toml, name: "mine") }
    }
}
