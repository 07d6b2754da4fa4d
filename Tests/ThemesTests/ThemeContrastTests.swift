import Canvas
import Testing
import Themes

struct ThemeContrastTests {
    /// The built-in themes of colours, with the ground of a terminal that they are made for.
    private static let themes: [(name: String, terminal: Color)] = [
        ("dusk", .rgb(0x14, 0x16, 0x1A)), ("dawn", .rgb(0xFA, 0xF7, 0xF0)), ("contrast", .rgb(0, 0, 0)),
    ]

    @Test func theMeasureIsThatOfTheStandard() {
        let white = Color.rgb(255, 255, 255)
        #expect(abs(Contrast.ratio(white, .terminal, terminal: .rgb(0, 0, 0)) - 21) < 0.001)
        #expect(abs(Contrast.ratio(.rgb(0x76, 0x76, 0x76), white, terminal: white) - 4.54) < 0.01)
        #expect(abs(Contrast.ratio(.indexed(231), .indexed(16), terminal: white) - 21) < 0.001)
        #expect(Contrast.ratio(.terminal, white, terminal: white) == 1)
    }

    @Test(
        "Words can be read and marks be seen on every ground", arguments: themes, [ColorDepth.trueColor, .palette256])
    func contrast(of subject: (name: String, terminal: Color), depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: subject.name, depth: depth)
        for ground in [.normal] + Role.grounds {
            for role in Role.readable + Role.marks {
                let ratio = Contrast.ratio(
                    theme[role].foreground, theme[ground].background, terminal: subject.terminal)
                let least = Role.marks.contains(role) ? 3 : 4.5
                #expect(ratio >= least, "\(role) on \(ground)")
            }
        }
    }

    @Test("Decoration is not lost in the ground", arguments: themes, [ColorDepth.trueColor, .palette256])
    func decoration(of subject: (name: String, terminal: Color), depth: ColorDepth) throws {
        let theme = try ThemeCatalog().theme(named: subject.name, depth: depth)
        for role in [Role.faint, .border, .track] {
            let ratio = Contrast.ratio(
                theme[role].foreground, theme[.normal].background, terminal: subject.terminal)
            #expect(ratio >= 1.3, "\(role)")
        }
    }

    @Test("A cursor row and what lies above the panes have a ground of their own", arguments: themes)
    func grounds(of subject: (name: String, terminal: Color)) throws {
        for depth in [ColorDepth.trueColor, .palette256] {
            let theme = try ThemeCatalog().theme(named: subject.name, depth: depth)
            for ground in Role.grounds {
                #expect(theme[ground].background != theme[.normal].background, "\(ground) at \(depth)")
            }
            #expect(theme[.cursorRow].background != theme[.cursorRowUnfocused].background)
        }
    }
}
