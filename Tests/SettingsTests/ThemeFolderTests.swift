import Canvas
import Foundation
import TestKit
import Testing
import Themes

@testable import Settings

struct ThemeFolderTests {
    @Test func themesAreTOMLFiles() throws {
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

    /// A file that cannot be read is not the same as no theme of that name.
    @Test func anUnreadableFileIsReported() throws {
        let home = try TemporaryFolder()
        try home.write("", to: "themes/folder.toml/x")
        try home.write("inherits = \"dusk\"\n\0\n[palette]\n", to: "themes/null.toml")
        try FileManager.default.createSymbolicLink(
            atPath: home.appending("themes/lost.toml"), withDestinationPath: "nowhere")
        let catalog = ThemeCatalog(own: ThemeFolder.files(in: home.appending("themes")))
        for (name, words) in [
            ("folder", "cannot be read: it is a folder"), ("null", "line 2, column 1"), ("lost", "broken link"),
        ] {
            let error = try #require(throws: ThemeError.self) { try catalog.theme(named: name, depth: .trueColor) }
            #expect(error.description.contains(words) && error.description.contains("\(name).toml"), "\(error)")
        }
        #expect(ThemeFolder.problem(in: home.appending("themes")) == nil)
        #expect(ThemeFolder.problem(in: home.appending("none")) == nil)
        #expect(ThemeFolder.problem(in: home.appending("themes/lost.toml")) != nil)
        #expect(ThemeFolder.problem(in: home.appending("themes/null.toml")) != nil)
    }
}
