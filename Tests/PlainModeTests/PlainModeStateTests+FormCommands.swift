import JSON
import Domain
import Session
import Testing

@testable import PlainMode

/// Several runs of one form, presets, suggestions, the request as it would be sent, and secrets.
extension PlainModeStateTests {
    /// A form with a text, a number, a choice and a secret, opened.
    private static func opened() -> Talk {
        var entry = owl
        entry.schema = [
            "type": "object",
            "properties": [
                "subject": ["type": "string", "examples": ["a heron"]], "steps": ["type": "integer", "maximum": 50],
                "mood": ["enum": ["calm", "stern", "wry"]], "key": ["type": "string", "format": "password"],
            ],
        ]
        var talk = Talk()
        talk.take(catalog([entry]))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(entry)))
        return talk
    }

    private static func recalled(_ presets: [Preset] = [], _ history: AnswerHistory = AnswerHistory())
        -> PlainModeState.Input
    { .engine(.recalled(owl.id, presets: Presets(presets), history: history)) }

    @Test(
        arguments: [
            (["{an owl|a fox}"], 2, "subject times 2"), (["an owl", "10..30 by 10"], 3, "steps times 3"),
            (["an owl", "", "1 3"], 2, "mood times 2"),
            (["{an owl|a fox}", "1, 2", "1,2,3"], 12, "subject times 2, steps times 2, mood times 3"),
        ])
    func severalRunsNeedTheirNumber(lines: [String], count: Int, words: String) throws {
        var talk = Self.opened()
        for line in lines { talk.type(line) }
        talk.type(">")
        #expect(talk.said.contains("Starts \(count) runs (\(words))."))
        #expect(talk.said.contains("Costs \(count) image runs. Remaining quota unknown."))
        for line in ["yes", "all", "all 1", "\(count)", "anyway", "all \(count + 1)"] { talk.type(line) }
        #expect(talk.submissions == 0, "a yes that was meant for one run sends none")
        talk.type("all \(count)")
        #expect(talk.submissions == count)
        #expect(talk.session.prompt == nil, "what follows waits until each is taken")
    }

    @Test(arguments: [("1..500", "500 runs, at most 100 at once"), ("49..51", "run 3, steps: must be at most 50")])
    func tooManyRunsAreNotSent(steps: String, why: String) {
        var talk = Self.opened()
        talk.type("an owl", steps, ">")
        #expect(talk.said.contains("Cannot be sent: \(why)."))
        for line in ["yes", "all 500", "all 3", "anyway"] { talk.type(line) }
        #expect(talk.submissions == 0)
    }

    @Test func concernsAboutSeveralRunsAreOneQuestion() throws {
        var talk = Self.opened()
        talk.type("{an owl|a fox|a crane}", ">", "all 3", "2", "yes")
        let requests = talk.asked.compactMap { if case .submit(let request, _) = $0 { request } else { nil } }
        try #require(requests.count == 3)
        talk.take(Self.run(requests[0]) { $0.delivery = .sending })
        talk.take(.engine(.concerns(requests[1], [.price(credits: 9)])))
        #expect(!talk.said.contains("Each costs 9 credits."), "not before all have been looked at")
        talk.take(.engine(.concerns(requests[2], [.price(credits: 9)])))
        #expect(talk.said.contains("Each costs 9 credits."))
        #expect(talk.said.contains("Send 2 runs?"))
        #expect(talk.submissions == 3, "what was typed before the question is no answer to it")
        talk.type("2", "yes")
        #expect(
            talk.asked.suffix(2) == [.submit(requests[1], isConfirmed: true), .submit(requests[2], isConfirmed: true)])
    }

    @Test func sentAnswersAreSavedAsSuggestions() {
        var talk = Self.filled()
        talk.type("yes")
        #expect(talk.asked.last == .noteAnswers(Self.owl.id, ["/vars/subject": "an owl"]))
    }

    @Test func anInsufficientPlanSendsNothing() {
        var entry = Self.owl
        entry.tier = .pro
        var talk = Talk()
        talk.take(Self.catalog([entry]), .engine(.account(.artinstring, .known(Account(tier: .free), asOf: Self.now))))
        talk.type("list", "fill 1")
        talk.take(.engine(.entry(entry)))
        talk.type("an owl", "yes")
        #expect(talk.said.last == "Not sent: requires pro (you have free). Type refresh to reload your account.")
        #expect(talk.submissions == 0)
    }

    @Test func presetsAreSavedListedLoadedAndDeleted() throws {
        var talk = Self.opened()
        talk.type("an owl", "!save  My owl ")
        #expect(talk.asked.last == .recall(Self.owl.id))
        #expect(talk.session.prompt == nil)
        talk.take(Self.recalled())
        guard case .savePreset(let preset)? = talk.asked.last else {
            Issue.record("it is not kept")
            return
        }
        #expect(preset.name == "My owl")
        talk.type("!clear", "!presets", "!preset my OWL", ">")
        #expect(talk.said.contains("1: My owl, 0 s old"))
        #expect(talk.said.contains("subject: an owl"))
        talk.type("<", "!delete 1", "!presets")
        #expect(talk.asked.last == .deletePreset(Self.owl.id, name: "My owl"))
        #expect(talk.said.last?.hasPrefix("No presets.") == true)
        talk.type("!preset x")
        #expect(talk.said.last == "No preset named x. !presets lists them.")
        talk.type("!undo", "!undo", ">")
        #expect(talk.submissions == 0)
    }

    @Test func earlierAnswersAreSuggested() {
        var history = AnswerHistory()
        history.note("a crane", at: "/vars/subject", usedAt: Self.now)
        var talk = Self.opened()
        talk.type("!suggest")
        talk.take(Self.recalled([], history))
        #expect(talk.said.suffix(3) == ["1: a crane", "2: a heron", "!suggest 1 enters the first."])
        talk.type("!suggest 9", "!suggest 1")
        #expect(talk.session.prompt?.hasPrefix("steps, ") == true)
        talk.type("!suggest", ">")
        #expect(talk.said.contains("No suggestions for this field."))
        #expect(talk.said.contains("subject: a crane"))
    }

    @Test(
        arguments: [
            ("view", "    \"subject\": \"an owl\","),
            ("view easel", "easel run stoic-owl --var 'subject=an owl' --var 'key=(hidden)'"),
            ("view curl", "curl -X POST https://art.example/api/v1/runs \\"),
        ])
    func theRequestIsReadWithoutItsSecrets(line: String, said: String) {
        var talk = Self.opened()
        talk.take(.engine(.address(.artinstring, "https://art.example")))
        talk.type("an owl", "", "")
        #expect(talk.session.asksForSecret)
        talk.type("hunter2", line)
        #expect(!talk.session.asksForSecret)
        #expect(talk.said.contains(said), "\(talk.said)")
        #expect(talk.said.last == "(hidden) stands for a secret.")
        #expect(talk.said.contains("key: set"))
        talk.type("<", "!view", "?", "!e", "!important", "yes")
        #expect(!talk.said.contains { $0.contains("hunter2") || $0.contains("important") })
        let kept = talk.asked.compactMap { command -> JSONObject? in
            switch command {
            case .saveDraft(_, let draft): draft
            case .noteAnswers(_, let answers): answers
            default: nil
            }
        }
        #expect(!kept.isEmpty && kept.allSatisfy { !JSON.object($0).text.contains("hunter2") })
    }
}
