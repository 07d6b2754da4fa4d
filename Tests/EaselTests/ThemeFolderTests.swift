import TestKit
import Testing
import Themes

@testable import easel

struct ThemeFolderTests {
    @Test func themesAreTheFilesThatEndSo() throws {
        let home = try TemporaryFolder()
        for name in ["b.toml", "a.toml", ".c.toml.swp", ".d.toml", "notes.txt"] {
            _ = try home.write("x = \"\(name)\"", to: "themes/" + name)
        }
        let files = ThemeFolder.files(in: home.appending("themes"))
        #expect(files.map(\.name) == ["a", "b"])
        #expect(files.map(\.file) == ["a", "b"].map { home.appending("themes/\($0).toml") })
        #expect(files.first?.toml == "x = \"a.toml\"")
        #expect(ThemeFolder.files(in: home.appending("none")).isEmpty)
    }
}
