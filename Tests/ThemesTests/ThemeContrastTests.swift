import Canvas
import Testing
import Themes

struct ThemeContrastTests {
    /// A built-in theme with the terminals that it is tested in.
    struct Subject: Sendable, CustomStringConvertible {
        let name: String
        let depth: ColorDepth
        var description: String { "\(name) at \(depth)" }

        func theme() throws -> Theme { try ThemeCatalog().theme(named: name, depth: depth) }
    }

    private static let subjects = ThemeCatalog().names.flatMap { name in
        ColorDepth.allCases.filter { $0 > .monochrome }.map { Subject(name: name, depth: $0) }
    }

    @Test func contrastFollowsWCAG() {
        #expect(abs(Shown(0xFFFFFF).contrast(with: Shown(0)) - 21) < 0.001)
        #expect(abs(Shown(0x767676).contrast(with: Shown(0xFFFFFF)) - 4.54) < 0.01)
        #expect(Shown(0x123456).contrast(with: Shown(0x123456)) == 1)
    }

    /// The style in which `pair` is drawn; on a row with one style throughout, the row's.
    private static func style(_ pair: RolePair, _ theme: Theme) -> Style {
        let background = theme[pair.background]
        let isRow = pair.background == .cursorRow || pair.background == .cursorRowUnfocused
        var style = theme[pair.role].on(background.background)
        if isRow, background.foreground != .terminal || background.attributes.contains(.reverse) { style = background }
        if style.attributes.contains(.reverse) {
            (style.foreground, style.background) = (style.background, style.foreground)
        }
        return style
    }

    /// The contrast of `style` in `terminal`; nil where both colors are the terminal's own.
    private static func ratio(
        _ style: Style, _ terminal: SeenTerminal, _ depth: ColorDepth, background: ThemeBackground
    )
        -> Double?
    {
        if style.foreground == .terminal, style.background == .terminal { return nil }
        let shownGround = terminal.show(style.background, depth: depth)
        // The terminal's own text color on a background of the theme: any color that is readable on its own background.
        let text =
            style.foreground == .terminal
            ? Shown(background == .light ? 0x333333 : 0xCCCCCC)
            : terminal.show(style.foreground, attributes: style.attributes, depth: depth)
        return text.contrast(with: shownGround)
    }

    /// The minimum contrast of `pair` in a theme, where the colors to choose from are fewer than the meanings.
    ///
    /// Of the 16 colors, magenta is the one left for images, and with 8 on a light background red: the word says it too.
    /// In the 256, 4.58 is the most that a color can have on both black and white.
    private static func minContrast(_ pair: RolePair, _ theme: Theme, _ depth: ColorDepth) -> Double {
        if theme.name == "neutral", depth == .palette256 { return min(pair.minContrast, 4.3) }
        guard depth <= .ansi16, case .indexed(let number) = style(pair, theme).foreground else {
            return pair.minContrast
        }
        let isRare = number % 8 == 5 || depth == .ansi8 && theme.background == .light && number == 1
        return isRare ? min(pair.minContrast, RolePair.markContrast) : pair.minContrast
    }

