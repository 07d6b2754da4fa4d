import Forms
import Canvas
import Dashboard
import Testing
import Themes

/// Holds the list of what is drawn on what, which the themes' contrast is measured by, to the screens.
struct RolePairTests {
    /// A theme in which each role has a color that no other has, and so has each ground.
    private static func look(grounds: [Role]) -> RenderContext {
        func number(_ role: Role, from start: Int) -> Color {
            .indexed(UInt8(start + (Role.allCases.firstIndex(of: role) ?? 0)))
        }
        let styles = Role.allCases.map { role in
            // A row with a foreground of its own would hide what is drawn on it.
            let text = role == .cursorRow || role == .cursorRowUnfocused ? .terminal : number(role, from: 100)
            return (
                role, Style(foreground: text, background: number(grounds.contains(role) ? role : .normal, from: 200))
            )
        }
        let theme = Theme(name: "probe", background: .dark, styles: Dictionary(uniqueKeysWithValues: styles))
        return RenderContext(theme: theme, glyphs: .unicode)
    }

    private static func role(_ color: Color, from start: Int) -> Role? {
        guard case .indexed(let number) = color else { return nil }
        let place = Int(number) - start
        return roles.indices.contains(place) ? roles[place] : nil
    }

    private static let roles = Role.allCases

    /// What is drawn on what in `frame`, pictures and swatches aside.
    private static func pairs(in frame: Frame) -> Set<RolePair> {
        var pairs: Set<RolePair> = []
        var last: Style?
        // Most cells look as the one before them.
        for cell in frame.cells where cell.style != last && cell.cluster != " " {
            last = cell.style
            if let role = Self.role(cell.style.foreground, from: 100),
                let ground = Self.role(cell.style.background, from: 200)
            {
                pairs.insert(RolePair(role, on: ground))
            }
        }
        return pairs
    }

    private static let drawn: Set<RolePair> = {
        var drawn: Set<RolePair> = []
        let look = Self.look(grounds: [.normal] + Role.backgrounds)
        for scene in RenderTests.Scene.allCases {
            for size in [(80, 24), (120, 36)] {
                var session = scene.session
                session.resize(size.0, size.1)
                drawn.formUnion(pairs(in: session.state.render(look)))
                // The welcome has no panes.
                for pane in ["1", "2", "3", "4"] as [Key] where !session.state.isWelcome {
                    session.press(.escape, .escape, .escape, pane)
                    for _ in 0..<5 {
                        session.press("j")
                        drawn.formUnion(pairs(in: session.state.render(look)))
                    }
                }
            }
        }
        return drawn
    }()

    @Test func everyPairThatIsDrawnIsMeasured() {
        let missing = Self.drawn.subtracting(RolePair.drawn)
        #expect(missing.isEmpty, "\(missing.map { "\($0.role) on \($0.background)" }.sorted())")
    }

    @Test(arguments: Role.backgrounds)
    func everyBackgroundIsDrawnOn(_ background: Role) {
        #expect(Self.drawn.contains { $0.background == background })
    }
}
