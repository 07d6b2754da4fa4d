import JSON
import Forms
import Domain
import Testing

/// Who is blamed where a value fits no branch of a union: the branch that was meant, and nobody beside it.
struct UnionCheckTests {
    private static let pets: JSON = [
        "type": "object", "properties": ["pets": ["type": "string", "enum": ["No", "Yes", "Many"]]],
        "oneOf": [
            ["properties": ["pets": ["enum": ["No"]]]],
            [
                "properties": ["pets": ["enum": ["Yes"]], "age": ["type": "integer", "maximum": 30]],
                "required": ["age"],
            ],
            ["properties": ["pets": ["enum": ["Many"]], "herd": ["type": "boolean"]]],
        ],
    ]
    private static let dependent: JSON = [
        "properties": ["pets": ["enum": ["No", "Yes"]]],
        "dependencies": [
            "pets": [
                "oneOf": [
                    ["properties": ["pets": ["enum": ["No"]]]],
                    ["properties": ["pets": ["enum": ["Yes"]], "age": ["maximum": 30]], "required": ["age"]],
                ]
            ]
        ],
    ]
    private static let letter: JSON = [
        "anyOf": [
            [
                "title": "Address", "properties": ["name": ["type": "string"], "street": ["type": "string"]],
                "required": ["name", "street"],
            ],
            [
                "title": "Mail", "properties": ["name": ["type": "string"], "mail": ["type": "string"]],
                "required": ["name", "mail"],
            ],
        ]
    ]
    private static let shapes: JSON = [
        "$defs": [
            "circle": [
                "properties": ["kind": ["const": "circle"], "r": ["type": "number", "minimum": 1]],
                "required": ["kind", "r"],
            ],
            "box": [
                "allOf": [["properties": ["kind": ["const": "box"]], "required": ["kind"]]],
                "properties": ["size": ["properties": ["w": ["type": "integer"], "h": ["type": "integer"]]]],
            ],
            "round": [
                "anyOf": [
                    ["$ref": "#/$defs/circle"], ["properties": ["kind": ["const": "dot"], "at": ["type": "array"]]],
                ]
            ],
        ],
        "oneOf": [["$ref": "#/$defs/box"], ["$ref": "#/$defs/round"]],
    ]

