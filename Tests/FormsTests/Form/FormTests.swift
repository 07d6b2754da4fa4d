import Domain
import Forms
import JSON
import Testing

struct FormTests {
    private static let owl = CatalogEntry.asking(
        [
            "subject": ["type": "string", "minLength": 3, "examples": ["a stoic owl"]],
            "steps": ["type": "integer", "maximum": 50], "seed": ["type": "integer"],
            "mood": ["enum": ["calm", "stern"]], "api_key": ["type": "string", "format": "password"],
        ], required: ["subject"])

    private static func filled() -> Form {
        var form = Form(owl)
        form.answer("subject", .text("owl"))
        form.answer("steps", .text("30"))
        form.answer("api_key", .text("s3cret"))
        return form
    }

    // MARK: undo

    @Test func changesAreUndoneOneByOneAndRedone() {
        var form = Self.filled()
        let undone = [form.undo(), form.undo()]
        #expect(undone.map { $0?.place?.path.tokens.last } == ["api_key", "steps"])
        #expect(form.vars == ["subject": "owl"])
        let redone = form.redo()
        #expect(redone?.place?.path.tokens.last == "steps")
        #expect(form.vars == ["subject": "owl", "steps": 30])
        let rest = [form.undo(), form.undo(), form.undo()]
        #expect(rest.map { $0 == nil } == [false, false, true])
        #expect(form.answers.isBlank && !form.report.isClean, "the checks go with the answers")
    }

    @Test func oneRunOfTypingIsOneStep() {
        var form = Form(Self.owl)
        for (text, run) in [("o", 1), ("ow", 1), ("owl", 2)] { form.answer("subject", .text(text), run: run) }
        _ = form.undo()
        #expect(form.vars == ["subject": "ow"])
        _ = form.undo()
        #expect(form.answers.isBlank)
        #expect(form.undo() == nil)
    }

    @Test func aChangeThatChangesNothingIsNoStep() {
        var form = Form(Self.owl)
        let answers = form.answers
        let hasChanged = form.put(answers, at: nil, weight: 1)
        #expect(!hasChanged)
        #expect(form.undo() == nil)
    }

    @Test func resettingIsUndone() {
        var form = Self.filled()
        form.reset()
        #expect(form.answers.isBlank)
        #expect(form.undo() != nil)
        #expect(form.vars?["subject"] == "owl")
    }

    // MARK: filling

    @Test func whatAnEarlierSessionLeftIsNotUndone() throws {
        let draft = try #require(Self.filled().savedAnswers)
        var form = Form(Self.owl)
        form.fill(.draft(draft))
        #expect(form.vars == ["subject": "owl", "steps": 30], "secrets are not kept")
        #expect(form.undo() == nil)
        form.answer("subject", .text("fox"))
        form.fill(.draft(draft))
        #expect(form.undo() != nil)
        #expect(form.vars?["subject"] == "fox")
    }

