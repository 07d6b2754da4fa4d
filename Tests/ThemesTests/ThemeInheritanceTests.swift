import Canvas
import Testing
import Themes

struct ThemeInheritanceTests {
    @Test func inheritsOmittedValues() throws {
        let mine = ThemeSource.own("inherits = \"dusk\"\n[roles]\nbad = { underline = true }")
        let catalog = ThemeCatalog(mine)
        for depth in ColorDepth.allCases {
            let (dusk, theme) = try (
                catalog.theme(named: "dusk", depth: depth), catalog.theme(named: "mine", depth: depth)
            )
            for role in Role.allCases where role != .bad { #expect(theme[role] == dusk[role], "\(role) at \(depth)") }
            if depth > .monochrome { #expect(theme[.bad] == Style(attributes: .underline)) }
            #expect(theme.name == "mine")
            #expect(theme.background == .dark)
        }
    }

    @Test func overriddenColorIsNotInheritedAtOtherDepths() throws {
        let mine = ThemeSource.own("inherits = \"dusk\"\n[palette]\naccent = \"#ff0000\"")
        let catalog = ThemeCatalog(mine)
        let accent = { (depth: ColorDepth) in try catalog.theme(named: "mine", depth: depth)[.accent].foreground }
        #expect(try accent(.trueColor) == .rgb(0xFF, 0, 0))
        #expect(try accent(.palette256) == .indexed(196))
        #expect(try accent(.ansi16) == .indexed(9))
        #expect(try catalog.theme(named: "mine", depth: .palette256)[.live].foreground == .indexed(74))
    }

    @Test func parentsHaveParents() throws {
        let catalog = ThemeCatalog(
            .own("inherits = \"b\"\n[roles]\nbad = { bold = true }", name: "a"),
            .own("inherits = \"c\"\nappearance = \"light\"\n[palette]\nx = \"#111111\"", name: "b"),
            .own(
                "appearance = \"dark\"\n[palette]\nx = \"#eeeeee\"\n[roles]\nbad = {}\ngood = { fg = \"x\" }", name: "c"
            ))
        let theme = try catalog.theme(named: "a", depth: .trueColor)
        #expect(theme.background == .light)
        #expect(theme[.bad] == Style(attributes: .bold))
        #expect(theme[.good] == Style(foreground: .rgb(0x11, 0x11, 0x11)))
    }

    @Test func overrideOfBuiltInThemeMayInheritFromIt() throws {
        let mine = ThemeSource.own("inherits = \"dusk\"\n[roles]\nbad = { underline = true }", name: "dusk")
        let catalog = ThemeCatalog(mine)
        let theme = try catalog.theme(named: "dusk", depth: .trueColor)
        #expect(theme[.bad] == Style(attributes: .underline))
        #expect(try theme[.good] == ThemeCatalog().theme(named: "dusk", depth: .trueColor)[.good])
        // The built-in themes that inherit from the built-in one are not changed by it.
        #expect(
            try catalog.theme(named: "tide", depth: .trueColor)
                == ThemeCatalog().theme(named: "tide", depth: .trueColor))
    }

    @Test(arguments: [
        ([("mine", "mine")], "themes/mine.toml", "mine → mine"),
        ([("mine", "b"), ("b", "mine")], "themes/b.toml", "mine → b → mine"),
        ([("mine", "b"), ("b", "c"), ("c", "b")], "themes/c.toml", "b → c → b"),
    ])
    func aCycleIsReportedWithAllItsMembers(_ themes: [(String, String)], file: String, words: String) throws {
        let catalog = ThemeCatalog(own: themes.map { .own("# a\n  inherits = \"\($1)\"", name: $0) })
        let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .ansi8) }
        #expect(error.file == file)
        #expect(error.place == TextPosition(line: 2, column: 14))
        #expect(
            error.description
                == "\(file), line 2, column 14: Inheritance cycle: \(words). "
                + "Change or remove one inherits line.")
    }

    @Test func unknownParentSuggestsTheNearest() throws {
        let catalog = ThemeCatalog(.own("inherits = \"dsuk\""))
        let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .trueColor) }
        #expect(
            "\(error)" == "themes/mine.toml, line 1, column 12: Unknown parent theme dsuk. "
                + "Did you mean dusk?")
    }

    @Test func parentErrorIsReportedInTheParentsFile() throws {
        let catalog = ThemeCatalog(
            .own("inherits = \"b\""), .own("appearance = \"dark\"\n[roles]\nbad = { fg = \"no\" }", name: "b"))
        let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .trueColor) }
        #expect(error.file == "themes/b.toml")
        #expect(error.place == TextPosition(line: 3, column: 14))
    }
}