    @Test(arguments: subjects)
    func textIsReadableAndMarksAreVisibleOnTheirBackgrounds(of subject: Subject) throws {
        let theme = try subject.theme()
        // A theme of the terminal's own 16 colors is tested with those, whatever else the terminal can show.
        let depth = subject.name == "sixteen" ? min(subject.depth, .ansi16) : subject.depth
        for terminal in SeenTerminal.judging(theme.background, depth: depth) {
            for pair in RolePair.drawn where pair.minContrast > 1 {
                let ratio = Self.ratio(Self.style(pair, theme), terminal, subject.depth, background: theme.background)
                #expect(
                    ratio ?? 21 >= Self.minContrast(pair, theme, depth),
                    "\(pair.role) on \(pair.background) in \(terminal): \(ratio ?? 0)")
            }
        }
    }

    @Test(arguments: subjects.filter { $0.depth == .ansi8 })
    func eightColorsAreVisibleWhereBoldIsNotBright(of subject: Subject) throws {
        let theme = try subject.theme()
        // The Linux console and, by default, Windows Terminal show bold as the eight bright colors.
        for var terminal in SeenTerminal.judging(theme.background, depth: .ansi8)
        where !["Linux console", "Windows Terminal"].contains(terminal.name) {
            terminal.brightensBold = false
            for pair in RolePair.drawn where pair.minContrast > 1 {
                let ratio = Self.ratio(Self.style(pair, theme), terminal, .ansi8, background: theme.background)
                #expect(ratio ?? 21 >= 3, "\(pair.role) on \(pair.background) in \(terminal): \(ratio ?? 0)")
            }
        }
    }

    @Test(arguments: [ColorDepth.trueColor, .palette256])
    func highContrastIs71(depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: "contrast", depth: depth)
        let terminal = SeenTerminal.judging(.dark, depth: depth)[0]
        for pair in RolePair.drawn where pair.minContrast >= RolePair.textContrast {
            let ratio = Self.ratio(Self.style(pair, theme), terminal, depth, background: .dark)
            #expect(ratio ?? 0 >= 7, "\(pair.role) on \(pair.background)")
        }
    }

    @Test(arguments: subjects.filter { $0.depth >= .palette256 && !["mono", "sixteen"].contains($0.name) })
    func decorationIsVisibleOnTheBackground(of subject: Subject) throws {
        let theme = try subject.theme()
        let terminal = SeenTerminal.judging(theme.background, depth: subject.depth)[0]
        for role in Role.decoration {
            let pair = RolePair(role, on: .normal)
            let ratio = try #require(
                Self.ratio(Self.style(pair, theme), terminal, subject.depth, background: theme.background))
            #expect(ratio >= 1.3, "\(role)")
        }
    }

    @Test(arguments: subjects)
    func theCursorRowIsVisibleAtEveryDepth(of subject: Subject) throws {
        let theme = try subject.theme()
        let row = theme[.cursorRow]
        #expect(row.background != theme[.normal].background || row.attributes.contains(.bold))
        #expect(!row.attributes.contains(.reverse))
        #expect(row != theme[.cursorRowUnfocused])
        #expect(theme[.borderFocused] != theme[.border])
    }

    @Test(
        arguments: ThemeCatalog().names.filter { !["mono", "sixteen", "neutral"].contains($0) },
        [ColorDepth.trueColor, .palette256])
    func withEnoughColorsOverlaysHaveABackgroundOfTheirOwn(of name: String, depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: name, depth: depth)
        for background in Role.backgrounds {
            #expect(theme[background].background != theme[.normal].background, "\(background)")
        }
        #expect(theme[.cursorRow].background != theme[.cursorRowUnfocused].background)
    }

    @Test(arguments: ColorDepth.allCases)
    func neutralNeedsNoBackground(depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: "neutral", depth: depth)
        #expect(theme.background == .any)
        for role in [Role.normal, .strong, .title] { #expect(theme[role].foreground == .terminal, "\(role)") }
        for role in Role.allCases {
            // The terminal's own text may be unreadable on a background of the theme.
            #expect(theme[role].background == .terminal, "\(role)")
            // The terminal defines the 16 colors.
            if case .indexed(let number) = theme[role].foreground { #expect(number >= 16, "\(role)") }
            #expect(theme[role].attributes.isDisjoint(with: [.reverse, .underline]), "\(role)")
        }
        if depth >= .palette256 { #expect(theme[.muted].foreground != .terminal) }
    }

    @Test(arguments: [ColorDepth.ansi8, .ansi16, .palette256, .trueColor])
    func slatePaintsItsOwnBackgroundEverywhere(depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: "slate", depth: depth)
        for role in Role.allCases {
            #expect(theme[role].background != .terminal, "\(role)")
            // The text on the cursor's row keeps its own color.
            if role != .cursorRow, role != .cursorRowUnfocused {
                #expect(theme[role].foreground != .terminal, "\(role)")
            }
        }
    }

    @Test func slateIsDuskOnABackgroundOfItsOwn() throws {
        let (slate, dusk) = try (
            ThemeCatalog().theme(named: "slate", depth: .trueColor),
            ThemeCatalog().theme(named: "dusk", depth: .trueColor)
        )
        for role in Role.allCases {
            #expect(slate[role].foreground == dusk[role].foreground, "\(role)")
            #expect(slate[role].attributes == dusk[role].attributes, "\(role)")
        }
    }
}
