@testable import Archive
import JSON
import Domain
import Testing

struct ArchiveCatalogTests {
    @Test func aSectionComesBackWithItsOrderItsSchemasAndItsAge() async throws {
        let archive = try Archive(inMemory: ())
        let whole = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "1"), title: "Owl", slug: "owl", summary: "An owl",
            modality: .text, tier: .studio, provider: "fal", modelName: "m/n", serviceType: "ink",
            collectionTitle: "Night",
            collectionSlug: "night", tags: ["a", "b"], artist: .init(id: "x", name: "Ana"), modelCount: 2,
            models: [CatalogEntry(id: EntryID(service: .antekirt, kind: .model, value: "m"), title: "Wash")],
            triggerWord: "ana_style", pictureURL: "https://x.y/p", exampleURLs: ["https://x.y/1"],
            defaultParameters: ["zeta": 1, "alpha": 2], earnings: JSONNumber(lexeme: "1250.50"),
            schema: ["zeta": 1, "alpha": ["min": 0.5 as Double].asJSON], publishedAt: .noon)
        let bare = CatalogEntry(id: EntryID(service: .artinstring, kind: .prompt, value: "2"), title: "Fox")
        let section = ArchivedSection(elements: [whole, bare], total: 87, savedAt: .noon)
        try await archive.saveCatalog(section, of: .artinstring, kind: .prompt)
        let read = try #require(try await archive.catalog(of: .artinstring, kind: .prompt))
        #expect(read == section)
        #expect(read.elements[0].schema?.text == whole.schema?.text)
        #expect(read.elements[0].defaultParameters?.text == whole.defaultParameters?.text)
        #expect(try await archive.catalog(of: .antekirt, kind: .artist) == nil)

        let next = ArchivedSection(elements: [bare], total: nil, savedAt: .noon + .seconds(1))
        try await archive.saveCatalog(next, of: .artinstring, kind: .prompt)
        #expect(try await archive.catalog(of: .artinstring, kind: .prompt) == next)
    }

    @Test func aSchemaAsDeepAsTheClientTakesComesBack() async throws {
        let archive = try Archive(inMemory: ())
        var schema: JSON = "leaf"
        for _ in 0..<62 { schema = ["properties": schema] }
        let entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "1"), title: "Deep", schema: schema)
        let section = ArchivedSection(elements: [entry], total: 1, savedAt: .noon)
        try await archive.saveCatalog(section, of: .artinstring, kind: .prompt)
        #expect(try await archive.catalog(of: .artinstring, kind: .prompt) == section)
    }

    @Test func recordsOfAnOlderEaselAreReadable() throws {
        let text = #"""
            {"id":{"service":"antekirt","kind":"artist","value":"a"},"title":"Ana","modality":"image",
            "modelName":"illustration","artist":{"id":"a","name":"Ana"},"modelCount":2}
            """#
        let entry = try #require(CatalogEntry(archived: JSONParser.parse(text)))
        #expect(entry.modelCount == 2 && entry.models.isEmpty && entry.exampleURLs.isEmpty)
        #expect(entry.earnings == nil && entry.defaultParameters == nil)
        let collection = try #require(
            EntryCollection(archived: ["id": "c", "slug": "s", "title": "T", "promptCount": 4]))
        #expect(collection == EntryCollection(id: "c", slug: "s", title: "T", promptCount: 4))
    }

    @Test func collectionsComeBack() async throws {
        let archive = try Archive(inMemory: ())
        let section = ArchivedSection(
            elements: [
                EntryCollection(
                    id: "1", slug: "night", title: "Night", summary: "Dark", promptCount: 0,
                    heroImageURL: "https://x.y/h", publishedAt: .noon),
                EntryCollection(id: "2", slug: "day", title: "Day"),
            ], total: 6, savedAt: .noon)
        #expect(try await archive.collections() == nil)
        try await archive.saveCollections(section)
        #expect(try await archive.collections() == section)
    }
}

extension [String: Double] {
    fileprivate var asJSON: JSON {
        .object(JSONObject(compactMap { name, value in JSONNumber(value).map { (name, .number($0)) } }))
    }
}
