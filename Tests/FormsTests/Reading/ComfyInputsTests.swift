import JSON
import Forms
import Domain
import Testing

struct ComfyInputsTests {
    private static let dynamic: JSON = [
        "Save": [
            "input": [
                "required": [
                    "images": "IMAGE",
                    "format": [
                        "COMFY_DYNAMICCOMBO_V3",
                        [
                            "options": [
                                [
                                    "key": "png",
                                    "inputs": ["required": ["depth": ["COMBO", ["options": ["8", "16"]]]]],
                                ],
                                ["key": "exr", "inputs": ["optional": ["half": ["BOOLEAN", ["default": true]]]]],
                                ["key": "none", "inputs": [:]],
                            ]
                        ],
                    ],
                ], "optional": ["quality": ["INT", ["default": 90]]], "hidden": ["prompt": "PROMPT"],
            ]
        ]
    ]

    @Test func aTypeMayBeAlone() {
        let tree = FieldTree(schema: [
            "required": ["images": "IMAGE", "steps": ["INT", ["min": 1]]], "optional": ["mask": "MASK"],
        ])
        #expect(tree.dialect == .comfy)
        #expect(ServedShapesTests.fields(tree) == ["images* text", "steps* number 1 - 1", "mask text"])
        // Types are in capitals: these are variables.
        let map = FieldTree(schema: ["required": ["type": "boolean"], "optional": ["type": "boolean"]])
        #expect(ServedShapesTests.fields(map) == ["required toggle", "optional toggle"])
    }

    @Test func aDynamicChoiceHasConditionalInputs() throws {
        let tree = FieldTree(schema: Self.dynamic)
        #expect(
            ServedShapesTests.fields(tree) == [
                "Save group", "Save.images* text", "Save.format* choice png exr none", "Save.quality number - - 1",
                "Save.format.depth*? choice 8 16", "Save.format.half? toggle",
            ])
        var answers = try tree.typing(.text("[\"4\", 0]"), at: "/Save/images", in: .unset)
        answers = try tree.typing(.choose("png"), at: "/Save/format", in: answers)
        #expect(tree.check(answers).problems.map(\.path.text) == ["/Save/format.depth"])
        answers = try tree.typing(.choose("16"), at: "/Save/format.depth", in: answers)
        #expect(
            tree.body(from: answers) == ["Save": ["images": "[\"4\", 0]", "format": "png", "format.depth": "16"]])
        #expect(tree.check(answers).problems.isEmpty)
        answers = try tree.typing(.choose("none"), at: "/Save/format", in: answers)
        #expect(tree.body(from: answers) == ["Save": ["images": "[\"4\", 0]", "format": "none"]])
    }

    @Test func growingInputsBecomeSeveralFields() {
        let tree = FieldTree(schema: [
            "input": [
                "required": [
                    "images": [
                        "COMFY_AUTOGROW_V3",
                        [
                            "template": [
                                "input": ["required": ["image": ["IMAGE", [:]]]], "prefix": "image", "min": 2, "max": 3,
                            ]
                        ],
                    ]
                ]
            ]
        ])
        #expect(
            ServedShapesTests.fields(tree) == ["images.image0* text", "images.image1* text", "images.image2 text"])
    }
}
