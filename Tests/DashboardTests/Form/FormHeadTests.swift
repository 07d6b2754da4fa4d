import Domain
import Testing

@testable import Dashboard

/// What stands above the fields.
struct FormHeadTests {
    @Test(
        arguments: [
            ("black-forest-labs/flux-dev", "flux-dev"), ("fal-ai/flux/dev", "flux/dev"),
            ("flux-1.1-pro", "flux-1.1-pro"),
            // What says little by itself keeps its owner.
            ("acme/dev", "acme/dev"), ("acme/v2.1", "acme/v2.1"), ("acme/", "acme/"), ("/flux-dev", "/flux-dev"),
            ("acme/2024", "acme/2024"), ("https://example.org/flux", "https://example.org/flux"), ("", ""),
        ]) func modelsAreNamedWithoutTheirOwner(_ name: String, _ short: String)
    {
        #expect(FormHead.shortName(ofModel: name) == short)
    }

    @Test(
        arguments: [
            ("a/flux-dev", "replicate", "Portraits", "flux-dev on Replicate · Portraits"),
            ("a/flux-dev", nil, "Portraits", "flux-dev · Portraits"), (nil, "openai", nil, "OpenAI"),
            ("a/flux-dev", "fal", nil, "flux-dev on fal"), (nil, nil, "Portraits", "Portraits"), (nil, nil, nil, ""),
        ] as [(String?, String?, String?, String)])
    func factsAreOneLine(_ model: String?, _ provider: String?, _ collection: String?, _ line: String) {
        var entry = CatalogEntry.crane
        (entry.modelName, entry.provider, entry.collectionTitle) = (model, provider, collection)
        #expect(FormHead.facts(of: entry, separator: " · ") == line)
    }

    @Test func artistsHaveTagsAndModelsTheirArtist() {
        #expect(FormHead.facts(of: .mira, separator: " · ") == "ink, paper")
        #expect(FormHead.facts(of: .inkWash, separator: " · ") == "by Mira Okafor")
    }
}
