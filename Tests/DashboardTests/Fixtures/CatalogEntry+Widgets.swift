import JSON
import Domain
import Session

extension CatalogEntry {
    /// A prompt whose form is made of `schema`.
    static func asking(_ properties: JSON, required: [JSON] = []) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-widgets"), title: "Every Widget",
            slug: "every-widget", summary: "One of each.", modality: .image, tier: .free, provider: "replicate",
            schema: ["type": "object", "required": .array(required), "properties": properties])
    }

    /// Everything that is typed.
    static let texts = asking(
        [
            "title": ["type": "string", "description": "What it is called.", "maxLength": 40],
            "prompt": [
                "type": "string", "default": "A quiet harbour in the morning.\nNobody is up yet but the gulls.",
            ],
            "api_key": ["type": "string", "format": "password"],
            "due": ["type": "string", "format": "date"],
            "ink": ["type": "string", "format": "color", "default": "#3366cc"],
            "source": ["type": "string", "format": "uri", "examples": ["https://example.org/owl.png"]],
            "layout": ["$ref": "https://example.org/layout.json"],
            "made": ["type": "string", "readOnly": true],
            "engine": ["const": "flux"],
        ], required: ["title"])
    /// Days and times.
    static let moments = asking([
        "day": ["type": "string", "format": "date"],
        "hour": ["type": "string", "format": "time"],
        "published": ["type": "string", "format": "date-time"],
    ])
    /// What has no widget of its own, or is not asked of everybody.
    static let odd = asking(
        [
            "engine": ["const": "flux"],
            "made": ["type": "string", "readOnly": true],
            "extra": ["allOf": [["type": "string"], ["type": "number"]]],
            "note": ["type": ["string", "null"]],
            "a very long label that no column of a form has room for": ["type": "string"],
            "scheduler": ["enum": ["ddim", "euler"], "default": "ddim", "x-advanced": true],
            "old_style": ["type": "string", "deprecated": true],
        ], required: ["engine"])
    /// What is needed, bounded or named beyond what is usual.
    static let demanding = asking(
        [
            "a long question that a service asks in a whole sentence, whatever room there is for it in a form": [
                "type": "string"
            ],
            "code": ["type": "string", "pattern": "^[A-Z]{2}-\\d+$", "description": "The plate's code."],
            "separator": ["type": "string"],
            "ratio": ["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 2],
            "strength": ["type": "number", "minimum": 0, "exclusiveMaximum": 1],
            "copies": ["type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 9],
            "words": ["type": "array", "items": ["type": "string"], "minItems": 2, "maxItems": 4],
            "light": [
                "oneOf": [
                    ["title": "Sun", "type": "object", "properties": ["hour": ["type": "integer"]]],
                    ["title": "Lamp", "type": "object", "properties": ["watts": ["type": "number"]]],
                ]
            ],
            "model": ["enum": [], "type": "string"],
            "camera": [
                "type": "object", "required": ["lens"],
                "properties": [
                    "iso": ["type": "integer", "x-advanced": true], "film": ["type": "string", "x-advanced": true],
                    "shutter": ["type": "string"], "aperture": ["type": "number"], "flash": ["type": "boolean"],
                    "lens": ["type": "string"],
                ],
            ],
            "place": ["type": "string"],
        ], required: ["camera", "place"])
    /// A thousand answers to one question.
    static let thousand = asking([
        "bird": ["enum": .array((1...1000).map { .string("bird \($0)") }), "default": "bird 1"]
    ])
    private static func hundredths(_ count: Int) -> JSON {
        JSONNumber(lexeme: "\(count)e-2").map(JSON.number) ?? .null
    }

    /// Numbers and seeds.
    static let numbers = asking([
        "steps": ["type": "integer", "minimum": 1, "maximum": 50, "default": 28],
        "strength": ["type": "number", "minimum": 0, "maximum": 1, "multipleOf": hundredths(5)],
        "width": ["type": "integer", "minimum": 64],
        "ratio": ["type": ["number", "null"]],
        "seed": ["type": "integer", "description": "The same seed gives the same picture."],
    ])
    /// Choices of all sorts.
    static let choices = asking(
        [
            "upscale": ["type": "boolean", "default": true],
            "tile": ["type": "boolean"],
            "mood": ["enum": ["calm", "stern", "wistful"], "default": "calm"],
            "size": [
                "anyOf": [
                    ["enum": ["square", "portrait"]],
                    [
                        "type": "object", "title": "ImageSize", "required": ["width", "height"],
                        "properties": ["width": ["type": "integer"], "height": ["type": "integer"]],
                    ],
                ]
            ],
            "styles": ["type": "array", "uniqueItems": true, "items": ["enum": ["ink", "oil", "chalk"]]],
            "light": [
                "oneOf": [
                    [
                        "title": "Sun", "type": "object", "required": ["hour"],
                        "properties": ["hour": ["type": "integer", "minimum": 0, "maximum": 23]],
                    ],
                    ["title": "Lamp", "type": "object", "properties": ["watts": ["type": "number"]]],
                ]
            ],
        ], required: ["tile"])
    /// Lists, tuples and values by name.
    static let lists = asking([
        "palette": ["type": "array", "items": ["type": "string"], "maxItems": 4],
        "point": [
            "type": "array", "prefixItems": [["type": "number", "title": "x"], ["type": "number", "title": "y"]],
            "items": false,
        ],
        "weights": ["type": "object", "additionalProperties": ["type": "number"]],
        "people": [
            "type": "array",
            "items": [
                "type": "object", "required": ["name"],
                "properties": ["name": ["type": "string"], "age": ["type": "integer"]],
            ],
        ],
    ])
    /// Groups, and what is folded away.
    static let groups = asking(
        [
            "camera": [
                "type": "object", "required": ["lens"],
                "properties": [
                    "lens": ["type": "string"],
                    "focus": ["type": "object", "properties": ["near": ["type": "number"]]],
                ],
            ],
            "frame": ["type": "object", "properties": ["wood": ["type": "string"], "gold": ["type": "boolean"]]],
            "tint": [
                "type": "object",
                "properties": [
                    "r": ["type": "integer", "minimum": 0, "maximum": 255],
                    "g": ["type": "integer", "minimum": 0, "maximum": 255],
                    "b": ["type": "integer", "minimum": 0, "maximum": 255],
                ],
            ],
            "scheduler": ["enum": ["ddim", "euler"], "default": "ddim", "x-advanced": true],
            "old_style": ["type": "string", "deprecated": true],
        ], required: ["camera"])
}
