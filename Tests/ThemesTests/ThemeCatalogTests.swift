import Canvas
import Testing
import Themes

struct ThemeCatalogTests {
    private let mine = "appearance = \"light\"\n[roles]\nstrong = { underline = true }"

    @Test func defaultComesFirst() {
        #expect(
            ThemeCatalog().names == [
                "dusk", "dawn", "slate", "tide", "paper", "contrast", "distinct", "sixteen", "mono", "neutral",
            ])
    }

    @Test(arguments: ThemeCatalog().names, ColorDepth.allCases)
    func everyBuiltInThemeResolvesAtEveryDepth(name: String, depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: name, depth: depth)
        #expect(theme.name == name)
        #expect(
            theme.background
                == (["dawn", "paper"].contains(name) ? .light : ["slate", "neutral"].contains(name) ? .any : .dark))
        for role in Role.allCases {
            for color in [theme[role].foreground, theme[role].background] {
                #expect(fits(color, depth), "\(role): \(color)")
            }
        }
    }

    private func fits(_ color: Color, _ depth: ColorDepth) -> Bool {
        switch (color, depth) {
        case (.terminal, _): true
        case (.rgb, .trueColor), (.indexed, .palette256): true
        case (.indexed(let index), .trueColor), (.indexed(let index), .ansi16): index < 16
        case (.indexed(let index), .ansi8): index < 8
        default: false
        }
    }

    @Test func everyRoleIsDefinedInEveryBuiltInTheme() throws {
        for name in ThemeCatalog().names where !["mono", "sixteen", "neutral"].contains(name) {
            let theme = try ThemeCatalog().theme(named: name, depth: .trueColor)
            for role in Role.allCases { #expect(theme[role] != .plain, "\(role) in \(name)") }
        }
    }

    @Test(arguments: ThemeCatalog().names)
    func withoutColorsEveryThemeIsMonochrome(_ name: String) throws {
        let theme = try ThemeCatalog().theme(named: name, depth: .monochrome)
        #expect(theme[.cursorRow] == Style(attributes: .bold))
        #expect(theme[.cursorRowUnfocused] == .plain)
        #expect(theme[.borderFocused] != theme[.border])
    }

    @Test func userThemeOverridesBuiltInOne() throws {
        let catalog = ThemeCatalog(.own(mine, name: "dawn"), .own(mine))
        #expect(catalog.names == ThemeCatalog().names + ["mine"])
        for name in ["dawn", "mine"] {
            let theme = try catalog.theme(named: name, depth: .trueColor)
            #expect(theme.name == name)
            #expect(theme.background == .light)
            #expect(theme[.strong] == Style(attributes: .underline))
            #expect(theme[.normal] == .plain)
        }
    }

    @Test func unknownNameSuggestsTheNearest() throws {
        let names = ThemeCatalog().names
        for (name, next) in [
            ("dusc", "Did you mean dusk?"), ("solarized", "Choose one of: \(names.joined(separator: ", "))."),
        ] {
            let error = try #require(throws: ThemeError.self) {
                try ThemeCatalog().theme(named: name, depth: .trueColor)
            }
            #expect(error.problem == .unknownTheme(name, known: names))
            #expect("\(error)" == "Unknown theme \(name). \(next)")
        }
    }

    @Test func invalidFileDoesNotAffectOthers() throws {
        let catalog = ThemeCatalog(.own("roles = 1"))
        #expect(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .ansi16) }
        #expect(try catalog.theme(named: "dusk", depth: .ansi16).name == "dusk")
        let wrong = catalog.choices.filter { $0.problem != nil }
        #expect(wrong.map(\.name) == ["mine"])
        #expect(catalog.choices.count == 11)
    }
}
