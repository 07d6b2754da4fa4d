import JSON
import Forms
import Domain
import Testing

/// The reported problems of a value that matches no branch of a union: those of the intended branch only.
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
            (pets, ["pets": "Yes", "age": 99], ["/age": "must be at most 30"]),
            (pets, ["pets": "Yes"], ["/age": "required"]),
            (pets, ["pets": "Many", "herd": 1], ["/herd": "must be yes or no"]),
            (pets, ["pets": "Yess", "age": 9], ["/pets": "must be one of No, Yes, Many"]),
            (dependent, ["pets": "Yes", "age": 99], ["/age": "must be at most 30"]),
            (dependent, ["pets": "Yes"], ["/age": "required"]),
            (letter, ["name": "a", "mail": 5], ["/mail": "must be text"]),
            (letter, ["name": 1, "street": "b"], ["/name": "must be text"]),
            (letter, ["name": "a"], ["/street": "required, or mail"]),
            (shapes, ["kind": "box", "size": ["w": "x"]], ["/size/w": "must be a number"]),
            (shapes, ["kind": "circle", "r": 0], ["/r": "must be at least 1"]),
            (shapes, ["kind": "dot", "at": 1], ["/at": "must be a list"]),
            (shapes, ["kind": "cone", "r": 1], ["/kind": "must be one of box, circle, dot"]),
            // Lists are matched by their items, and items individually.
            (
                ["items": letter], [["name": "a", "mail": 5], ["name": "b", "street": 7]],
                ["/0/mail": "must be text", "/1/street": "must be text"]
            ),
            (
                ["anyOf": [["items": ["type": "string"]], ["items": ["type": "integer"]]]], [1, 2, "x"],
                ["/2": "must be a number"]
            ),
            // Only the type distinguishes the branches.
            (
                ["anyOf": [["type": "null"], ["type": "string", "minLength": 3]]], "ab",
                ["": "needs 1 more character (2/3)"]
            ),
            (["oneOf": [["type": "integer"], ["type": "boolean"]]], "x", ["": "must be a whole number or yes or no"]),
            (["anyOf": [["enum": ["auto"]], ["type": "integer", "maximum": 30]]], 99, ["": "must be at most 30"]),
            (["anyOf": [["const": 1], ["const": 2]]], 3, ["": "must be one of 1, 2"]),
            (
                ["anyOf": [["maxLength": 1], ["minLength": 4]]], "ab",
                ["": "1 character over the limit (2/1), or needs 2 more characters (2/4)"]
            ),
            // One of two members is required.
            (["anyOf": [["required": ["a"]], ["required": ["b"]]]], [:], ["/a": "required, or b"]),
            (
                ["oneOf": [["required": ["a"]], ["required": ["b"]]]], ["a": 1, "b": 2],
                ["/b": "cannot be combined with a"]
            ),
            (["not": ["required": ["a", "b"]]], ["a": 1, "b": 2], ["/b": "cannot be combined with a"]),
            (["properties": ["a": ["not": ["const": 1]]]], ["a": 1], ["/a": "must not be 1"]),
            (
                ["oneOf": [["title": "Sun", "type": "object"], ["title": "Lamp", "minProperties": 0]]], [:],
                ["": "matches Sun and Lamp, must match exactly one"]
            ),
            // Each of several unions individually.
            (
                ["allOf": [letter, pets]], ["name": "a", "mail": 5, "pets": "Yes", "age": 99],
                ["/mail": "must be text", "/age": "must be at most 30"]
            ),
            // Members of the branches are not unknown to an enclosing `unevaluatedProperties`.
            (
                [
                    "unevaluatedProperties": false,
                    "oneOf": [
                        ["properties": ["k": ["const": 1], "n": ["type": "integer"]], "required": ["k"]],
                        ["properties": ["k": ["const": 2]], "required": ["k"]],
                    ],
                ], ["k": 1, "n": "x", "z": 0], ["/n": "must be a number", "/z": "unknown key"]
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
                ], ["pay": "card", "net": "m", "no": "1234"], ["/no": "needs 1 more character (4/5)"]
            ),
            (["enum": []], 1, ["": "no value is valid: the list of values is empty"]),
        ] as [(JSON, JSON, [String: String])])
    func reportsProblemsOfTheIntendedBranch(_ schema: JSON, _ value: JSON, _ expected: [String: String]) {
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
        #expect(schema.report(on: ["pet": "Cat", "lives": true])[JSONPointer(["lives"])] == "must be a number")
        #expect(schema.report(on: ["pet": "kitty", "lives": true])[JSONPointer(["lives"])] == "must be a number")
        #expect(schema.report(on: ["pet": "Dog", "lives": true])[JSONPointer(["lives"])] == "must be text")
    }

    /// The fifteenth of twenty branches is found like the first.
    @Test func manyBranchesAreDistinguished() {
        let branches = (0..<20).map { number -> JSON in
            [
                "properties": [
                    "kind": ["const": JSON.number(JSONNumber(number))], "x": ["minimum": .number(JSONNumber(number))],
                ]
            ]
        }
        let report = CompiledSchema(["oneOf": .array(branches)]).report(on: ["kind": 15, "x": 3])
        #expect(report.problems == [FieldProblem(path: JSONPointer(["x"]), reason: "must be at least 15")])
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

    @Test func aBodyIsReadAsTheBranchThatDescribesIt() throws {
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
