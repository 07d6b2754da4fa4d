import Forms
import JSON
import Domain
import Testing

@testable import PlainMode

struct PlainFormTests {
    /// The form of a prompt with these variables.
    private static func form(_ properties: JSONObject, required: [JSON] = []) -> PlainForm {
        var entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-1"), title: "Stoic Owl", modality: .image)
        entry.schema = ["type": "object", "properties": .object(properties), "required": .array(required)]
        return PlainForm(entry: entry)
    }

    /// The form after `lines`, with what was said and what the last one led to.
    private static func typing(
        _ lines: [String], into form: PlainForm
    ) -> (form: PlainForm, words: [String], outcome: PlainForm.Outcome?) {
        var form = form
        var words: [String] = []
        var outcome: PlainForm.Outcome?
        for line in lines { outcome = form.handle(line, words: &words) }
        return (form, words, outcome)
    }

    private static func variables(_ form: PlainForm) -> JSON? { form.draft.body["vars"] }

    private static let owl: JSONObject = [
        "subject": ["type": "string", "minLength": 3, "maxLength": 40, "description": "What to draw"],
        "steps": ["type": "integer", "minimum": 1, "maximum": 50, "default": 28],
        "mood": ["enum": ["calm", "stern"]], "upscale": ["type": "boolean"],
    ]

    @Test func questionsComeFromTopToBottom() {
        var form = Self.form(Self.owl, required: ["subject"])
        #expect(form.prompt == "subject, text, 3 to 40 characters, required: ")
        var words: [String] = []
        #expect(form.handle("an owl", words: &words) == .asks)
        #expect(form.prompt == "steps, whole number, from 1 to 50, default 28: ")
        #expect(form.handle("30", words: &words) == .asks)
        #expect(form.introduction == ["1: calm", "2: stern"])
        #expect(form.prompt == "mood, 1 to 2: ")
        #expect(form.handle("2", words: &words) == .asks)
        #expect(form.prompt == "upscale, yes or no: ")
        #expect(form.handle("yes", words: &words) == .ends)
        #expect(words.isEmpty)
        #expect(Self.variables(form) == ["subject": "an owl", "steps": 30, "mood": "stern", "upscale": true])
    }

    @Test func skippedQuestionsAreLeftOut() {
        let (form, _, outcome) = Self.typing(["an owl", ">"], into: Self.form(Self.owl))
        #expect(outcome == .ends)
        #expect(Self.variables(form) == ["subject": "an owl"])
    }

    @Test(
        arguments: [
            (["an owl", "999"], "steps: must be at most 50", "steps"),
            (["ow"], "subject: needs 1 more character", "subject"),
            (["an owl", "", "9"], "mood: no choice 9", "mood"),
            (["an owl", "", "", "perhaps"], "upscale: type yes or no", "upscale"),
            (["<"], "This is the first question", "subject"), (["!null"], "Null is not allowed", "subject"),
        ])
    func aProblemIsReportedAtItsQuestion(lines: [String], words: String, field: String) {
        let (form, said, outcome) = Self.typing(lines, into: Self.form(Self.owl))
        #expect(outcome == .asks)
        #expect(said.contains { $0.hasPrefix(words) }, "\(said)")
        #expect(form.field?.name == field, "it is asked again")
    }

    @Test func commandsAtAQuestion() {
        let start = Self.form(Self.owl)
        #expect(Self.typing(["an owl", "<"], into: start).form.prompt.contains("now an owl"))
        #expect(Self.variables(Self.typing(["an owl", "<", "-"], into: start).form) == [:])
        #expect(Self.variables(Self.typing(["\\-"], into: start).form) == ["subject": "-"])
        #expect(Self.typing(["?"], into: start).words.first == "What to draw.")
        #expect(Self.typing(["!q"], into: start).outcome == .leaves)
        #expect(Self.typing(["an owl", "<", "!e"], into: start).outcome == .edits("an owl", isJSON: false))
        var edited = start
        var words: [String] = []
        edited.enterEdited("an owl\nat dusk\n", words: &words)
        #expect(Self.variables(edited) == ["subject": "an owl\nat dusk"])
    }

    @Test func aLongTextEndsWithADot() {
        let start = Self.form(["story": ["type": "string", "x-multiline": true]])
        var (form, _, outcome) = Self.typing(["Once", "", "?", ".."], into: start)
        #expect(outcome == .asks && form.isWriting)
        #expect(form.prompt == "line 5, . ends: ")
        var words: [String] = []
        #expect(form.handle(".", words: &words) == .ends)
        #expect(Self.variables(form) == ["story": "Once\n\n?\n."])
        var (cut, _, _) = Self.typing(["Once", "upon"], into: start)
        cut.finishText()
        #expect(Self.variables(cut) == ["story": "Once\nupon"], "the input ended, and nothing is lost")
    }

