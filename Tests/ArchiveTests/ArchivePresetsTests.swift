import JSON
import Domain
import GRDB
import Testing

@testable import Archive

struct ArchivePresetsTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private let archive: Archive

    init() throws { archive = try Archive(inMemory: ()) }

    private func preset(
        _ name: String, _ values: JSONObject = ["subject": "an owl"], of entry: EntryID = owl, after seconds: Int = 0
    ) throws -> Preset {
        try #require(Preset(entry: entry, name: name, values: values, savedAt: .noon + .seconds(seconds)))
    }

    private func names(of entry: EntryID = owl) async throws -> [String] {
        try await archive.presets(of: entry).all.map(\.name)
    }

    @Test func presetsComeBackAsTheyWereEachToItsEntry() async throws {
        let values = JSONObject(
            [
                ("zeta", "an owl \"at\" sunset\n漢字"), ("alpha", 9_223_372_036_854_775_807),
                ("size", ["width": 1, "a": .null]),
            ] as [(String, JSON)])
        let night = try preset("Night", values)
        let sameName = try preset("Night", of: EntryID(service: .artinstring, kind: .prompt, value: "fox"))
        let sameID = try preset("Day", of: EntryID(service: .antekirt, kind: .artist, value: "owl"), after: 1)
        for preset in [night, sameName, sameID] { try await archive.save(preset) }
        #expect(try await archive.presets(of: Self.owl) == Presets([night]))
        #expect(
            try await archive.presets(of: Self.owl).all.first.map { JSON.object($0.values).text }
                == JSON.object(values).text)
        #expect(try await archive.presets(of: sameName.entry) == Presets([sameName]))
        #expect(try await archive.presets(of: sameID.entry) == Presets([sameID]))
    }

    @Test(arguments: [
        ("Night", "night"), ("Night owl", " night \n OWL "), ("Caf\u{E9}", "CAF\u{C9}"), ("ΟΔΟΣ", "οδοσ"),
    ])
    func aPresetOfTheSameNameIsReplacedAndDeletedByThatName(first: String, second: String) async throws {
        try await archive.save(preset(first))
        try await archive.save(preset("other"))
        let newer = try preset(second, ["subject": "a fox"], after: -9)
        try await archive.save(newer)
        let kept = try await archive.presets(of: Self.owl)
        #expect(kept.all.count == 2)
        #expect(kept[first] == newer)
        try await archive.deletePreset(first, of: Self.owl)
        #expect(try await names() == ["other"])
    }

    /// As the form's own list has it: neither takes the other's place, nor goes with it.
    @Test func namesThatAreComposedDifferentlyAreTwoPresets() async throws {
        let names = ["Caf\u{E9}", "CAFE\u{301}"]
        var presets = Presets()
        for (index, name) in names.enumerated() {
            let new = try preset(name, ["number": .number(JSONNumber(index))])
            try await archive.save(new)
            presets.save(new)
        }
        #expect(try await archive.presets(of: Self.owl) == presets)
        #expect(presets.all.count == 2)
        try await archive.deletePreset(names[1].lowercased(), of: Self.owl)
        presets.remove(names[1].lowercased())
        let kept = try await archive.presets(of: Self.owl)
        #expect(kept == presets)
        #expect(kept.all.map { Array($0.name.utf8) } == [Array(names[0].utf8)])
    }

    @Test func theNumberOfPresetsIsLimitedAndOneTooManyChangesNothing() async throws {
        for number in 0..<Presets.maxCount { try await archive.save(preset("preset \(number)")) }
        let error = await #expect(throws: ArchiveError.self) { try await archive.save(preset("another")) }
        #expect(error?.kind == .tooMany)
        #expect(error?.failure.what.contains("100 presets") == true)
        try await archive.save(preset("PRESET 7", ["subject": "a fox"]))
        try await archive.save(preset("another", of: EntryID(service: .antekirt, kind: .artist, value: "a")))
        #expect(try await archive.presets(of: Self.owl).all.count == Presets.maxCount)
        #expect(try await archive.presets(of: Self.owl)["preset 7"]?.values == ["subject": "a fox"])
    }

    enum Excess: CaseIterable {
        case length, depth

        var value: JSON {
            switch self {
            // Each is written as six bytes.
            case .length: .string(String(repeating: "\u{1}", count: Archive.maxPresetBytes / 6 + 1))
            case .depth: (0..<128).reduce(0) { inner, _ in [inner] }
            }
        }
    }

    @Test(arguments: Excess.allCases)
    func aPresetThatCouldNotBeReadBackIsRefusedAndTheEarlierOneStays(excess: Excess) async throws {
        let small = try preset("night")
        try await archive.save(small)
        let error = await #expect(throws: ArchiveError.self) {
            try await archive.save(preset("night", ["subject": excess.value]))
        }
        #expect(error?.kind == .tooLarge)
        #expect(try await archive.presets(of: Self.owl) == Presets([small]))
    }

    @Test(
        arguments: [
            "", "no JSON", "[1]", "{\"a\":", String(repeating: "[", count: 100_000),
            #"{"a":"# + String(repeating: "[", count: 200) + String(repeating: "]", count: 200) + "}",
        ])
    func anInvalidPresetIsSkippedAndCanBeReplaced(content: String) async throws {
        try await archive.save(preset("night"))
        try await archive.save(preset("day"))
        try await archive.database.write { db in
            try db.execute(sql: "UPDATE presets SET content = ? WHERE name_key = 'night'", arguments: [content])
        }
        #expect(try await names() == ["day"])
        try await archive.save(preset("Night"))
        #expect(try await names() == ["day", "Night"])
    }

    @Test func unusualNamesAreNormalizedAndTheNewestOfTwoWithOneNameIsReturned()
        async throws
    {
        for (name, key, seconds) in [(" \n", "a", 0), ("  An\u{7}  Owl ", "b", 1), ("an\u{7} owl", "c", 2)] {
            try await archive.database.write { db in
                try db.execute(
                    sql: "INSERT INTO presets VALUES ('artinstring', 'prompt', 'owl', ?, ?, '{}', ?)",
                    arguments: [key, name, seconds])
            }
        }
        #expect(try await names() == ["an\u{7} owl"])
    }

    @Test func theNewestPresetsAreReturnedWhereThereAreTooMany() async throws {
        try await archive.database.write { db in
            for number in 0..<300 {
                try db.execute(
                    sql: "INSERT INTO presets VALUES ('artinstring', 'prompt', 'owl', ?, ?, '{}', ?)",
                    arguments: ["\(number)", "\(number)", number])
            }
        }
        let kept = try await archive.presets(of: Self.owl)
        #expect(kept.all.count == Presets.maxCount)
        #expect(kept["200"] != nil && kept["199"] == nil)
    }

    @Test func additionsOfANewerEaselAreIgnored() async throws {
        try await archive.save(preset("night"))
        try await archive.database.write { db in
            try db.execute(sql: "ALTER TABLE presets ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 1")
        }
        #expect(try await archive.presets(of: Self.owl) == Presets([preset("night")]))
    }

    @Test func aFullDiskKeepsThePresetThatWasThere() async throws {
        let small = try preset("night")
        try await archive.save(small)
        try await archive.fill()
        let large = try preset("night", ["subject": .string(String(repeating: "x", count: 200_000))])
        let error = await #expect(throws: ArchiveError.self) { try await archive.save(large) }
        #expect(error?.kind == .full)
        #expect(try await archive.presets(of: Self.owl) == Presets([small]))
    }
}
