import Canvas
import Testing
import Themes

/// Themes at color depths for which they define no palette.
struct ColorMatchTests {
    private static func theme(
        _ palettes: String, _ depth: ColorDepth, roles: String, background: ThemeBackground = .dark
    )
        throws
        -> Theme
    {
        let toml = "appearance = \"\(background.rawValue)\"\n\(palettes)\n[roles]\n\(roles)"
        return try ThemeCatalog(.own(toml)).theme(named: "mine", depth: depth)
    }

    @Test(
        arguments: [
            ("#ff8700", .palette256, .indexed(208)), ("#8a8a8a", .palette256, .indexed(245)),
            ("#fe0102", .ansi16, .indexed(9)), ("#00cc01", .ansi16, .indexed(2)), ("#00cc01", .ansi8, .indexed(2)),
            ("terminal", .palette256, .terminal), ("terminal", .ansi8, .terminal),
        ] as [(String, ColorDepth, Color)])
    func theNearestColorIsUsed(given: String, depth: ColorDepth, expected: Color) throws {
        let theme = try Self.theme("[palette]\na = \"\(given)\"", depth, roles: "good = { fg = \"a\" }")
        #expect(theme[.good].foreground == expected)
    }

    @Test(arguments: [ColorDepth.ansi16, .ansi8])
    func textStaysReadableOnItsBackground(depth: ColorDepth) throws {
        // The nearest of the 16 is dark blue, which is unreadable on black.
        let theme = try Self.theme("[palette]\na = \"#3d6bff\"", depth, roles: "good = { fg = \"a\" }")
        for terminal in SeenTerminal.judging(.dark, depth: depth).prefix(2) {
            let shown = terminal.show(theme[.good].foreground, attributes: theme[.good].attributes, depth: depth)
            #expect(shown.contrast(with: Shown(0)) >= 4.3, "\(theme[.good]) in \(terminal)")
        }
        let light = try Self.theme(
            "[palette]\na = \"#0a7a2f\"", depth, roles: "good = { fg = \"a\" }", background: .light)
        let shown = SeenTerminal.judging(.light, depth: depth)[0].show(
            light[.good].foreground, attributes: light[.good].attributes, depth: depth)
        #expect(shown.contrast(with: Shown(0xFFFFFF)) >= 4.5)
    }

    @Test(arguments: [ColorDepth.palette256, .ansi16])
    func faintColorsStayFaint(depth: ColorDepth) throws {
        let theme = try Self.theme("[palette]\na = \"#444444\"", depth, roles: "faint = { fg = \"a\" }")
        let shown = SeenTerminal.judging(.dark, depth: depth)[0].show(theme[.faint].foreground, depth: depth)
        #expect((1.5...6).contains(shown.contrast(with: Shown(0))))
    }

    @Test(arguments: [ColorDepth.ansi16, .ansi8])
    func aRowWhoseSubtleBackgroundIsLostBecomesBold(depth: ColorDepth) throws {
        let palette = "[palette]\nrow = \"#202428\"\nground = \"#101214\""
        let roles = "cursorRow = { bg = \"row\" }\ncursorRowUnfocused = { bg = \"row\" }"
        let bare = try Self.theme(palette, depth, roles: roles)
        #expect(bare[.cursorRow] == Style(attributes: .bold))
        #expect(bare[.cursorRowUnfocused] == .plain)
        let own = try Self.theme(palette, depth, roles: "normal = { bg = \"ground\" }\n\(roles)")
        #expect(own[.normal].background == .indexed(0))
        #expect(own[.cursorRow] == Style(background: .indexed(0), attributes: .bold))
        #expect(try Self.theme(palette, .palette256, roles: roles)[.cursorRow].attributes == [])
    }

    @Test func aSmallerPaletteIsUsedWhereThereIsNoLargerOne() throws {
        for depth in [ColorDepth.trueColor, .palette256, .ansi16] {
            let theme = try Self.theme("[palette16]\na = 13", depth, roles: "good = { fg = \"a\" }")
            #expect(theme[.good].foreground == .indexed(13))
        }
        let eight = try Self.theme("[palette16]\na = 13", .ansi8, roles: "good = { fg = \"a\" }")
        #expect(eight[.good] == Style(foreground: .indexed(5), attributes: .bold))
        let background = try Self.theme("[palette8]\na = 12", .ansi8, roles: "good = { bg = \"a\" }")
        #expect(background[.good] == Style(background: .indexed(4)))
    }

    @Test(arguments: ColorDepth.allCases)
    func onlyTheTerminalsOwn16Colors(depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: "sixteen", depth: depth)
        for role in Role.allCases {
            for color in [theme[role].foreground, theme[role].background] {
                if case .indexed(let number) = color { #expect(number < 16) } else { #expect(color == .terminal) }
            }
        }
    }
}
