import JSON
import Forms
import Domain
import Testing

/// Names and texts that are canonically equivalent but differ in their code points, by which JSON compares.
struct CanonicalNamesTests {
    private static let composed = "caf\u{E9}"
    private static let decomposed = "cafe\u{301}"

    private static let tree = FieldTree(schema: [
        "type": "object",
        "properties": object([
            (composed, ["type": "string"]), (decomposed, ["type": "integer", "maximum": 3]),
            ("size", ["enum": [.string(composed), .string(decomposed)]]),
        ]), "required": [.string(composed), .string(decomposed)],
    ])

    private static func object(_ members: [(String, JSON)]) -> JSON { .object(JSONObject(members)) }

    /// Joined by code points, since a set of strings would contain one of the two.
    private static func spelled(_ names: [String]) -> [[UInt32]] { names.map { $0.unicodeScalars.map(\.value) } }

    @Test func bothAreFields() {
        let rows = Self.tree.rows(for: .unset)
        #expect(
            Self.spelled(rows.compactMap(\.path.tokens.first))
                == Self.spelled([Self.composed, Self.decomposed, "size"]))
        let kinds = rows.map { row -> String in
            switch Self.tree[row.place.field].kind {
            case .text: "text"
            case .number: "number"
            default: "other"
            }
        }
        #expect(kinds == ["text", "number", "other"])
        #expect(rows.map(\.isRequired) == [true, true, false])
    }

    @Test func bothHaveAnswersAndProblems() {
        let rows = Self.tree.rows(for: .unset)
        var answers = Self.tree.editing(.unset, at: rows[0].place, .text("owl"))
        answers = Self.tree.editing(answers, at: rows[1].place, .text("9"))
        let body = Self.tree.body(from: answers)
        #expect(body == Self.object([(Self.composed, "owl"), (Self.decomposed, 9)]))
        let problems = Self.tree.check(answers).problems
        #expect(Self.spelled(problems.compactMap(\.path.tokens.first)) == Self.spelled([Self.decomposed]))
        #expect(body.map { Self.tree.answers(from: $0) } == answers)
        #expect(FieldAnswer(draft: answers.draft) == answers)
    }

    @Test func placesAndAnswersAreEqualByCodePoints() {
        #expect(JSONPointer([Self.composed]) != JSONPointer([Self.decomposed]))
        #expect(Set([JSONPointer([Self.composed]), JSONPointer([Self.decomposed])]).count == 2)
        #expect(!JSONPointer([Self.composed]).contains(JSONPointer([Self.decomposed, "a"])))
        #expect(FieldAnswer.text(Self.composed) != .text(Self.decomposed))
        let size = Self.tree.rows(for: .unset)[2].place
        let answers = Self.tree.editing(.unset, at: size, .choose(.string(Self.composed)))
        #expect(Self.tree.editing(answers, at: size, .choose(.string(Self.decomposed))) != answers)
        let both: JSON = Self.object([(Self.composed, 1), (Self.decomposed, 2)])
        #expect(both.without([JSONPointer([Self.composed])]) == Self.object([(Self.decomposed, 2)]))
    }

    @Test func bothAreGivenAsArguments() throws {
        var object = JSONObject()
        try object.read(["\(Self.composed)=a", "\(Self.decomposed)=b", "/\(Self.composed).x=c"])
        #expect(object.count == 3)
        #expect(object[Self.composed] == "a")
        #expect(object[Self.decomposed] == "b")
        #expect(throws: VariableArgumentError.self) {
            var object = JSONObject()
            try object.read(["\(Self.composed)=a", "\(Self.composed)=b"])
        }
    }

    @Test func bothAreMapEntries() {
        let tree = FieldTree(schema: ["type": "object", "additionalProperties": ["type": "string"]])
        let root = FieldPlace(path: .root, field: tree.root)
        var answers = tree.editing(.unset, at: root, .addKey(Self.composed))
        answers = tree.editing(answers, at: root, .addKey(Self.decomposed))
        #expect(tree.rows(for: answers).count == 3)
        answers = tree.editing(answers, at: root, .removeKey(Self.composed))
        guard case .map(let entries) = answers else { return #expect(Bool(false), "no map") }
        #expect(Self.spelled(entries.map(\.name)) == Self.spelled([Self.decomposed]))
    }

    @Test func bothAreStored() throws {
        var history = AnswerHistory()
        history.note("a", at: "/" + Self.composed, usedAt: Timestamp(milliseconds: 1))
        history.note("b", at: "/" + Self.decomposed, usedAt: Timestamp(milliseconds: 2))
        #expect(AnswerHistory(json: history.json).answers(at: "/" + Self.composed).map(\.value) == ["a"])
        let entry = EntryID(service: .artinstring, kind: .prompt, value: "p")
        var presets = Presets()
        for name in [Self.composed, Self.decomposed] {
            presets.save(
                try #require(Preset(entry: entry, name: name, values: [:], savedAt: Timestamp(milliseconds: 1))))
        }
        #expect(presets.all.count == 2)
        #expect(
            EntryID(service: .artinstring, kind: .prompt, value: Self.composed)
                != EntryID(service: .artinstring, kind: .prompt, value: Self.decomposed))
    }

    /// A combining mark after a slash or an equals sign belongs to the name or value.
    @Test func combiningMarksKeepSeparators() throws {
        let name = "\u{338}x/y~z"
        let pointer = JSONPointer(["a", name])
        #expect(JSONPointer(text: pointer.text) == pointer)
        let argument = try VariableArgument("/a/\u{338}x~1y=\u{338}v")
        #expect(Self.spelled(argument.path) == Self.spelled(["a", "\u{338}x/y"]))
        #expect(argument.value == "\u{338}v")
    }

    @Test func referencesResolveByCodePoints() {
        let schema = CompiledSchema([
            "properties": ["a": ["$ref": .string("#/$defs/" + Self.decomposed)]],
            "$defs": Self.object([(Self.composed, ["type": "string"]), (Self.decomposed, ["type": "integer"])]),
        ])
        #expect(schema.report(on: ["a": 1]).isClean)
        #expect(!schema.report(on: ["a": "x"]).isClean)
    }
}
