import Canvas
import Foundation
import Testing
import Themes

/// Checks the page about writing a theme.
struct WritingAThemeTests {
    private static var page: String {
        get throws {
            var root = URL(filePath: #filePath)
            for _ in 0..<3 { root.deleteLastPathComponent() }
            let path = root.appending(path: "Sources/Themes/Themes.docc/Writing-a-theme.md")
            return String(decoding: try Data(contentsOf: path), as: UTF8.self)
        }
    }

    @Test func namesEveryRoleAndTheme() throws {
        let page = try Self.page
        for name in Role.allCases.map(\.rawValue) + ThemeCatalog().names {
            #expect(page.contains("`\(name)`"), "\(name)")
        }
    }

    @Test func shortestThemeIsValid() throws {
        let blocks = try Self.page.components(separatedBy: "```toml\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let toml = try #require(blocks.first { $0.hasPrefix("inherits") })
        let theme = try ThemeCatalog(.own(toml)).theme(named: "mine", depth: .trueColor)
        #expect(theme[.accent].foreground == .rgb(0x7F, 0xB4, 0xCA))
    }

    @Test func documentedErrorsAreReported() throws {
        let files = [
            "appearance = \"dark\"\n\n[roles]\n          acent = {}", "[palette]\naccent = 3",
            "appearance = \"dark\"\n\n\n\n\n[roles]\nbad = { fg   = \"wram\" }\n[palette]\nwarm = \"#ffffff\"",
        ]
        let page = try Self.page
        for toml in files {
            let catalog = ThemeCatalog(.own("inherits = \"dusk\"\n" + toml))
            let error = try #require(throws: ThemeError.self) { try catalog.theme(named: "mine", depth: .ansi8) }
            let words = "\(error)".components(separatedBy: ": ").dropFirst().joined(separator: ": ")
            #expect(page.contains(": \(words)\n"), "\(words)")
        }
    }
}
