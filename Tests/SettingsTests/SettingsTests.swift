import Canvas
import Curses
import Dashboard
import Domain
import Foundation
import TestKit
import Testing

@testable import Settings

struct SettingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String) throws -> Settings {
        try Settings.read(try folder.write(text, to: "config.toml"), isNamed: false, home: "/home/me")
    }

    @Test func theExampleOnThePageIsValid() throws {
        let page = try documentationPage("Sources/easel/easel.docc/Configuration.md")
        let example = try #require(page.components(separatedBy: "```toml\n").last?.components(separatedBy: "```").first)
        let settings = try read(example)
        #expect(settings.spending.askAboveCredits == 10)
        #expect(settings.tokenCommands[.artinstring] == ["pass", "show", "artinstring"])
    }

    @Test(arguments: TerminalOverrides.Name.allCases)
    func thePageOfTerminalsHasEverySetting(_ name: TerminalOverrides.Name) throws {
        let row = try documentationPage("Sources/easel/easel.docc/Terminals.md").components(separatedBy: "\n").first {
            $0.hasPrefix("| `\(name.rawValue)` |")
        }
        for word in name.words where word != "auto" { #expect(row?.contains("`\(word)`") == true, "\(word)") }
    }

    @Test func readsEverything() throws {
        let settings = try read(
            """
            theme = "dawn"
            theme_light = "paper"
            theme_dark = "tide"
            ascii = true
            colors = 256
            mouse = false
            keys.refresh = ["f5", "r"]
            keys.queue.download = "w"
            keys.openAddress = []
            plain = true
            [artinstring]
            token_command = ["pass", "show", "art in string"]
            [antekirt]
            [spending]
            ask_above_credits = 5
            credits_per_session = 50
            credits_per_day = 100
            runs_per_session = 20
            runs_per_day = 0
            [downloads]
            folder = "~/owls"
            automatic = true
            """)
        #expect(settings.theme == "dawn")
        #expect(settings.terminal.ascii?.value == true && settings.terminal.plain?.value == true)
        #expect(settings.terminal.colors?.value == .palette256 && settings.terminal.mouse?.value == false)
        #expect(settings.lightTheme == "paper" && settings.darkTheme == "tide")
        #expect(settings.keyMap.action(for: .character("w"), in: .queue) == .download)
        #expect(settings.keyMap.action(for: .function(5), in: .catalog) == .refresh)
        #expect(settings.keyMap.action(for: .character("o"), in: .queue) == nil)
        #expect(settings.tokenCommands == [.artinstring: ["pass", "show", "art in string"]])
        #expect(
            settings.spending
                == SpendingLimits(
                    askAboveCredits: 5, creditsPerSession: 50, creditsPerDay: 100, runsPerSession: 20, runsPerDay: 0))
        #expect(settings.downloadFolder == "/home/me/owls")
        #expect(settings.downloadsAutomatically)
    }

    @Test func missingFileGivesTheDefaults() throws {
        let settings = try Settings.read(folder.appending("none.toml"), isNamed: false, home: nil)
        #expect(settings.theme == "auto" && settings.themeNames == ["dawn", "dusk"])
        #expect(settings.terminal == TerminalOverrides() && settings.keyMap == .standard)
        #expect(settings.tokenCommands.isEmpty)
        #expect(settings.spending == SpendingLimits())
        #expect(settings.downloadFolder == nil && !settings.downloadsAutomatically)
        #expect(throws: Settings.Problems.self) {
            try Settings.read(folder.appending("none.toml"), isNamed: true, home: nil)
        }
    }

    @Test func folderIsNoFile() {
        #expect(throws: Settings.Problems.self) { try Settings.read(folder.path, isNamed: false, home: nil) }
    }

    @Test(arguments: [
        ("theme = 1", "theme must be a string"), ("ascii = \"maybe\"", "ascii must be \"auto\", \"on\" or \"off\""),
        ("colors = 12", "colors must be"), ("mouse = [1]", "mouse must be"), ("keys = 1", "keys must be a section"),
        ("keys.refresh = 5", "keys.refresh must be a key"),
        ("artinstring = 1", "artinstring must be a section"),
        ("[antekirt]\ntoken_command = \"op read\"", "antekirt.token_command must be a list of strings"),
        ("[antekirt]\ntoken_command = []", "antekirt.token_command must be a list of strings"),
        ("[antekirt]\ntoken_command = [\"op\", 1]", "antekirt.token_command must be a list of strings"),
        ("spending = 5", "spending must be a section"),
        ("[spending]\nruns_per_day = -1", "spending.runs_per_day must be a whole number"),
        ("[spending]\nruns_per_day = 2.5", "spending.runs_per_day must be a whole number"),
        // A limit that is not understood would hold nothing back.
        ("[spending]\nrun_per_day = 1", "spending.run_per_day is not a setting"),
        ("[downloads]\nfolder = \"owls\"", "downloads.folder must be a path"),
        ("[downloads]\nautomatic = 1", "downloads.automatic must be true or false"),
        ("theme = ", "line 1"), ("\n\n[", "line 3"),
        // A name that is not known would change nothing, and nobody would know.
        ("themes = \"dawn\"", "themes is not a setting"),
        ("[artinstring]\nurl = 1", "artinstring.url is not a setting"),
        ("\n  ascii = 12", "line 2, column 11: ascii"), ("[spending]\n\nruns_per_day = -1", "line 3, column 16"),
    ])
    func problemsAreReportedWithTheirPosition(text: String, words: String) throws {
        let problem = try #require(throws: Settings.Problems.self) { try read(text) }
        #expect(problem.description.contains(words))
        #expect(problem.description.hasPrefix(folder.path))
    }

    @Test func allProblemsAreReportedAtOnce() throws {
        let problems = try #require(throws: Settings.Problems.self) {
            try read(
                "theme = 1\nthemes = 2\nmouse = \"off\"\n[spending]\nruns_per_day = -1\nruns = 1\n[keys]\nrefresh = 5")
        }
        let told = problems.all.map { $0.what.split(separator: " ").first ?? "" }
        #expect(Set(told) == ["theme", "themes", "spending.runs_per_day", "spending.runs", "keys.refresh"])
    }

    /// What may set limits is not taken for nothing.
    @Test(
        arguments: [
            // A parser in C would take the text to end there.
            (
                Array("mouse = true\n".utf8) + [0] + Array("\n[spending]\nruns_per_day = 0\n".utf8),
                "line 2, column 1: contains a NUL byte"
            ),
            (
                Array("[spending]\nruns_per_day = 0 # f".utf8) + [0xFC] + Array("r heute\n".utf8),
                "line 2, column 21: byte 0xFC is not UTF-8"
            ),
            ([0xFF, 0xFE] + Array("[\0s\0".utf8), "line 1, column 1: byte 0xFF is not UTF-8"),
        ] as [([UInt8], String)])
    func invalidUTF8IsNotReadAsSettings(bytes: [UInt8], words: String) throws {
        let path = folder.appending("config.toml")
        try Data(bytes).write(to: URL(filePath: path))
        let problem = try #require(throws: Settings.Problems.self) {
            try Settings.read(path, isNamed: false, home: nil)
        }
        #expect(problem.description == "\(path): \(words), so the file cannot be read")
    }

    @Test(arguments: ["/no/such/file", "config.toml", "/dev/zero", "/proc/self/mem"])
    func anUnreadablePathIsAProblem(place: String) throws {
        let path = folder.appending("config.toml")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: place)
        #expect(throws: Settings.Problems.self) { try Settings.read(path, isNamed: false, home: nil) }
    }

    @Test(arguments: [
        "[spending]\nruns_per_day =", "[spending]\nruns_per_day = \"\"", "[spending]\nruns_per_day = \"0\"",
        "[spending]\nruns_per_day = 1.0", "[spending]\nruns_per_day = true", "[spending]\nruns_per_day = []",
        "[spending]\nruns_per_day = 9223372036854775808", "[spending]\nruns_per_day = nan",
        "[[spending]]\nruns_per_day = 0",
        "[Spending]\nruns_per_day = 0", "[spending]\nruns_per_day = 0\nruns_per_day = 1", "spending = \"\"",
        "[spending]\r\nruns_per_day = -0x1", "[spending]\nruns_per_day = 1979-05-27",
    ])
    func anInvalidLimitIsAProblem(text: String) {
        #expect(throws: Settings.Problems.self) { try read(text) }
    }

    @Test(arguments: ["\u{FEFF}[spending]\nruns_per_day = 0", "[spending]\r\nruns_per_day = 0\r\n"])
    func marksAndLineEndsOfOtherSystemsAreRead(text: String) throws {
        let settings = try read(text)
        #expect(settings.spending.runsPerDay == 0 && settings.isFromFile)
    }

    /// A token in a file that is backed up and shared is refused, and not repeated.
    @Test func tokenIsRefused() throws {
        let problem = try #require(throws: Settings.Problems.self) { try read("[artinstring]\ntoken = 'arti_hush'") }
        #expect(problem.description.contains("easel login"))
        #expect(!problem.description.contains("hush"))
    }

    @Test func allProblemsOfKeysAreReported() throws {
        let problem = try #require(throws: Settings.Problems.self) {
            try read("[keys]\nrefesh = 'f5'\n[keys.queue]\ndownload = 'no such key'")
        }
        #expect(problem.description.contains("line 1, column 2"))
        #expect(problem.description.contains("refesh") && problem.description.contains("no such key"))
    }
}
