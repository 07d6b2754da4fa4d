/// A prompt of the simulated gallery.
struct PromptRecord: Sendable {
    enum Modality: String, CaseIterable, Sendable {
        case image, video, text
    }

    let id: String
    let slug: String
    let title: String
    let summary: String
    let modality: Modality
    let provider: String
    let model: String
    let tier: String
    let collection: CollectionRecord?
    let shape: SchemaShape
    let fields: [Field]
    /// The day it was published, as days before the newest.
    let age: Int
}

/// A curated group of prompts.
struct CollectionRecord: Sendable {
    let id: String
    let slug: String
    let title: String
    let summary: String
}
