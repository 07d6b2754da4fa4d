import Foundation
import TestKit
import Testing

/// Compares Architecture.md with the code that it describes.
struct ArchitecturePageTests {
    private static let path = "Sources/easel/easel.docc/Architecture.md"

    @Test func theDiagramIsMadeFromTheTable() throws {
        try expectSection("targets", of: Self.path, toBe: "```\n\(TargetTable.diagram)\n```")
    }

    @Test func everyFolderHasItsRow() throws {
        let page = try Project.text(of: Self.path)
        let folders = try FileManager.default.contentsOfDirectory(atPath: Project.root + "/Sources")
        for folder in folders { #expect(page.contains("`\(folder)`"), "\(Self.path) does not name \(folder)") }
    }

    /// A path that begins with a top-level folder, in backquotes or as a link, is a file or folder of the repository.
    @Test(arguments: ["README.md", path, ".github/CONTRIBUTING.md"])
    func everyPathExists(_ page: String) throws {
        let paths = try Project.text(of: page)
            .matches(of: /[`(]((?:Sources|Tests|themes|\.ci|\.github)\/[^`)* ]*)[`)]/)
        #expect(!paths.isEmpty)
        for path in paths {
            #expect(
                FileManager.default.fileExists(atPath: Project.root + "/" + path.1), "\(page): there is no \(path.1)")
        }
    }

    /// A name in backquotes that begins with a capital letter is a type, or a target.
    @Test func everyTypeExists() throws {
        var names = Set(try Project.folders(in: "Sources"))
        for file in try Project.swiftFiles(in: "Sources") {
            for line in try Project.lines(of: file) {
                let words = line.split { !$0.isLetter && !$0.isNumber }
                for (kind, name) in zip(words, words.dropFirst())
                where ["struct", "enum", "class", "actor", "protocol", "typealias"].contains(kind) {
                    names.insert(String(name))
                }
            }
        }
        for match in try Project.text(of: Self.path).matches(of: /`([A-Z][A-Za-z]+)(?:\.[a-zA-Z]+)?`/) {
            #expect(names.contains(String(match.1)), "\(Self.path): there is no \(match.1)")
        }
    }

    @Test func theReadmeIsShort() throws {
        #expect(try Project.lines(of: "README.md").count <= 150)
    }

    /// The two commands are what a newcomer and the gate run.
    @Test func theReadmeHasTheTwoCommands() throws {
        let readme = try Project.text(of: "README.md")
        #expect(
            readme.contains(
                """
                ```sh
                $(command -v sudo) apt-get update && $(command -v sudo) apt-get install -y libncurses-dev libsqlite3-dev \
                zlib1g-dev chafa && swift run easel --demo
                ```
                """))
        #expect(readme.contains("```sh\nswift test\n```"))
    }
}
