import Canvas
import Testing
import Themes

/// Checks that colors with different meanings differ where there are few.
struct DistinctColorsTests {
    private static let names = ThemeCatalog().names.filter { !["mono", "neutral"].contains($0) }

    private static func theme(_ name: String, _ depth: ColorDepth) throws -> Theme {
        try ThemeCatalog().theme(named: name, depth: depth)
    }

    @Test(arguments: names, [ColorDepth.ansi8, .ansi16, .palette256, .trueColor])
    func imageVideoAndTextDiffer(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Self.theme(name, depth)
        let styles = [Role.image, .video, .text].map { theme[$0] }
        #expect(Set(styles).count == 3, "\(styles)")
        #expect(theme[.image] != theme[.accent])
        if theme.background != .light { #expect(theme[.video] != theme[.live]) }
    }

    @Test(arguments: names, [ColorDepth.ansi8, .ansi16, .palette256, .trueColor])
    func phasesDiffer(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Self.theme(name, depth)
        var phases: [Role] = [.live, .good, .bad]
        // Only black, blue and, barely, red are legible on the light gray of 8 colors; and magenta on the white of 16.
        if theme.background != .light || depth > .ansi8 { phases.append(.warn) }
        if theme.background != .light || depth > .ansi16 { phases.append(.queued) }
        #expect(Set(phases.map { theme[$0] }).count == phases.count, "\(phases.map { theme[$0] })")
    }

    @Test(arguments: names, [ColorDepth.palette256, .trueColor])
    func textHasFourStrengths(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Self.theme(name, depth)
        // The theme of 16 colors has no fourth.
        let strengths: [Role] = name == "sixteen" ? [.strong, .normal, .faint] : [.strong, .normal, .muted, .faint]
        #expect(Set(strengths.map { theme[$0] }).count == strengths.count)
    }
}
