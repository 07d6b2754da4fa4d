import JSON
import Domain

extension CatalogEntry {
    private static func prompt(
        _ slug: String, _ title: String, _ summary: String, _ modality: Modality = .image, _ tier: Tier = .free,
        provider: String = "replicate", collection: (slug: String, title: String)? = nil, schema: JSON? = nil
    ) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p-\(slug)"), title: title, slug: slug,
            summary: summary, modality: modality, tier: tier, provider: provider, modelName: "flux-1.1-pro",
            collectionTitle: collection?.title, collectionSlug: collection?.slug, schema: schema)
    }

    /// A prompt with a field of each kind.
    static let owl = prompt(
        "stoic-owl-portrait", "Stoic Owl Portrait", "Studio-grade owl with shallow depth of field.",
        collection: ("cinematic-portraits", "Cinematic Portraits"),
        schema: [
            "type": "object", "required": ["subject"],
            "properties": [
                "subject": [
                    "type": "string", "maxLength": 80, "description": "Who sits for the portrait.",
                    "placeholder": "a stoic owl at sunset",
                ],
                "mood": [
                    "enum": ["calm", "stern", "wistful"], "default": "calm", "description": "What the eyes say.",
                ],
                "steps": ["type": "integer", "minimum": 1, "maximum": 50, "default": 28],
                "seed": ["type": "integer", "description": "The same seed gives the same picture."],
                "upscale": ["type": "boolean", "default": false],
                "story": ["type": "string", "description": "What happened before."],
                "palette": ["type": "array", "items": ["type": "string"]],
            ],
        ])
    /// A prompt above the free tier that takes the user's own key.
    static let fox = prompt(
        "neon-fox", "Neon Fox", "A fox under neon signs in the rain.", .image, .pro, provider: "fal",
        collection: ("night-signals", "Night Signals"),
        schema: ["type": "object", "required": ["place"], "properties": ["place": ["type": "string"]]])
    /// A prompt that asks nothing.
    static let crane = prompt(
        "paper-crane", "Paper Crane", "One sheet, many folds.",
        collection: ("cinematic-portraits", "Cinematic Portraits"))
    static let whale = prompt(
        "glass-whale-loop", "Glass Whale Loop", "A whale of glass turns once in eight seconds.", .video, .studio,
        schema: ["subject": "what the whale carries"])
    static let haiku = prompt("rainy-haiku", "Haiku for a Rainy Day", "Seventeen syllables.", .text, schema: ["season"])
    static let wide = prompt("mountain-poster", "漢字の山 🏔 ポスター", "山の絵。", schema: ["題名"])
    static let hostile = prompt(
        "hostile", "Red \u{1B}[31malert\u{202E}gnorw", "Sum\u{7}mary\u{9B}2J of \u{202E}it.",
        schema: [["name": "a\u{1B}b", "label": "La\u{1B}[2Jbel", "help": "He\u{202E}lp"]])

    static let mira = CatalogEntry(
        id: EntryID(service: .antekirt, kind: .artist, value: "a-mira"), title: "Mira Okafor",
        summary: "Ink and water on rough paper.", tags: ["ink", "paper"],
        artist: Artist(id: "a-mira", name: "Mira Okafor"),
        modelCount: 2)
    static let inkWash = CatalogEntry(
        id: EntryID(service: .antekirt, kind: .model, value: "m-ink"), title: "Ink Wash Study",
        summary: "Wet on wet.", artist: Artist(id: "a-mira", name: "Mira Okafor"))

    /// The prompts of the fixture, in the service's order.
    static let prompts: [CatalogEntry] = [owl, fox, crane, whale, haiku, wide]
}

extension EntryCollection {
    static let portraits = EntryCollection(
        id: "c-1", slug: "cinematic-portraits", title: "Cinematic Portraits", summary: "Faces.", promptCount: 2)
    static let signals = EntryCollection(
        id: "c-2", slug: "night-signals", title: "Night Signals", promptCount: 1)
}
