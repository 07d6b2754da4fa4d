import Forms
import JSON
import Domain
import Session
import Testing

@testable import PlainMode

/// What can be typed at a question that is no answer to it.
struct PlainFormCommandsTests {
    private static func form(_ properties: JSONObject, further: JSON = false) -> PlainForm {
        var entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-1"), title: "Stoic Owl", modality: .image)
        entry.schema = ["type": "object", "properties": .object(properties), "additionalProperties": further]
        return PlainForm(entry: entry)
    }

    private static func typing(_ lines: [String], into form: PlainForm) -> (variables: JSON?, words: [String]) {
        var form = form
        var words: [String] = []
        // Before it is sent, < goes back to the last question.
        for line in lines {
            if form.field == nil, line == "<" { form.reopen() } else { _ = form.handle(line, words: &words) }
        }
        return (form.draft.body["vars"], words)
    }

    private static let tags: JSONObject = ["tags": ["type": "array", "items": ["type": "string"]]]
    private static let weights: JSONObject = [
        "weights": ["type": "object", "additionalProperties": ["type": "number"]]
    ]

    @Test(
        arguments: [
            (["an owl", "!undo"], [:], "Undone."), (["!undo"], [:], "Nothing to undo."),
            (["an owl", "<", "!clear"], [:], "Form cleared (!undo reverts)."),
            (["an owl", "<", "!clear", "!undo"], ["subject": "an owl"], "Undone."),
            (
                ["!important"], [:],
                "Unknown command: !important. Type ? for help, or \\ before the line to enter it as text."
            ),
            (["\\!important"], ["subject": "!important"], nil),
            (["!move 1 2"], [:], "subject: nothing to move."),
            (["!add size"], [:], "Custom values are not allowed here."),
        ] as [([String], JSON, String?)])
    func atAQuestion(lines: [String], variables: JSON, said: String?) {
        let (found, words) = Self.typing(
            lines, into: Self.form(["subject": ["type": "string"], "mood": ["type": "string"]]))
        #expect(found == variables)
        #expect(words.last == said)
    }

    @Test(
        arguments: [
            (["a", "b", "c", "!move 3 1"], ["tags": ["c", "a", "b"]]),
            (["a", "b", "!move 3 1"], ["tags": ["a", "b"]]),
            (["a", "b", "!move 1"], ["tags": ["a", "b"]]),
        ] as [([String], JSON)])
    func itemsAreMoved(lines: [String], variables: JSON) {
        #expect(Self.typing(lines, into: Self.form(Self.tags)).variables == variables)
    }

    @Test(
        arguments: [
            (["owl=2", "!rename owl=fox"], ["fox": 2]), (["owl=2", "fox=3", "!rename owl=fox"], ["owl": 2, "fox": 3]),
            (["owl=2", "!rename crane=fox"], ["owl": 2]), (["owl=2", "!rename owl"], ["owl": 2]),
        ] as [([String], JSON)])
    func valuesAreRenamed(lines: [String], weights: JSON) {
        #expect(Self.typing(lines, into: Self.form(Self.weights)).variables == ["weights": weights])
    }

    @Test(
        arguments: [
            (["!add size", "12"], ["size": 12]), (["!add size", "12", "<", "!remove size"], [:]),
            (["!add size", "12", "<", "!rename size=depth"], ["depth": 12]),
            (["!add size", "12", "<", "!add size"], ["size": 12]),
            (["an owl", "<", "!add size", "12"], ["subject": "an owl", "size": 12]),
        ] as [([String], JSON)])
    func customValuesGetNames(lines: [String], variables: JSON) {
        let start = Self.form(["subject": ["type": "string"]], further: ["type": "integer"])
        #expect(!start.openGroups.isEmpty)
        #expect(Self.typing(lines, into: start).variables == variables)
    }

    /// What a secret begins with is neither a command nor said again.
    @Test func aSecretMayLookLikeACommand() {
        let start = Self.form(["key": ["type": "string", "format": "password"]])
        let (variables, words) = Self.typing(["!hush x"], into: start)
        #expect(variables == ["key": "!hush x"])
        #expect(words.isEmpty)
    }
}
