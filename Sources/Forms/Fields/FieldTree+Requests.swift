package import Domain
package import JSON

extension FieldTree {
    /// Returns the form of artinstring's `POST /api/v1/runs` for the prompt `id`: the variables under `vars`, shown
    /// inline, and `useOwnKey` where `provider` supports the user's own key.
    ///
    /// - `schema`: The prompt's `variableSchema`; nil where the service gave none.
    /// - `budget`: The budget for reading the schema.
    package static func run(
        promptID id: String, schema: JSON?, ownKeyProvider provider: String?, budget: WorkBudget = .reading
    ) -> FieldTree {
        var budget = budget
        let source = runSource(promptID: id, schema: schema, ownKeyProvider: provider, &budget)
        return FieldTree(source, budget: budget)
    }

    private static func runSource(
        promptID id: String, schema: JSON?, ownKeyProvider provider: String?, _ budget: inout WorkBudget
    ) -> SchemaSource {
        let variables = SchemaSource(schema, &budget)
        // An `$id` makes references inside the schema resolve against its own root.
        var document = variables.document.object ?? JSONObject()
        if document["$id"]?.string == nil { document["$id"] = "easel:variables" }
        var entry: JSONObject = ["$ref": .string("#/$defs/variables" + variables.entry.text)]
        entry["x-easel-inline"] = true
        var properties: JSONObject = ["promptId": ["const": .string(id), "readOnly": true], "vars": .object(entry)]
        if let provider {
            properties["useOwnKey"] = [
                "type": "boolean", "title": "use my own key", "default": false,
                "description": .string("Billed by \(provider) instead of your quota."),
            ]
        }
        var source = SchemaSource(
            document: [
                "type": "object", "properties": .object(properties), "required": ["promptId", "vars"],
                "$defs": ["variables": .object(document)],
            ], dialect: variables.dialect, notices: variables.notices)
        source.served = variables.served
        return source
    }

    /// Returns the form of Antekirt's "Generate Image" by the artist `id`.
    package static func antekirtImage(artistID id: String) -> FieldTree {
        antekirt(
            [
                "artistId": ["const": .string(id), "readOnly": true],
                "prompt": prompt(
                    "What to draw, in this style.", example: "a sunset over mountains with dramatic clouds"),
            ], required: ["artistId", "prompt"])
    }

    /// Returns the form of Antekirt's "Convert to SVG" of the generation `id`.
    ///
    /// - `images`: The number of its images; nil where unknown.
    package static func antekirtSVG(generationID id: String, images: Int? = nil) -> FieldTree {
        antekirt(
            [
                "generationId": ["const": .string(id), "readOnly": true],
                "imageIndex": imageIndex("Which image to vectorize, counted from 0.", images),
            ], required: ["generationId"])
    }

    /// Returns the form of Antekirt's "Generate Video" of the generation `id`.
    ///
    /// - `images`: The number of its images; nil where unknown.
    package static func antekirtVideo(generationID id: String, images: Int? = nil) -> FieldTree {
        antekirt(
            [
                "generationId": ["const": .string(id), "readOnly": true],
                "prompt": prompt("How the picture moves.", example: "camera slowly panning across the scene"),
                "imageIndex": imageIndex("Which image to animate, counted from 0.", images),
                "duration": [
                    "type": "integer", "default": 4, "minimum": 2, "maximum": 10, "description": "Length in seconds.",
                ],
                "fps": [
                    "type": "integer", "default": 24, "minimum": 12, "maximum": 60, "title": "frames per second",
                ],
                "resolution": ["type": "string", "default": "480p", "enum": ["480p", "720p"]],
                "aspectRatio": ["type": "string", "default": "16:9", "enum": ["16:9", "9:16", "1:1"]],
                "cameraFixed": ["type": "boolean", "default": false, "description": "Lock the camera's position."],
            ], required: ["generationId", "prompt"])
    }

    private static func antekirt(_ properties: JSONObject, required: [JSON]) -> FieldTree {
        FieldTree(
            SchemaSource(
                document: ["type": "object", "properties": .object(properties), "required": .array(required)],
                dialect: .jsonSchema))
    }

    /// Returns the schema of a prompt: 1 to 2000 characters (Antekirt, "Generate Image" and "Generate Video").
    private static func prompt(_ help: String, example: JSON) -> JSON {
        [
            "type": "string", "minLength": 1, "maxLength": 2000, "x-multiline": true, "x-easel-needs-words": true,
            "description": .string(help), "examples": [example],
        ]
    }

    private static func imageIndex(_ help: String, _ images: Int?) -> JSON {
        // A single image leaves no choice.
        if images == 1 { return ["const": 0, "readOnly": true] }
        var schema: JSONObject = ["type": "integer", "default": 0, "minimum": 0, "title": "image"]
        schema["description"] = .string(help)
        if let images, images > 0 { schema["maximum"] = .number(JSONNumber(images - 1)) }
        return .object(schema)
    }
}

extension FieldTree {
    /// Returns the form for a run of `entry`: a prompt's at artinstring; "Generate Image", "Convert to SVG" or
    /// "Generate Video" at Antekirt.
    ///
    /// - `budget`: The budget for reading a prompt's schema.
    package static func form(for entry: CatalogEntry, budget: WorkBudget = .reading) -> FieldTree {
        switch entry.id.service {
        case .artinstring:
            var budget = budget
            let source = runSource(for: entry, &budget)
            return FieldTree(source, budget: budget)
        case .antekirt:
            return switch entry.id.kind {
            case .svg: antekirtSVG(generationID: entry.id.value, images: entry.imageCount)
            case .video: antekirtVideo(generationID: entry.id.value, images: entry.imageCount)
            case .prompt, .artist, .model: antekirtImage(artistID: entry.artist?.id ?? entry.id.value)
            }
        }
    }

    private static func runSource(for entry: CatalogEntry, _ budget: inout WorkBudget) -> SchemaSource {
        runSource(
            promptID: entry.id.value, schema: entry.schema,
            ownKeyProvider: entry.acceptsOwnKey ? entry.provider ?? "the provider" : nil, &budget)
    }

    /// Returns true if this is the form of `entry`, whether it was read completely or not.
    package func isForm(of entry: CatalogEntry) -> Bool {
        switch entry.id.service {
        case .artinstring:
            // Comparing the given schemas avoids reading them again.
            guard source.served == entry.schema, let properties = source.document["properties"] else { return false }
            var bare = entry
            bare.schema = nil
            var budget = WorkBudget.frame
            let expected = Self.runSource(for: bare, &budget).document["properties"]
            return ["promptId", "useOwnKey"].allSatisfy { properties[$0] == expected?[$0] }
        case .antekirt: return source == Self.form(for: entry).source
        }
    }
}
