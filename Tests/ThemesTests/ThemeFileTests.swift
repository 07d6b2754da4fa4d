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
        [palette8]
        warm = 11
        ground = 4
        [roles]
        normal = { bg = "ground" }
        accent = { fg = "warm", bold = true, italic = false }
        toast = { fg = "terminal", bg = "warm", reverse = true, dim = true, underline = true }
        [uncolored]
        bad = { reverse = true }
        """

    @Test(
        arguments: [
            (.trueColor, .rgb(0xE0, 0xA4, 0x58), .rgb(0, 0, 0), .bold),
            (.palette256, .indexed(179), .indexed(16), .bold),
            // Bold may be shown as bright, which is another color.
            (.ansi16, .indexed(3), .terminal, []),
            // The eight bright colors are the normal ones in bold.
            (.ansi8, .indexed(3), .indexed(4), .bold),
        ] as [(ColorDepth, Color, Color, Style.Attributes)])
    func aNameIsResolvedInThePaletteOfTheDepth(
        depth: ColorDepth, warm: Color, background: Color, attributes: Style.Attributes
    ) throws {
        let theme = try ThemeCatalog(.own(Self.toml)).theme(named: "mine", depth: depth)
        #expect(theme[.normal] == Style(background: background))
        // A style without a background has that of normal text.
        #expect(theme[.accent] == Style(foreground: warm, background: background, attributes: attributes))
        #expect(theme[.toast] == Style(background: warm, attributes: [.reverse, .dim, .underline]))
        #expect(theme[.bad] == .plain)
    }

    @Test func monochromeFillsInWhatTheThemeOmits() throws {
        let catalog = ThemeCatalog(.own(Self.toml))
        let theme = try catalog.theme(named: "mine", depth: .monochrome)
        #expect(theme[.bad] == Style(attributes: .reverse))
        #expect(theme[.cursorRow] == Style(attributes: .bold))
        #expect(try theme[.warn] == catalog.theme(named: "mono", depth: .monochrome)[.warn])
    }

    @Test(arguments: [
        ("appearance = ", 1, 14), ("appearance = \"dark\"\n[roles\n", 2, 7), ("a = 1\na = 2\n", 2, 5),
        // Values of the wrong type: at the value.
        ("[roles]", 1, 1), ("appearance = \"grey\"\n[roles]", 1, 14), ("appearance = 1\n[roles]", 1, 14),
        ("inherits = 3", 1, 12), ("appearance = \"dark\"\nroles = 3", 2, 9),
        ("appearance = \"dark\"\npalette = 3\n[roles]", 2, 11),
        ("appearance = \"dark\"\n[palette]\n  a = \"e0a458\"", 3, 7),
        ("appearance = \"dark\"\n[palette]\na = \"#e0a45\"", 3, 5),
        ("appearance = \"dark\"\n[palette]\na = \"#+0a458\"", 3, 5),
        ("appearance = \"dark\"\n[palette]\na = 3", 3, 5),
        ("appearance = \"dark\"\n[palette]\nterminal = \"#000000\"", 3, 12),
        ("appearance = \"dark\"\n[palette256]\na = 256", 3, 5),
        ("appearance = \"dark\"\n[palette256]\na = -1", 3, 5),
        ("appearance = \"dark\"\n[palette16]\na = 16", 3, 5), ("appearance = \"dark\"\npalette8.a = 16", 2, 14),
        ("appearance = \"dark\"\n[palette16]\na = \"red\"", 3, 5),
        ("appearance = \"dark\"\n[roles]\naccent = \"red\"", 3, 10),
        ("appearance = \"dark\"\n[roles]\naccent = { fg = 3 }", 3, 17),
        ("appearance = \"dark\"\n[roles]\naccent = { bold = true, dim = 1 }", 3, 31),
        ("appearance = \"dark\"\n[roles]\nbad.fg = 1", 3, 10), ("appearance = \"dark\"\n[roles.bad]\nbg = 1", 3, 6),
        // Unknown keys: at the key.
        ("appearance = \"dark\"\n# é [x]\n\tpalet = { a = 1 }", 3, 2),
        ("appearance = \"dark\"\n\n[ paletto ]\na = 1", 3, 3),
        ("appearance = \"dark\"\n[roles]\nbad = { bold = true }\n'acent' = {}", 4, 1),
        ("appearance = \"dark\"\r\n[roles]\r\naccent = { blink = true }\r\n", 3, 12),
        ("appearance = \"dark\"\n[uncolored]\naccent = { fg = \"red\" }", 3, 12),
        ("appearance = '''dark'''\n[uncolored]\nacent = {}", 3, 1),
        // Undefined colors: at their use.
        ("appearance = \"dark\"\n[roles]\naccent = { bold = true, fg = \"warm\" }", 3, 30),
    ])
    func errorsHaveALineAndColumn(toml: String, line: Int, column: Int) throws {
        let catalog = ThemeCatalog(.own(toml))
        let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .trueColor) }
        #expect(error.file == "themes/mine.toml")
        #expect(error.place == TextPosition(line: line, column: column))
        #expect("\(error)".hasPrefix("themes/mine.toml, line \(line), column \(column): "))
    }

    @Test(arguments: [
        ("[roles]\nacent = {}", "Unknown role acent. Did you mean accent?"),
        (
            "[palette]\na = 3",
            "palette.a must be a color such as \"#e0a458\", or \"terminal\". Fix the value and save."
        ),
        ("[palete]\na = 3", "Unknown key palete. Did you mean palette?"),
        (
            "[roles]\naccent = { blink = true }",
            "Unknown key roles.accent.blink. Choose one of: fg, bg, bold, dim, italic, underline, reverse."
        ),
        (
            "[palette]\nwarm = \"#000000\"\n[roles]\nbad = { fg = \"wram\" }",
            "No palette defines the color wram. Define it in [palette]. Did you mean warm?"
        ),
        ("[roles]\nbad = { fg = \"red\" }", "No palette defines the color red. Define it in [palette]."),
    ])
    func errorsAreExplainedWithAdvice(toml: String, words: String) throws {
        let catalog = ThemeCatalog(.own("appearance = \"dark\"\n" + toml))
        let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .trueColor) }
        #expect("\(error)".hasSuffix(": \(words)"), "\(error)")
    }
}
