import JSON
import Forms
import Domain
import Testing

struct DraftAnswersTests {
    private static let schema: JSON = [
        "type": "object",
        "properties": [
            "subject": ["type": "string"], "mood": ["enum": ["calm", "stern", 7]], "steps": ["type": "integer"],
            "upscale": ["type": "boolean"], "palette": ["type": "array", "items": ["type": "string"]],
        ],
    ]
    private static let tree = FieldTree.run(promptID: "p", schema: schema, ownKeyProvider: "fal")

    @Test(
        arguments: [
            #"{"promptId":"p","vars":{}}"#, #"{"promptId":"p","vars":{"subject":"stoic"}}"#,
            #"{"promptId":"p","vars":{"mood":7,"steps":28,"upscale":false}}"#,
            #"{"promptId":"p","vars":{"palette":["red"]},"useOwnKey":true}"#,
            #"{"promptId":"p","vars":{"mood":"none of them","stranger":[1]}}"#,
        ])
    func bodiesRoundTripThroughDrafts(_ text: String) throws {
        let body = try JSONParser.parse(text)
        let shown = Self.tree.answers(shown: body)
        #expect(Self.tree.body(from: shown) == body)
        if let draft = Self.tree.draft(of: shown) {
            #expect(Self.tree.answers(fromDraft: draft, for: .artinstring) == shown)
        } else {
            #expect(shown.isBlank)
        }
    }

    @Test func anIncompleteNumberIsKept() throws {
        var vars = GroupAnswer()
        vars["steps"] = .text("4.")
        var whole = GroupAnswer()
        whole["vars"] = .group(vars)
        let draft = try #require(Self.tree.draft(of: .group(whole)))
        #expect(Self.tree.answers(fromDraft: draft, for: .artinstring) == .group(whole))
    }

    @Test func aSecretIsNotKept() {
        let tree = FieldTree.antekirtImage(artistID: "a")
        let secret = FieldTree.run(
            promptID: "p",
            schema: ["properties": ["key": ["type": "string", "format": "password"], "name": ["type": "string"]]],
            ownKeyProvider: nil)
        let answers = secret.answers(from: ["vars": ["key": "hush", "name": "Mo"]])
        #expect(secret.draft(of: answers).map { JSON.object($0).text.contains("hush") } == false)
        #expect(secret.draft(of: secret.answers(from: ["vars": ["key": "hush"]])) == nil)
        #expect(tree.draft(of: tree.answers(from: ["prompt": "hush"])) != nil)
    }

    /// A secret is never part of a draft, even where its conditions do not hold.
    @Test func aHiddenSecretIsNotKept() throws {
        let secret: JSON = ["type": "string", "format": "password"]
        let tree = FieldTree.run(
            promptID: "p",
            schema: [
                "properties": [
                    "mode": ["enum": ["key", "none"]], "keys": ["type": "array", "items": secret],
                    "by": ["type": "object", "additionalProperties": secret],
                    "pair": ["type": "array", "prefixItems": [["type": "string"], secret]],
                    "way": [
                        "oneOf": [
                            ["type": "object", "title": "a", "properties": ["key": secret]],
                            ["type": "integer", "title": "b"],
                        ]
                    ],
                ],
                "if": ["properties": ["mode": ["const": "key"]], "required": ["mode"]],
                "then": ["properties": ["key": secret]],
            ], ownKeyProvider: nil)
        let shown = tree.answers(
            from: [
                "vars": [
                    "mode": "key", "key": "hush", "keys": ["hush"], "by": ["a": "hush"], "pair": ["x", "hush"],
                    "way": ["key": "hush"],
                ]
            ])
        #expect(tree.body(from: shown)?.text.contains("hush") == true)
        let mode = try #require(tree.rows(for: shown).first { $0.path.text == "/vars/mode" })
        let hidden = tree.editing(shown, at: mode.place, .choose("none"))
        #expect(tree.body(from: hidden)?["vars"]?["key"] == nil)
        for answers in [shown, hidden] {
            let draft = try #require(tree.draft(of: answers))
            #expect(!JSON.object(draft).text.contains("hush"))
        }
    }

    /// Early drafts are values by name.
    @Test func anEarlyDraftIsRead() throws {
        let draft: JSONObject = [
            "subject": "stoic", "steps": "28", "mood": .null, "upscale": "true", "gone": [1], "$useOwnKey": true,
        ]
        let answers = Self.tree.answers(fromDraft: draft, for: .artinstring)
        #expect(
            Self.tree.body(from: answers)?.text
                == #"{"promptId":"p","vars":{"subject":"stoic","steps":28,"upscale":true},"useOwnKey":true}"#)
        // Values without a field are kept and not sent.
        let kept = try #require(Self.tree.draft(of: answers))
        #expect(JSON.object(kept).text.contains(#""gone":{"json":[1]}"#))
        #expect(FieldTree.antekirtImage(artistID: "a").answers(fromDraft: ["prompt": "ink"], for: .antekirt) != .unset)
    }

    @Test func answersMigrateToAnotherSchema() throws {
        let bare = FieldTree.run(promptID: "p", schema: nil, ownKeyProvider: nil)
        let draft: JSONObject = ["subject": "stoic", "steps": "28"]
        let waiting = bare.answers(fromDraft: draft, for: .artinstring)
        #expect(bare.body(from: waiting)?.text == #"{"promptId":"p","vars":{}}"#)
        let carried = Self.tree.migrate(waiting, from: bare)
        #expect(carried.dropped.isEmpty && carried.lost.isEmpty)
        let answers = carried.answers
        #expect(Self.tree.body(from: answers)?.text == #"{"promptId":"p","vars":{"subject":"stoic","steps":28}}"#)
        // A removed field keeps its answer until it returns.
        let other = FieldTree.run(promptID: "p", schema: ["steps": "how many"], ownKeyProvider: nil)
        let away = other.migrate(answers, from: Self.tree)
        #expect(away.dropped == ["subject"])
        let back = Self.tree.migrate(away.answers, from: other)
        #expect(Self.tree.body(from: back.answers)?.text.contains(#""subject":"stoic""#) == true)
    }

    @Test(
        arguments: [(.unset, true), (.group(GroupAnswer()), true), (.null, false), (.text(""), false)]
            as [(FieldAnswer, Bool)])
    func blankMeansNoAnswer(_ answer: FieldAnswer, _ isBlank: Bool) {
        #expect(answer.isBlank == isBlank)
    }
}