    @Test func eachLineAddsAnItem() {
        let start = Self.form(["tags": ["type": "array", "items": ["type": "string"]], "last": ["type": "boolean"]])
        let (form, words, _) = Self.typing(["owl", "dusk", "fog", "!remove 2", "", "no"], into: start)
        #expect(words.isEmpty)
        #expect(Self.variables(form) == ["tags": ["owl", "fog"], "last": false])
    }

    @Test func groupsInListsCanBeEntered() {
        let layer: JSON = ["type": "object", "properties": ["name": ["type": "string"], "size": ["type": "integer"]]]
        let start = Self.form(["layers": ["type": "array", "items": layer], "last": ["type": "boolean"]])
        var (form, words, _) = Self.typing(["+", "sky", "5", "+", "sea", "7"], into: start)
        #expect(words.isEmpty)
        #expect(form.field?.name == "layers", "one comes back to the list")
        #expect(form.handle("1", words: &words) == .asks)
        #expect(form.prompt.contains("now sky"))
        (form, words, _) = Self.typing(["air", "", "", "yes"], into: form)
        #expect(
            Self.variables(form) == [
                "layers": [["name": "air", "size": 5], ["name": "sea", "size": 7]], "last": true,
            ])
    }

    @Test func linesSetValuesByName() {
        let start = Self.form(["weights": ["type": "object", "additionalProperties": ["type": "number"]]])
        let (form, words, _) = Self.typing(["owl=2", "fog=0.5", "owl=3", "!remove fog"], into: start)
        #expect(words.isEmpty, "\(words)")
        #expect(Self.variables(form) == ["weights": ["owl": 3]])
        #expect(Self.typing(["owl"], into: start).words == ["weights: type NAME=VALUE."])
    }

    @Test func multiSelect() {
        let several: JSON = ["type": "array", "uniqueItems": true, "items": ["enum": ["a", "b", "c"]]]
        let start = Self.form(["parts": several])
        #expect(Self.variables(Self.typing(["1, 3"], into: start).form) == ["parts": ["a", "c"]])
        #expect(Self.typing(["1 4"], into: start).words.first?.hasPrefix("parts: no choice 4") == true)
    }

    /// What an answer must be is said before it is given, and as the check has it.
    @Test(
        arguments: [
            (
                ["type": "number", "minimum": 0, "exclusiveMinimum": 0, "maximum": 1],
                "f, number, more than 0, up to 1: "
            ),
            (["type": "number", "minimum": 0, "exclusiveMinimum": true], "f, number, more than 0: "),
            (["type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9], "f, whole number, from 1 to 8: "),
            (["type": "integer", "maximum": 9, "multipleOf": 3], "f, whole number, up to 9, a multiple of 3: "),
            (
                ["type": "string", "pattern": "^[a-z]+$", "minLength": 1],
                "f, text, at least 1 character, must match ^[a-z]+$: "
            ),
            (
                ["type": "array", "items": ["type": "string"], "minItems": 1, "maxItems": 1],
                "f, list, exactly 1 item: "
            ),
            (
                ["type": "array", "items": ["enum": ["a", "b"]], "minItems": 2],
                "f, numbers from 1 to 2, separated by spaces, at least 2 choices: "
            ),
        ] as [(JSON, String)])
    func acceptedAndRejectedLinesAreReported(_ schema: JSON, _ prompt: String) {
        #expect(Self.form(["f": schema]).prompt == prompt)
    }

    @Test func whiteSpaceIsAnAnswerThatIsShown() {
        let start = Self.form(["separator": ["type": "string"]], required: ["separator"])
        var (form, words, outcome) = Self.typing(["  "], into: start)
        // It may be meant so: it is noted, and the next line is not taken for another try.
        #expect(outcome == .ends)
        #expect(words == ["Note: separator: only white space."])
        #expect(Self.variables(form) == ["separator": "  "])
        form.reopen()
        #expect(form.prompt.contains(#"now "  ""#))
    }

    /// Options and names that look the same are told apart by what is typed.
    @Test func unicodeCompositionsAreDistinguished() {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let choice = Self.form(["f": ["enum": [.string(composed), .string(decomposed)]]])
        for text in [composed, decomposed] {
            #expect(Self.variables(Self.typing([text], into: choice).form) == ["f": .string(text)])
        }
        let map = Self.form(["f": ["type": "object", "additionalProperties": ["type": "string"]]])
        let (form, _, _) = Self.typing(["\(composed)=a", "\(decomposed)=b"], into: map)
        #expect(
            Self.variables(form)
                == ["f": .object(JSONObject([(composed, .string("a")), (decomposed, .string("b"))]))])
    }

    @Test func aSecretIsNotRepeated() {
        let start = Self.form(["key": ["type": "string", "format": "password"]])
        var (form, _, _) = Self.typing(["hush"], into: start)
        form.reopen()
        #expect(form.prompt.contains("now set"))
        #expect(!form.prompt.contains("hush"))
        #expect(form.field?.summary == "set")
    }
}