    @Test func aPresetLeavesTheOtherAnswers() throws {
        var preset = Form(Self.owl)
        preset.answer("subject", .text("fox"))
        var form = Self.filled()
        form.add(try #require(preset.savedAnswers))
        #expect(form.vars == ["subject": "fox", "steps": 30, "api_key": "s3cret"])
        #expect(form.undo() != nil)
        #expect(form.vars?["subject"] == "owl")
    }

    @Test func aBodyFromAnEditorIsOneStepAndSaysWhatHasNoPlace() {
        var form = Self.filled()
        form.answer("steps", .text("4x"))
        let (unknown, lost) = form.take(["promptId": "p-1", "vars": ["subject": "fox", "stepz": 1]])
        #expect(unknown.map(\.text) == ["/vars/stepz"] && lost.isEmpty)
        #expect(form.row(named: "steps")?.answer == .text("4x"), "what is no number yet was not in the body")
        #expect(form.vars == ["subject": "fox", "stepz": 1])
        #expect(form.undo() != nil)
        #expect(form.vars == ["subject": "owl", "api_key": "s3cret"])
    }

    // MARK: the schema

    @Test func aSchemaThatIsReadLaterKeepsTheAnswers() {
        let large = CatalogEntry.asking(
            .object(JSONObject((0..<4000).map { ("field\($0)", ["type": "string", "default": "x"]) })))
        var form = Form(large, budget: .frame)
        #expect(form.unread == large && form.notices == ["the form is still loading"])
        form.fill(.draft(["field7": "kept"]))
        #expect(form.update(large) == .unchanged, "it is being read already")
        let takesAnother = form.take(FieldTree.form(for: Self.owl))
        #expect(!takesAnother, "another schema than the one that is waited for")
        let takesIts = form.take(FieldTree.form(for: large))
        #expect(takesIts)
        #expect(form.unread == nil && form.vars == ["field7": "kept"])
        #expect(form.update(Self.owl) == .changed)
        #expect(form.update(large) == .needsReading)
    }

    @Test func earlierAnswersAreUndoneToAsFarAsTheyAreAskedFor() {
        var form = Self.filled()
        let other = CatalogEntry.asking(["subject": ["type": "string"]])
        #expect(form.update(other) == .changed)
        while form.undo() != nil {}
        #expect(form.answers.isBlank)
        _ = form.redo()
        #expect(form.vars == ["subject": "owl"])
    }

    // MARK: the service

    @Test func whatTheServiceSaidOfAFieldGoesWithItsChange() throws {
        var form = Self.filled()
        form.noteRejection(
            Failure(
                .invalidBody, what: "Rejected", fieldProblems: ["vars.subject": ["no owls"], "nowhere": ["what?"]]))
        let path = try #require(form.row(named: "subject")).path
        #expect(form.complaints.problems == [FieldProblem(path: path, reason: "no owls")])
        form.answer("steps", .text("31"))
        #expect(form.complaints.problems.count == 1)
        form.answer("subject", .text("fox"))
        #expect(form.complaints.problems.isEmpty && form.complaints.rest == ["nowhere: what?"])
        form.noteSent()
        #expect(form.complaints.isEmpty)
    }

    @Test func theSeedThatWasSentLastComesBack() throws {
        var form = Self.filled()
        form.answer("seed", .text("42"))
        #expect(form.lastSeed(of: try #require(form.row(named: "seed"))) == nil)
        form.noteSent()
        #expect(form.lastSeed(of: try #require(form.row(named: "seed"))) == nil, "it stands there now")
        form.answer("seed", .text("7"))
        #expect(form.lastSeed(of: try #require(form.row(named: "seed"))) == "42")
    }

    // MARK: suggestions

    @Test func secretsAreNeitherNotedNorSuggested() throws {
        let form = Self.filled()
        #expect(form.answersToNote == ["/vars/subject": "owl", "/vars/steps": 30])
        var history = AnswerHistory()
        history.note("fox", at: "/vars/subject", usedAt: Timestamp(milliseconds: 1))
        history.note("old", at: "/vars/api_key", usedAt: Timestamp(milliseconds: 1))
        #expect(form.suggestions(at: try #require(form.row(named: "subject")), history) == ["fox", "a stoic owl"])
        #expect(form.suggestions(at: try #require(form.row(named: "api_key")), history) == [])
    }

    // MARK: the own key

    @Test func theOwnKeyIsTakenFromTheArgumentsWhereTheEntryAcceptsIt() {
        let fal = CatalogEntry.asking(["subject": ["type": "string"]], provider: "fal")
        let form = Form(fal, variables: ["subject": "owl"], usesOwnKey: true)
        #expect(form.draft.body == ["promptId": "p-1", "vars": ["subject": "owl"], "useOwnKey": true])
        #expect(form.cost == .ownKey(provider: "fal") && form.obstacle() == nil)
        let quota = Form(Self.owl, variables: ["subject": "owl"], usesOwnKey: true)
        #expect(quota.draft.body["useOwnKey"] == nil)
        #expect(quota.report[JSONPointer(["useOwnKey"])] == "this prompt does not accept your own key")
    }
}
