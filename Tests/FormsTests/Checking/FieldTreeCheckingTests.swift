import JSON
import Forms
import Domain
import Testing

struct FieldTreeCheckingTests {
    private static let tree = FieldTree(schema: [
        "properties": [
            "prompt": ["type": "string"], "steps": ["type": "integer", "minimum": 1, "maximum": 50],
            "size": [
                "anyOf": [
                    ["enum": ["small"]],
                    ["type": "object", "properties": ["width": ["type": "integer"]], "required": ["width"]],
                ]
            ],
            "tags": ["type": "array", "items": ["type": "string", "minLength": 2]],
        ], "required": ["prompt"],
    ])

    private static func check(_ edits: (String, AnswerEdit)...) throws -> [String: String] {
        var answers = FieldAnswer.unset
        for (path, edit) in edits { answers = try tree.typing(edit, at: path, in: answers) }
        let problems = tree.check(answers).problems
        return Dictionary(problems.map { ($0.path.text, $0.reason) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func tellsEachFieldsProblem() throws {
        #expect(try Self.check() == ["/prompt": "required"])
        // White space is an answer with advice.
        #expect(try Self.check(("/prompt", .text("\n"))) == [:])
        #expect(try Self.check(("/prompt", .json(""))) == ["/prompt": "required"])
        #expect(try Self.check(("/prompt", .text("owl")), ("/steps", .text("5x"))) == ["/steps": "must be a number"])
        #expect(try Self.check(("/prompt", .text("owl")), ("/steps", .text("51"))) == ["/steps": "must be at most 50"])
        #expect(try Self.check(("/prompt", .text("owl")), ("/steps", .text(" "))) == [:])
    }

    @Test func anItemWithoutAnAnswerIsRequired() throws {
        #expect(try Self.check(("/prompt", .text("x")), ("/tags", .addItem)) == ["/tags/0": "required"])
        #expect(
            try Self.check(("/prompt", .text("x")), ("/tags", .addItem), ("/tags/0", .text("a")))
                == ["/tags/0": "needs 1 more character (1/2)"])
    }

    @Test func theChosenBranchsProblemsAreReported() throws {
        #expect(try Self.check(("/prompt", .text("x")), ("/size", .chooseCustom)) == ["/size/width": "required"])
    }

    @Test func invalidRawJSONIsReported() {
        let tree = FieldTree(schema: "not a schema")
        let report = tree.check(.text("[1,"))
        #expect(report.problems.first?.reason.hasPrefix("invalid JSON at character ") == true)
        #expect(tree.check(.text("{}")).isClean)
        #expect(tree.check(.unset)[.root] == "required")
    }

    @Test func conditionsThatAskForOneNameAskOnce() throws {
        func when(_ animal: JSON, _ food: JSON) -> JSON {
            ["if": ["properties": ["animal": ["const": animal]]], "then": ["properties": ["food": ["enum": food]]]]
        }
        let tree = FieldTree(schema: [
            "properties": ["animal": ["enum": ["cat", "fish"]]],
            "allOf": [when("cat", ["mouse", "milk"]), when("fish", ["worm", "fly"])],
        ])
        // Conditions on a missing member hold.
        #expect(tree.rows(for: .unset).map(\.path.text) == ["/animal", "/food"])
        var answers = try tree.typing(.choose("fish"), at: "/animal", in: .unset)
        answers = try tree.typing(.choose("worm"), at: "/food", in: answers)
        #expect(tree.body(from: answers) == ["animal": "fish", "food": "worm"])
        #expect(tree.answers(from: ["animal": "fish", "food": "worm"]) == answers)
        #expect(tree.check(answers).isClean)
        let cat = try tree.typing(.choose("cat"), at: "/animal", in: answers)
        #expect(tree.check(cat)[JSONPointer(["food"])] == "must be one of mouse, milk")
    }

    @Test func conditionsAreLive() throws {
        let tree = FieldTree(schema: [
            "properties": ["pay": ["enum": ["card", "cash"]]],
            "if": ["properties": ["pay": ["const": "card"]], "required": ["pay"]],
            "then": ["properties": ["number": ["type": "string"]], "required": ["number"]],
            "else": ["properties": ["change": ["type": "integer"]]],
        ])
        var answers = try tree.typing(.choose("card"), at: "/pay", in: .unset)
        #expect(tree.rows(for: answers).map(\.path.text) == ["/pay", "/number"])
        #expect(tree.check(answers)[JSONPointer(["number"])] == "required")
        answers = try tree.typing(.text("4242"), at: "/number", in: answers)
        answers = try tree.typing(.choose("cash"), at: "/pay", in: answers)
        #expect(tree.rows(for: answers).map(\.path.text) == ["/pay", "/change"])
        #expect(tree.body(from: answers) == ["pay": "cash"])
        #expect(tree.check(answers).isClean)
        answers = try tree.typing(.choose("card"), at: "/pay", in: answers)
        #expect(tree.body(from: answers) == ["pay": "card", "number": "4242"])
    }
}

extension FieldTree {
    /// `answers` after `edit` of the last row at `path`.
    func typing(_ edit: AnswerEdit, at path: String, in answers: FieldAnswer) throws -> FieldAnswer {
        let rows = rows(for: answers).filter { $0.path.text == path }
        for row in rows.reversed() {
            let edited = editing(answers, at: row.place, edit)
            if edited != answers { return edited }
        }
        try #require(!rows.isEmpty, "no row at \(path)")
        return answers
    }
}
