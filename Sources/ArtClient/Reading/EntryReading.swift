import JSON
import Domain

/// Parses catalog entries.
enum EntryReading {
    /// Parses a prompt of artinstring (`GET /api/v1/prompts`).
    static func prompt(_ json: JSON) throws(Unreadable) -> CatalogEntry {
        let id = try json.rowID("id")
        return CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: id),
            title: json.text("title", "slug") ?? id,
            slug: json.text("slug"),
            summary: json.text("description", limit: Bounds.prose) ?? "",
            modality: json.text("modality").map(Modality.init(rawValue:)) ?? .unknown,
            tier: json.text("tierRequired", "tier").map(Tier.init(rawValue:)),
            provider: json.text("provider"),
            modelName: json.text("model"),
            collectionTitle: json.text("collectionTitle"),
            collectionSlug: json.text("collectionSlug"),
            tags: tags(json),
            schema: json.given("variableSchema"),
            publishedAt: json.moment("publishedAt", "createdAt"))
    }

    /// Parses a collection of artinstring (`GET /api/v1/collections`).
    static func collection(_ json: JSON) throws(Unreadable) -> EntryCollection {
        let id = try json.rowID("id", "slug")
        let slug = json.text("slug") ?? id
        return EntryCollection(
            id: id, slug: slug, title: json.text("title") ?? slug,
            summary: json.text("description", limit: Bounds.prose) ?? "", promptCount: json.count("promptCount"),
            heroImageURL: json.address("heroImageUrl"), publishedAt: json.moment("publishedAt"))
    }

    /// Parses an artist of Antekirt (`GET /api/v1/artists`).
    static func artist(_ json: JSON) throws(Unreadable) -> CatalogEntry {
        let id = try json.rowID("id")
        let artist = CatalogEntry.Artist(id: id, name: json.text("name") ?? id)
        let models = json["models"]?.array
        return CatalogEntry(
            id: EntryID(service: .antekirt, kind: .artist, value: id),
            title: artist.name,
            summary: json.text("description", limit: Bounds.prose) ?? "",
            serviceType: json.text("defaultServiceType"),
            tags: tags(json),
            artist: artist,
            modelCount: models?.count,
            models: (models ?? []).prefix(Bounds.parts).compactMap { try? model($0, of: artist) },
            triggerWord: json.text("triggerWord"),
            pictureURL: json.address("profilePictureUrl"),
            exampleURLs: json.addresses("artistExamplesImages"),
            earnings: json["earnings"]?.lenientString.flatMap {
                $0.utf8.count <= Bounds.number ? JSONNumber(lexeme: $0) : nil
            },
            publishedAt: json.moment("createdAt"))
    }

    /// Parses a model of Antekirt (`GET /api/v1/models`).
    ///
    /// - `artist`: The artist, where the row is inside the artist's and does not repeat it.
    static func model(_ json: JSON, of artist: CatalogEntry.Artist? = nil) throws(Unreadable) -> CatalogEntry {
        let id = try json.rowID("id")
        let reported = json["artist"].flatMap { artist in
            artist.id("id").map { CatalogEntry.Artist(id: $0, name: artist.text("name") ?? $0) }
        }
        return CatalogEntry(
            id: EntryID(service: .antekirt, kind: .model, value: id),
            title: json.text("name") ?? id,
            summary: json.text("description", limit: Bounds.prose) ?? "",
            serviceType: json.text("serviceType"),
            tags: tags(json),
            artist: reported ?? artist,
            pictureURL: json.address("profilePictureUrl"),
            exampleURLs: json.addresses("modelExamplesImages"),
            defaultParameters: json.given("defaultParams"),
            publishedAt: json.moment("createdAt"))
    }

    /// Tags are strings, or objects with a name.
    private static func tags(_ json: JSON) -> [String] {
        (json["tags"]?.array ?? []).prefix(Bounds.parts).compactMap {
            $0.lenientString?.cut(to: Bounds.line) ?? $0.text("name", "slug", "label")
        }
    }
}
