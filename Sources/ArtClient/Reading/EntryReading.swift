import Domain

/// Reads catalog entries; nil for a row without an id.
enum EntryReading {
    /// A prompt of artinstring (`GET /api/v1/prompts`).
    static func prompt(_ json: JSON) -> CatalogEntry? {
        guard let id = json.text("id") else { return nil }
        return CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: id),
            title: json.text("title", "slug") ?? "",
            slug: json.text("slug"),
            summary: json.text("description") ?? "",
            modality: json.text("modality").map(Modality.init(rawValue:)) ?? .image,
            tier: json.text("tierRequired", "tier").map(Tier.init(rawValue:)),
            provider: json.text("provider"),
            modelName: json.text("model"),
            collectionTitle: json.text("collectionTitle"),
            collectionSlug: json.text("collectionSlug"),
            tags: tags(json["tags"]),
            schema: given(json["variableSchema"]),
            publishedAt: json.moment("publishedAt", "createdAt"))
    }

    /// A collection of artinstring (`GET /api/v1/collections`).
    static func collection(_ json: JSON) -> EntryCollection? {
        guard let id = json.text("id", "slug") else { return nil }
        let slug = json.text("slug") ?? id
        return EntryCollection(
            id: id, slug: slug, title: json.text("title") ?? slug, summary: json.text("description") ?? "",
            promptCount: json.whole("promptCount"))
    }

    /// An artist of Antekirt (`GET /api/v1/artists`).
    static func artist(_ json: JSON) -> CatalogEntry? {
        guard let id = json.text("id") else { return nil }
        let name = json.text("name") ?? id
        return CatalogEntry(
            id: EntryID(service: .antekirt, kind: .artist, value: id), title: name,
            summary: json.text("description") ?? "", modality: .image, modelName: json.text("defaultServiceType"),
            tags: tags(json["tags"]), artist: CatalogEntry.Artist(id: id, name: name),
            modelCount: json["models"]?.array?.count, publishedAt: json.moment("createdAt"))
    }

    /// A model of Antekirt (`GET /api/v1/models`).
    static func model(_ json: JSON) -> CatalogEntry? {
        guard let id = json.text("id") else { return nil }
        let artist = json["artist"].flatMap { artist in
            artist.text("id").map { CatalogEntry.Artist(id: $0, name: artist.text("name") ?? $0) }
        }
        return CatalogEntry(
            id: EntryID(service: .antekirt, kind: .model, value: id), title: json.text("name") ?? "",
            summary: json.text("description") ?? "", modality: .image, modelName: json.text("serviceType"),
            tags: tags(json["tags"]), artist: artist, publishedAt: json.moment("createdAt"))
    }

    /// `json` unless it is null. (A `nil` in place of `.none` would be `JSON.null` here.)
    private static func given(_ json: JSON?) -> JSON? { json?.isNull == true ? Optional.none : json }

    /// Tags are texts, or objects with a name.
    private static func tags(_ json: JSON?) -> [String] {
        json?.array?.compactMap { $0.lenientString ?? $0.text("name", "slug", "label") } ?? []
    }
}
