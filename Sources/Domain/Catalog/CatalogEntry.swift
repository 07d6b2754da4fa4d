package import JSON

/// One thing that can be asked for: a prompt of artinstring, an artist or a model of Antekirt, or what Antekirt makes of
/// a generation.
package struct CatalogEntry: Hashable, Sendable {
    /// The sorts of entry. All but the conversions are sections of the catalog.
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
    /// The model behind it, as artinstring names it.
    package var modelName: String?
    /// What Antekirt files it under (`illustration`, …): a model's type, or an artist's default.
    package var serviceType: String?
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
    /// An artist's models, as far as the artist's own row tells of them; empty for other kinds.
    package var models: [CatalogEntry]
    /// The word that calls up an artist's style in a prompt (Antekirt).
    package var triggerWord: String?
    /// Where its picture is: a portrait, or what stands for a model.
    package var pictureURL: String?
    /// Where pictures made with it are; for a conversion, the images that it can be made of.
    package var exampleURLs: [String]
    /// What a model runs with unless told otherwise (Antekirt, `defaultParams`), untouched.
    package var defaultParameters: JSON?
    /// What an artist has earned, as written; Antekirt names no unit, and tells it of single artists only.
    package var earnings: JSONNumber?
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

    /// What of the entry is not sent, in a sentence; nil where the request names the entry itself.
    ///
    /// Antekirt, "Generate Image": the body takes an artist, and no call takes a model. Its models can only be looked at.
    package var sendingNote: String? {
        guard id.service == .antekirt, id.kind == .model else { return nil }
        return artist.map { "The model is not sent, only its artist: \($0.name)" }
            ?? "The model is not sent, and Antekirt names no artist for it"
    }

    /// Whether it is known what it asks: lists of artinstring's prompts may leave the schema out.
    package var isSchemaKnown: Bool { id.service == .antekirt || schema != nil }

    /// Whether runs of it go to a provider other than Replicate, so that the
    /// user's own key can be billed (artinstring, `useOwnKey`).
    package var acceptsOwnKey: Bool {
        id.service == .artinstring && provider.map { $0 != "replicate" } == true
    }
}
