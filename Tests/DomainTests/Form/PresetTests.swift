import JSON
import Domain
import Testing

struct PresetTests {
    private func preset(_ name: String, _ values: JSONObject = ["a": 1], at time: Int64 = 0) throws -> Preset {
        try #require(
            Preset(
                entry: EntryID(service: .artinstring, kind: .prompt, value: "p"), name: name, values: values,
                savedAt: Timestamp(milliseconds: time)))
    }

    @Test(arguments: [("night", "night"), ("  at \n night ", "at night"), (" \n", nil), ("", nil)])
    func namesAreOneLine(name: String, kept: String?) {
        let preset = Preset(
            entry: EntryID(service: .artinstring, kind: .prompt, value: "p"), name: name, values: [:],
            savedAt: Timestamp(milliseconds: 0))
        #expect(preset?.name == kept)
    }

    @Test func presetsAreInTheOrderOfTheirNamesOneForEach() throws {
        var presets = Presets()
        for name in ["Night", "dawn", "noon", "NIGHT"] { presets.save(try preset(name)) }
        #expect(presets.all.map(\.name) == ["dawn", "NIGHT", "noon"])
        #expect(presets["night"]?.name == "NIGHT")
        presets.remove("Dawn")
        #expect(presets.all.map(\.name) == ["NIGHT", "noon"])
    }

    @Test func ofTwoProcessesAnswersTheNewerIsKept() throws {
        let presets = Presets([
            try preset("a", ["x": 1], at: 5), try preset("A", ["x": 2], at: 9), try preset("a", ["x": 3], at: 7),
        ])
        #expect(presets["a"]?.values == ["x": 2])
    }

    @Test func theyAreLimited() throws {
        var presets = Presets()
        for number in 0..<Presets.maxCount { presets.save(try preset("\(number)")) }
        let isDone1 = presets.save(try preset("one more"))
        #expect(!isDone1)
        let isDone2 = presets.save(try preset("7", ["a": 2]))
        #expect(isDone2)
        #expect(presets.all.count == Presets.maxCount)
    }
}
