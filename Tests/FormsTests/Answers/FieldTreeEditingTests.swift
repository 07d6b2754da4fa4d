import JSON
import Forms
import Domain
import Testing

struct FieldTreeEditingTests {
    private static let tree = FieldTree(schema: [
        "properties": [
            "name": ["type": ["string", "null"]], "flag": ["type": "boolean"], "style": ["enum": ["a", "b"]],
            "size": [
                "anyOf": [
                    ["enum": ["s", "l"]],
                    ["type": "object", "properties": ["w": ["type": "integer"], "h": ["type": "integer"]]],
                ]
            ],
            "kinds": ["type": "array", "items": ["enum": ["x", "y", "z"]]],
            "tags": ["type": "array", "items": ["type": "string"]],
            "pair": ["prefixItems": [["type": "number"], ["type": "string"]]],
            "notes": ["type": "object", "additionalProperties": ["type": "string"]],
            "more": [
                "type": "object", "properties": ["deep": ["type": "object", "properties": ["n": ["type": "integer"]]]],
            ],
            "shape": [
                "oneOf": [
                    [
                        "title": "circle",
                        "properties": [
                            "kind": ["const": "circle"], "name": ["type": "string"], "r": ["type": "number"],
                        ], "required": ["kind"],
                    ],
                    [
                        "title": "box",
                        "properties": ["kind": ["const": "box"], "name": ["type": "string"], "w": ["type": "number"]],
                        "required": ["kind"],
                    ],
                ]
            ],
            "any": [:],
        ]
    ])

    @Test(
        arguments: [
            ([("/name", .text("owl"))], ["name": "owl"]), ([("/name", .text("owl")), ("/name", .text(""))], [:]),
            ([("/name", .null)], ["name": .null]),
            ([("/name", .json(""))], ["name": ""]), ([("/flag", .toggle(false))], ["flag": false]),
            ([("/flag", .toggle(false)), ("/flag", .unset)], [:]),
            ([("/style", .choose("b"))], ["style": "b"]), ([("/size", .choose("l"))], ["size": "l"]),
            ([("/size", .chooseCustom), ("/size/w", .text("0512"))], ["size": [:]]),
            ([("/size", .chooseCustom), ("/size/w", .text("512"))], ["size": ["w": 512]]),
            ([("/kinds", .flip("y")), ("/kinds", .flip("x"))], ["kinds": ["y", "x"]]),
            ([("/kinds", .flip("y")), ("/kinds", .flip("y"))], [:]),
            (
                [("/tags", .addItem), ("/tags/0", .text("a")), ("/tags", .addItem), ("/tags/1", .text("b"))],
                ["tags": ["a", "b"]]
            ),
            (
                [("/tags", .json(["a", "b", "c"])), ("/tags", .moveItem(from: 2, to: 0)), ("/tags", .removeItem(1))],
                ["tags": ["c", "b"]]
            ),
            ([("/tags", .json(["a"])), ("/tags", .removeItem(0))], [:]), ([("/tags", .addItem)], ["tags": []]),
            ([("/pair/1", .text("x"))], ["pair": [.null, "x"]]),
            ([("/pair/0", .text("1.50"))], ["pair": [.number(JSONNumber(lexeme: "1.50") ?? JSONNumber(0))]]),
            (
                [("/notes", .addKey("k")), ("/notes/k", .text("v")), ("/notes", .renameKey("k", to: "q"))],
                ["notes": ["q": "v"]]
            ),
            ([("/notes", .addKey("k")), ("/notes", .removeKey("k"))], [:]),
            ([("/more/deep/n", .text("7"))], ["more": ["deep": ["n": 7]]]),
            ([("/more/deep/n", .text("7")), ("/more/deep/n", .unset)], [:]),
            ([("/shape", .branch(1))], ["shape": ["kind": "box"]]),
            (
                [
                    ("/shape", .branch(0)), ("/shape/name", .text("o")), ("/shape/r", .text("2")),
                    ("/shape", .branch(1)),
                ], ["shape": ["kind": "box", "name": "o"]]
            ),
            ([("/any", .branch(1)), ("/any", .text("3"))], ["any": 3]),
            (
                [("/any", .branch(3)), ("/any", .addItem), ("/any/0", .branch(0)), ("/any/0", .text("x"))],
                ["any": ["x"]]
            ),
            (
                [("/any", .branch(4)), ("/any", .addKey("k")), ("/any/k", .branch(2)), ("/any/k", .toggle(true))],
                ["any": ["k": true]]
            ),
        ] as [([(String, AnswerEdit)], JSON)])
    func makesTheBody(_ edits: [(String, AnswerEdit)], _ body: JSON) throws {
        var answers = FieldAnswer.unset
        for (path, edit) in edits { answers = try Self.tree.typing(edit, at: path, in: answers) }
        #expect(Self.tree.body(from: answers) == body)
    }

    @Test func unsuitableEditsChangeNothing() throws {
        let rows = Self.tree.rows(for: .unset)
        let name = try #require(rows.first).place
        for edit in [.toggle(true), .addItem, .branch(0), .flip("a"), .addKey("k"), .removeItem(0), .chooseCustom]
            as [AnswerEdit]
        {
            #expect(Self.tree.editing(.unset, at: name, edit) == .unset)
        }
        #expect(
            Self.tree.editing(.unset, at: FieldPlace(path: JSONPointer(["nowhere"]), field: name.field), .text("x"))
                == .unset)
    }

    @Test func anIncompleteNumberIsKeptAndNotSent() throws {
        let answers = try Self.tree.typing(.text("-"), at: "/more/deep/n", in: .unset)
        #expect(Self.tree.body(from: answers) == ["more": ["deep": [:]]])
        #expect(Self.tree.rows(for: answers).first { $0.path.text == "/more/deep/n" }?.answer == .text("-"))
        #expect(Self.tree.check(answers)[JSONPointer(["more", "deep", "n"])] == "must be a number")
    }

    @Test func draftsKeepMoreThanABody() throws {
        var answers = try Self.tree.typing(.text("-"), at: "/more/deep/n", in: .unset)
        answers = try Self.tree.typing(.branch(0), at: "/shape", in: answers)
        answers = try Self.tree.typing(.addItem, at: "/tags", in: answers)
        answers = try Self.tree.typing(.null, at: "/name", in: answers)
        answers = try Self.tree.typing(.json(["k": "v"]), at: "/notes", in: answers)
        let kept = try JSONParser.parse(answers.draft.text)
        #expect(FieldAnswer(draft: kept) == answers)
        #expect(FieldAnswer(draft: ["junk": 1]) == .unset)
    }

    @Test func rowsFold() {
        let open = Self.tree.rows(for: .unset)
        let folded = Self.tree.rows(for: .unset) { _, _, _ in true }
        #expect(open.contains { $0.path.text == "/more/deep/n" && $0.level == 2 })
        #expect(!folded.contains { $0.path.text == "/more/deep" })
        #expect(folded.first { $0.path.text == "/more" }?.isFolded == true)
    }
}
