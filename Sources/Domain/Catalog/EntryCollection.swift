/// artinstring's curated group of prompts (`GET /api/v1/collections`).
package struct EntryCollection: Hashable, Sendable {
    package let id: String
    package var slug: String
    package var title: String
    package var summary: String
    /// The number of published prompts by the service's count; nil where it does not say.
    package var promptCount: Int?
    /// The address of its picture.
    package var heroImageURL: String?
    package var publishedAt: Timestamp?

    /// Creates a collection.
    package init(
        id: String, slug: String, title: String, summary: String = "", promptCount: Int? = nil,
        heroImageURL: String? = nil, publishedAt: Timestamp? = nil
    ) {
        self.id = id
        self.slug = slug
        self.title = title
        self.summary = summary
        self.promptCount = promptCount
        self.heroImageURL = heroImageURL
        self.publishedAt = publishedAt
    }
}
