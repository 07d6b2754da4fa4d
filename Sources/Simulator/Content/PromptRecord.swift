/// A prompt of the simulated artinstring.
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
    /// The days between its publication and the newest prompt's.
    let age: Int
}

/// A curated collection of prompts.
struct CollectionRecord: Sendable {
    let id: String
    let slug: String
    let title: String
    let summary: String
}
