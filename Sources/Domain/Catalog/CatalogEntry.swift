package import JSON

/// Something that can be requested: a prompt (artinstring), an artist or a model (Antekirt), or a conversion of an
/// Antekirt generation.
package struct CatalogEntry: Hashable, Sendable {
    /// The kinds of entry. All but the conversions are sections of the catalog.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case prompt
        case artist
        case model
        /// An SVG of the generation that the id names.
        case svg
        /// A video of the generation that the id names.
        case video
    }

    package let id: EntryID
    /// The title; never empty: the id stands in for an empty one.
    package var title: String
    /// The name for the command line; nil for Antekirt's entries.
    package var slug: String?
    /// A short description; may be empty.
    package var summary: String
    /// The kind of output that a run makes.
    package var modality: Modality
    /// The subscription level that it requires; nil where the service does not say.
    package var tier: Tier?
    /// The provider that runs the model (`replicate`, `fal`, …); nil at Antekirt.
    package var provider: String?
    /// The model's name (artinstring).
    package var modelName: String?
    /// A model's type, or an artist's default one (Antekirt): `illustration`, …
    package var serviceType: String?
    /// The title of the collection it belongs to.
    package var collectionTitle: String?
    /// The slug of that collection.
    package var collectionSlug: String?
    /// The service's tags for it.
    package var tags: [String]
    /// The artist of a model; for an artist, the artist itself.
    package var artist: Artist?
    /// The number of an artist's models; nil for other kinds.
    package var modelCount: Int?
    /// An artist's models, as far as the artist's own row lists them; empty for other kinds.
    package var models: [CatalogEntry]
    /// The word that triggers an artist's style in a prompt (Antekirt).
    package var triggerWord: String?
    /// The address of its picture: an artist's portrait or a model's cover.
    package var pictureURL: String?
    /// The addresses of pictures made with it; for a conversion, the images that it can choose from.
    package var exampleURLs: [String]
    /// A model's default parameters (Antekirt, `defaultParams`), unchanged.
    package var defaultParameters: JSON?
    /// An artist's earnings as written. Antekirt names no unit, and gives them for single artists only.
    package var earnings: JSONNumber?
    /// The entry's `variableSchema`, unchanged; nil where the service gave none.
    package var schema: JSON?
    /// The date of publication or creation.
    package var publishedAt: Timestamp?

    /// A reference to an artist.
    package struct Artist: Hashable, Sendable {
        /// The id that a generation request takes.
        package let id: String
        package let name: String

        /// Creates a reference to an artist.
        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// Creates an entry; an empty title is replaced by the id.
    package init(
        id: EntryID, title: String, slug: String? = nil, summary: String = "", modality: Modality = .image,
        tier: Tier? = nil, provider: String? = nil, modelName: String? = nil, serviceType: String? = nil,
        collectionTitle: String? = nil, collectionSlug: String? = nil, tags: [String] = [], artist: Artist? = nil,
        modelCount: Int? = nil, models: [CatalogEntry] = [], triggerWord: String? = nil, pictureURL: String? = nil,
        exampleURLs: [String] = [], defaultParameters: JSON? = nil, earnings: JSONNumber? = nil,
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
        self.serviceType = serviceType
        self.collectionTitle = collectionTitle
        self.collectionSlug = collectionSlug
        self.tags = tags
        self.artist = artist
        self.modelCount = modelCount
        self.models = models
        self.triggerWord = triggerWord
        self.pictureURL = pictureURL
        self.exampleURLs = exampleURLs
        self.defaultParameters = defaultParameters
        self.earnings = earnings
        self.schema = schema
        self.publishedAt = publishedAt
    }

    /// A note on what of the entry is not sent; nil where the request names the entry itself.
    ///
    /// Antekirt, "Generate Image": the body takes an artist, and no call takes a model. Models can only be viewed.
    package var sendingNote: String? {
        guard id.service == .antekirt, id.kind == .model else { return nil }
        return artist.map { "The model is not sent, only its artist: \($0.name)" }
            ?? "The model is not sent, and Antekirt names no artist for it"
    }

    /// True if the entry's fields are known. Lists of artinstring's prompts may omit the schema.
    package var isSchemaKnown: Bool { id.service == .antekirt || schema != nil }

    /// True if its runs go to a provider other than Replicate, so that the user's own key can be billed (artinstring,
    /// `POST /api/v1/runs`, `useOwnKey`).
    package var acceptsOwnKey: Bool {
        id.service == .artinstring && provider.map { $0 != "replicate" } == true
    }
}
