import Canvas
import Testing
import Themes

struct ActiveThemeTests {
    private static func toml(_ color: String) -> String { "inherits = \"dusk\"\n[palette]\naccent = \"\(color)\"" }

    private static func shown(_ source: ThemeSource) throws -> ActiveTheme {
        try ActiveTheme("mine", of: ThemeCatalog(source), depth: .trueColor)
    }

    @Test func savedFileIsApplied() throws {
        var shown = try Self.shown(.own(Self.toml("#010101")))
        #expect(shown.reload([.own(Self.toml("#020202"))], chosen: "mine") == .changed(problem: nil))
        #expect(shown.theme[.accent].foreground == .rgb(2, 2, 2))
    }

    @Test func unchangedFileChangesNothing() throws {
        var shown = try Self.shown(.own(Self.toml("#010101")))
        #expect(shown.reload([.own(Self.toml("#010101"))], chosen: "mine") == .unchanged)
    }

    @Test(arguments: [nil, "", "inherits = \"dusk\"\n[palette]\naccent = 3"])
    func lastValidThemeStays(_ wrong: String?) throws {
        var shown = try Self.shown(.own(Self.toml("#010101")))
        let before = shown.theme
        guard case .changed(let problem?) = shown.reload(wrong.map { [.own($0)] } ?? [], chosen: "mine") else {
            Issue.record("It was not wrong.")
            return
        }
        #expect(shown.theme == before)
        if wrong?.isEmpty == false { #expect(problem.place == TextPosition(line: 3, column: 10)) }
        if wrong == nil { #expect(problem.problem == .unknownTheme("mine", known: ThemeCatalog().names)) }
        // And the file is valid again.
        #expect(shown.reload([.own(Self.toml("#030303"))], chosen: "mine") == .changed(problem: nil))
        #expect(shown.theme[.accent].foreground == .rgb(3, 3, 3))
    }

    @Test func invalidPreviewedThemeIsSkipped() throws {
        let catalog = ThemeCatalog(.own("roles = 1"))
        var shown = try ActiveTheme("dusk", of: catalog, depth: .palette256)
        shown.show("mine", depth: .palette256)
        #expect(shown.theme.name == "dusk")
        shown.show("dawn", depth: .palette256)
        #expect(shown.theme.name == "dawn")
        #expect(shown.theme == (try catalog.theme(named: "dawn", depth: .palette256)))
        // Its error does not affect the chosen theme.
        #expect(shown.reload([.own("roles = 2")], chosen: "dawn") == .changed(problem: nil))
        #expect(shown.choices.last?.problem?.place == TextPosition(line: 1, column: 1))
    }

    @Test func depthChangesAtRunTime() throws {
        let catalog = ThemeCatalog(.own("roles = 1"))
        var shown = try ActiveTheme("dusk", of: catalog, depth: .palette256)
        shown.show("dusk", depth: .trueColor)
        #expect(shown.theme == (try catalog.theme(named: "dusk", depth: .trueColor)))
        // An invalid theme leaves the last valid one, at the new depth.
        shown.show("mine", depth: .palette256)
        #expect(shown.theme == (try catalog.theme(named: "dusk", depth: .palette256)))
        // Reloading keeps the depth.
        _ = shown.reload([.own("inherits = \"dusk\"")], chosen: "mine")
        #expect(shown.theme.name == "mine")
        shown.show("dusk", depth: .palette256)
        #expect(shown.theme == (try catalog.theme(named: "dusk", depth: .palette256)))
    }
}
