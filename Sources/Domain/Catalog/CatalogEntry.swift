/// Names one catalog entry for good.
package struct EntryID: Hashable, Sendable {
    /// The service that offers the entry.
    package let service: Service
    /// What sort of thing it is there.
    package let kind: CatalogEntry.Kind
    /// The service's own id, usually a UUID.
    package let value: String

    package init(service: Service, kind: CatalogEntry.Kind, value: String) {
        self.service = service
        self.kind = kind
        self.value = value
    }
}

/// One thing that can be asked for: a prompt of artinstring, an artist or a model of Antekirt.
package struct CatalogEntry: Hashable, Sendable {
    /// The sorts of entry, each a section of the catalog.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case prompt
        case artist
        case model
    }

    package let id: EntryID
    /// The human name; never empty (the id stands in).
    package var title: String
    /// A name usable on the command line; nil for Antekirt's entries.
    package var slug: String?
    /// A sentence or two; may be empty.
    package var summary: String
    /// What a run of it makes.
    package var modality: Modality
    /// The subscription it needs; nil where the service does not say.
    package var tier: Tier?
    /// Who runs the model behind it (`replicate`, `fal`, …); nil at Antekirt.
    package var provider: String?
    /// The model behind it, as the service names it.
    package var modelName: String?
    /// The title of the collection it belongs to.
    package var collectionTitle: String?
    /// The slug of that collection.
    package var collectionSlug: String?
    /// Words the service files it under.
    package var tags: [String]
    /// For a model, the artist whose style it is; for an artist, itself.
    package var artist: Artist?
    /// How many models an artist has; nil for other kinds.
    package var modelCount: Int?
    /// The entry's `variableSchema`, untouched; nil where the service gave none.
    package var schema: JSON?
    /// When it was published or created.
    package var publishedAt: Timestamp?

    /// An artist, as an entry refers to one.
    package struct Artist: Hashable, Sendable {
        /// The id that a generation request takes.
        package let id: String
        package let name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    package init(
        id: EntryID, title: String, slug: String? = nil, summary: String = "", modality: Modality = .image,
        tier: Tier? = nil, provider: String? = nil, modelName: String? = nil, collectionTitle: String? = nil,
        collectionSlug: String? = nil, tags: [String] = [], artist: Artist? = nil, modelCount: Int? = nil,
        schema: JSON? = nil, publishedAt: Timestamp? = nil
    ) {
        self.id = id
        self.title = title.isEmpty ? id.value : title
        self.slug = slug
        self.summary = summary
        self.modality = modality
        self.tier = tier
        self.provider = provider
        self.modelName = modelName
        self.collectionTitle = collectionTitle
        self.collectionSlug = collectionSlug
        self.tags = tags
        self.artist = artist
        self.modelCount = modelCount
        self.schema = schema
        self.publishedAt = publishedAt
    }

    /// Whether runs of it go to a provider other than Replicate, so that the
    /// user's own key can be billed (artinstring, `useOwnKey`).
    package var acceptsOwnKey: Bool {
        id.service == .artinstring && provider.map { $0 != "replicate" } == true
    }
}
