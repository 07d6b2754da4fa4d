import Canvas
import Testing
import Themes

struct ThemeCatalogTests {
    private let mine = "appearance = \"light\"\n[roles]\nstrong = { underline = true }"

    @Test func theDefaultComesFirst() {
        #expect(ThemeCatalog().names == ["dusk", "dawn", "contrast", "mono"])
    }

    @Test(arguments: ThemeCatalog().names, ColorDepth.allCases)
    func everyBuiltInThemeCanBeReadAtEveryDepth(name: String, depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: name, depth: depth)
        #expect(theme.name == name)
        #expect(theme.isLight == (name == "dawn"))
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
        case (.indexed(let index), .ansi16), (.indexed(let index), .ansi8): index < 16
        default: false
        }
    }

    @Test func everyRoleHasItsLookInEveryBuiltInTheme() throws {
        for name in ["dusk", "dawn", "contrast"] {
            let theme = try ThemeCatalog().theme(named: name, depth: .trueColor)
            for role in Role.allCases { #expect(theme[role] != .plain, "\(role) in \(name)") }
        }
    }

    @Test func withoutColoursTheRowInFocusIsReversed() throws {
        let theme = try ThemeCatalog().theme(named: "mono", depth: .monochrome)
        #expect(theme[.cursorRow] == Style(attributes: .reverse))
        #expect(theme[.cursorRowUnfocused] == Style(attributes: .underline))
        #expect(theme[.borderFocused] != theme[.border])
    }

    @Test func aPersonsThemeStandsInForABuiltInOne() throws {
        let catalog = ThemeCatalog(overrides: [("dawn", mine), ("mine", mine)])
        #expect(catalog.names == ["dusk", "dawn", "contrast", "mono", "mine"])
        for name in ["dawn", "mine"] {
            let theme = try catalog.theme(named: name, depth: .trueColor)
            #expect(theme.name == name)
            #expect(theme.isLight)
            #expect(theme[.strong] == Style(attributes: .underline))
            #expect(theme[.normal] == .plain)
        }
    }

    @Test func anUnknownNameIsAnsweredWithThoseThereAre() {
        let error = ThemeError.unknown("dusc", known: ["dusk", "dawn", "contrast", "mono"])
        #expect(throws: error) { try ThemeCatalog().theme(named: "dusc", depth: .trueColor) }
        #expect("\(error)" == "There is no theme called dusc. There are: dusk, dawn, contrast, mono.")
    }

    @Test func aWrongFileDoesNotSpoilTheOthers() throws {
        let catalog = ThemeCatalog(overrides: [("mine", "roles = 1")])
        #expect(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .ansi16) }
        #expect(try catalog.theme(named: "dusk", depth: .ansi16).name == "dusk")
    }
}
