import JSON
import Forms
import Domain
import Testing

struct FieldTreeMigrationTests {
    private static func tree(_ properties: JSON) -> FieldTree {
        FieldTree.run(promptID: "p", schema: ["type": "object", "properties": properties], ownKeyProvider: nil)
    }

    @Test func answersOfTheSameNameAreKept() throws {
        let old = Self.tree([
            "subject": ["type": "string"], "steps": ["type": "integer"], "mood": ["type": "string"],
            "old": ["type": "string"], "size": ["type": "string"], "count": ["type": "string"],
        ])
        let new = Self.tree([
            "subject": ["type": "string"], "steps": ["type": "string"], "mood": ["enum": ["calm", "wild"]],
            "new": ["type": "boolean"], "size": ["type": "boolean"], "count": ["type": "integer"],
        ])
        var answers = try old.typing(.text("an owl"), at: "/vars/subject", in: .unset)
        answers = try old.typing(.text("28"), at: "/vars/steps", in: answers)
        answers = try old.typing(.text("wild"), at: "/vars/mood", in: answers)
        answers = try old.typing(.text("x"), at: "/vars/old", in: answers)
        answers = try old.typing(.text("large"), at: "/vars/size", in: answers)
        answers = try old.typing(.text("a few"), at: "/vars/count", in: answers)
        let result = new.migrate(answers, from: old)
        #expect(
            new.body(from: result.answers)
                == ["promptId": "p", "vars": ["subject": "an owl", "steps": "28", "mood": "wild"]])
        #expect(result.dropped == ["old"])
        #expect(result.added == ["new"])
        #expect(result.lost.map(\.name) == ["size"] && result.lost.map(\.oldValue) == ["large"])
        // The typed text is kept, to be corrected.
        #expect(new.check(result.answers).problems.map(\.path.text) == ["/vars/count"])
    }

    @Test func theSameSchemaKeepsAllAnswers() throws {
        let tree = Self.tree(["n": ["type": "integer"]])
        let answers = try tree.typing(.text("-"), at: "/vars/n", in: .unset)
        #expect(tree.migrate(answers, from: Self.tree(["n": ["type": "integer"]])).answers == answers)
    }

    /// A draft does not contain its schema.
    @Test func answersOfAnotherKindAreConverted() throws {
        let before = Self.tree([
            "mood": ["type": "string"], "on": ["type": "string"], "steps": ["type": "boolean"],
            "tags": ["type": "array", "items": ["type": "string"]], "gone": ["type": "string"],
        ])
        let now = Self.tree([
            "mood": ["enum": ["calm", "wild"]], "on": ["type": "boolean"], "steps": ["type": "integer"],
            "tags": ["type": "string"],
        ])
        let body: JSON = ["vars": ["mood": "calm", "on": "true", "steps": true, "tags": ["a"], "gone": "x"]]
        let kept = try #require(before.draft(of: before.answers(from: body)))
        let adopted = now.adopt(now.answers(fromDraft: kept, for: .artinstring))
        #expect(now.body(from: adopted.answers)?["vars"] == ["mood": "calm", "on": true])
        #expect(adopted.dropped == ["gone"])
        #expect(adopted.lost.map(\.name) == ["steps"])
        #expect(now.adopt(adopted.answers).lost.isEmpty)
    }
}