    @Test(
        arguments: [
            (pets, ["pets": "Yes", "age": 99], ["/age": "at most 30"]),
            (pets, ["pets": "Yes"], ["/age": "needed"]),
            (pets, ["pets": "Many", "herd": 1], ["/herd": "yes or no, please"]),
            (pets, ["pets": "Yess", "age": 9], ["/pets": "one of No, Yes, Many"]),
            (dependent, ["pets": "Yes", "age": 99], ["/age": "at most 30"]),
            (dependent, ["pets": "Yes"], ["/age": "needed"]),
            (letter, ["name": "a", "mail": 5], ["/mail": "text, please"]),
            (letter, ["name": 1, "street": "b"], ["/name": "text, please"]),
            (letter, ["name": "a"], ["/street": "needed, or mail"]),
            (shapes, ["kind": "box", "size": ["w": "x"]], ["/size/w": "not a number"]),
            (shapes, ["kind": "circle", "r": 0], ["/r": "at least 1"]),
            (shapes, ["kind": "dot", "at": 1], ["/at": "a list, please"]),
            (shapes, ["kind": "cone", "r": 1], ["/kind": "one of box, circle, dot"]),
            // Of lists by what is in them, and each item by itself.
            (
                ["items": letter], [["name": "a", "mail": 5], ["name": "b", "street": 7]],
                ["/0/mail": "text, please", "/1/street": "text, please"]
            ),
            (
                ["anyOf": [["items": ["type": "string"]], ["items": ["type": "integer"]]]], [1, 2, "x"],
                ["/2": "not a number"]
            ),
            // Only the type tells.
            (
                ["anyOf": [["type": "null"], ["type": "string", "minLength": 3]]], "ab",
                ["": "at least 3 characters, has 2"]
            ),
            (["oneOf": [["type": "integer"], ["type": "boolean"]]], "x", ["": "a whole number or yes or no, please"]),
            (["anyOf": [["enum": ["auto"]], ["type": "integer", "maximum": 30]]], 99, ["": "at most 30"]),
            (["anyOf": [["const": 1], ["const": 2]]], 3, ["": "one of 1, 2"]),
            (
                ["anyOf": [["maxLength": 1], ["minLength": 4]]], "ab",
                ["": "at most 1 character, has 2, or at least 4 characters, has 2"]
            ),
            // Either one or the other.
            (["anyOf": [["required": ["a"]], ["required": ["b"]]]], [:], ["/a": "needed, or b"]),
            (["oneOf": [["required": ["a"]], ["required": ["b"]]]], ["a": 1, "b": 2], ["/b": "not together with a"]),
            (["not": ["required": ["a", "b"]]], ["a": 1, "b": 2], ["/b": "not together with a"]),
            (["properties": ["a": ["not": ["const": 1]]]], ["a": 1], ["/a": "must not be 1"]),
            (
                ["oneOf": [["title": "Sun", "type": "object"], ["title": "Lamp", "minProperties": 0]]], [:],
                ["": "fits Sun and Lamp, and only one may"]
            ),
            // All of several unions, each by itself.
            (
                ["allOf": [letter, pets]], ["name": "a", "mail": 5, "pets": "Yes", "age": 99],
                ["/mail": "text, please", "/age": "at most 30"]
            ),
            // Whatever else is closed over what the branches allow blames none of their members.
            (
                [
                    "unevaluatedProperties": false,
                    "oneOf": [
                        ["properties": ["k": ["const": 1], "n": ["type": "integer"]], "required": ["k"]],
                        ["properties": ["k": ["const": 2]], "required": ["k"]],
                    ],
                ], ["k": 1, "n": "x", "z": 0], ["/n": "not a number", "/z": "not known here"]
            ),
            (
                [
                    "if": ["properties": ["pay": ["const": "card"]], "required": ["pay"]],
                    "then": [
                        "oneOf": [
                            ["properties": ["net": ["const": "v"], "no": ["minLength": 4]]],
                            ["properties": ["net": ["const": "m"], "no": ["minLength": 5]]],
                        ]
                    ],
                ], ["pay": "card", "net": "m", "no": "1234"], ["/no": "at least 5 characters, has 4"]
            ),
            (["enum": []], 1, ["": "nothing fits: its list of values is empty"]),
        ] as [(JSON, JSON, [String: String])])
    func blamesWhatIsWrong(_ schema: JSON, _ value: JSON, _ expected: [String: String]) {
        let problems = CompiledSchema(schema).report(on: value).problems
        #expect(
            Dictionary(problems.map { ($0.path.text, $0.reason) }, uniquingKeysWith: { first, _ in first }) == expected)
    }

    @Test func openAPIsDiscriminatorNamesTheBranch() {
        let schema = CompiledSchema([
            "$defs": [
                "Cat": ["properties": ["lives": ["type": "integer"]], "required": ["lives"]],
                "Dog": [
                    "properties": ["lives": ["type": "string"], "bark": ["type": "string"]], "required": ["lives"],
                ],
            ],
            "oneOf": [["$ref": "#/$defs/Dog"], ["$ref": "#/$defs/Cat"]],
            "discriminator": ["propertyName": "pet", "mapping": ["kitty": "#/$defs/Cat"]],
        ])
        #expect(schema.report(on: ["pet": "Cat", "lives": true])[JSONPointer(["lives"])] == "a number, please")
        #expect(schema.report(on: ["pet": "kitty", "lives": true])[JSONPointer(["lives"])] == "a number, please")
        #expect(schema.report(on: ["pet": "Dog", "lives": true])[JSONPointer(["lives"])] == "text, please")
    }

    /// The fifteenth of twenty branches is found as the first is.
    @Test func manyBranchesAreToldApart() {
        let branches = (0..<20).map { number -> JSON in
            [
                "properties": [
                    "kind": ["const": JSON.number(JSONNumber(number))], "x": ["minimum": .number(JSONNumber(number))],
                ]
            ]
        }
        let report = CompiledSchema(["oneOf": .array(branches)]).report(on: ["kind": 15, "x": 3])
        #expect(report.problems == [FieldProblem(path: JSONPointer(["x"]), reason: "at least 15")])
    }

    @Test func aBranchInsideABranchIsChosenToo() throws {
        let tree = FieldTree(schema: [
            "properties": [
                "light": [
                    "anyOf": [
                        [
                            "title": "Made",
                            "anyOf": [
                                ["title": "Lamp", "properties": ["watts": ["type": "integer"]], "required": ["watts"]],
                                ["title": "Fire", "properties": ["wood": ["type": "string"]], "required": ["wood"]],
                            ],
                        ],
                        ["title": "Sun", "properties": ["hour": ["type": "integer"]], "required": ["hour"]],
                    ]
                ]
            ]
        ])
        var answers = try tree.typing(.branch(0), at: "/light", in: .unset)
        answers = try tree.typing(.branch(1), at: "/light", in: answers)
        #expect(tree.check(answers).problems.map(\.path.text) == ["/light/wood"])
    }

    @Test func aBodyIsReadAsTheBranchThatSpeaksOfIt() throws {
        let tree = FieldTree(schema: Self.letter)
        func branch(_ body: JSON) -> Int? {
            if case .branch(let index, _) = tree.answers(from: body) { index } else { nil }
        }
        #expect(branch(["name": "a", "mail": 5]) == 1)
        #expect(branch(["name": "a", "street": "b"]) == 0)
        #expect(branch(["name": "a", "street": "b", "mail": "c"]) == 0)
        #expect(branch(["street": 1]) == 0)
    }
}
