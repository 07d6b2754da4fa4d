import Domain
import Testing

struct FieldTreeFittingTests {
    private static func tree(_ properties: JSON) -> FieldTree {
        FieldTree.run(promptID: "p", schema: ["type": "object", "properties": properties], ownKeyProvider: nil)
    }

    @Test func answersOfTheSameNameStay() throws {
        let old = Self.tree([
            "subject": ["type": "string"], "steps": ["type": "integer"], "mood": ["type": "string"],
            "old": ["type": "string"],
        ])
        let new = Self.tree([
            "subject": ["type": "string"], "steps": ["type": "string"], "mood": ["enum": ["calm", "wild"]],
            "new": ["type": "boolean"],
        ])
        var answers = try old.typing(.text("an owl"), at: "/vars/subject", in: .unset)
        answers = try old.typing(.text("28"), at: "/vars/steps", in: answers)
        answers = try old.typing(.text("wild"), at: "/vars/mood", in: answers)
        answers = try old.typing(.text("x"), at: "/vars/old", in: answers)
        let fitting = new.fitting(answers, from: old)
        #expect(new.body(from: fitting.answers) == ["promptId": "p", "vars": ["subject": "an owl", "mood": "wild"]])
        #expect(fitting.dropped == ["old"])
        #expect(fitting.added == ["new"])
    }

    @Test func theSameSchemaKeepsEverything() throws {
        let tree = Self.tree(["n": ["type": "integer"]])
        let answers = try tree.typing(.text("-"), at: "/vars/n", in: .unset)
        #expect(tree.fitting(answers, from: Self.tree(["n": ["type": "integer"]])).answers == answers)
    }
}
