@testable import ArtClient
import Domain
import Testing

struct EntryReadingTests {
    @Test func promptWithEverything() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"u1","slug":"stoic-owl","title":"Stoic Owl Portrait","description":"d","modality":"image",
            "provider":"fal","model":"m/x","tierRequired":"free","variableSchema":{"b":1,"a":18446744073709551616},
            "collectionTitle":"C","collectionSlug":"c","publishedAt":"2026-05-01T00:00:00Z","surprise":{"x":[1]}}
            """#)
        let entry = try #require(EntryReading.prompt(json))
        #expect(entry.id == EntryID(service: .artinstring, kind: .prompt, value: "u1"))
        #expect(entry.title == "Stoic Owl Portrait")
        #expect(entry.slug == "stoic-owl")
        #expect(entry.summary == "d")
        #expect(entry.tier == .free)
        #expect(entry.acceptsOwnKey)
        #expect(entry.modelName == "m/x")
        #expect(entry.collectionTitle == "C" && entry.collectionSlug == "c")
        #expect(entry.schema?.text == #"{"b":1,"a":18446744073709551616}"#)
        #expect(entry.publishedAt == Timestamp(rfc3339: "2026-05-01T00:00:00Z"))
    }

    @Test(arguments: [
        (#"{"id":"u"}"#, "u", "image"), (#"{"id":7,"title":null,"slug":"s"}"#, "s", "image"),
        (#"{"id":"u","title":12,"modality":"hologram","tierRequired":{},"variableSchema":null}"#, "12", "hologram"),
        (#"{"id":"u","title":"","publishedAt":"…","collectionTitle":null}"#, "u", "image"),
    ])
    func promptsWithHoles(_ text: String, _ title: String, _ modality: String) throws {
        let entry = try #require(EntryReading.prompt(JSONParser.parse(text)))
        #expect(entry.title == title)
        #expect(entry.modality.rawValue == modality)
        #expect(entry.schema == nil)
        #expect(entry.collectionTitle == nil && entry.publishedAt == nil)
    }

    @Test(arguments: ["{}", "[]", "null", "3", "\"x\"", #"{"id":null}"#, #"{"id":""}"#, #"{"id":{}}"#])
    func rowsThatCannotBeRead(_ text: String) throws {
        let json = try JSONParser.parse(text)
        #expect(EntryReading.prompt(json) == nil)
        #expect(EntryReading.artist(json) == nil)
        #expect(EntryReading.model(json) == nil)
        #expect(EntryReading.collection(json) == nil)
    }

    @Test func artistsAndModels() throws {
        let artist = try #require(
            EntryReading.artist(
                JSONParser.parse(
                    #"""
                    {"id":"a1","name":"Humberto","description":null,"tags":["ink",{"name":"wash"},null,3],
                    "artistExamplesImages":[{"url":"x"}],"models":[{"id":"m"},{"id":"n"}],"createdAt":"2025-06-01T00:00:00Z"}
                    """#)))
        #expect(artist.tags == ["ink", "wash", "3"])
        #expect(artist.modelCount == 2)
        #expect(artist.artist == CatalogEntry.Artist(id: "a1", name: "Humberto"))
        let model = try #require(
            EntryReading.model(JSONParser.parse(#"{"id":"m1","name":"Watercolor","artist":{"id":"a1","name":"H"}}"#)))
        #expect(model.artist == CatalogEntry.Artist(id: "a1", name: "H"))
        #expect(model.id.kind == .model)
        #expect(EntryReading.model(["id": "m", "artist": "H"])?.artist == nil)
    }

    @Test func collections() {
        let collection = EntryReading.collection(["id": "c", "slug": "s", "title": "T", "promptCount": "4"])
        #expect(collection == EntryCollection(id: "c", slug: "s", title: "T", promptCount: 4))
        #expect(EntryReading.collection(["slug": "s"]) == EntryCollection(id: "s", slug: "s", title: "s"))
    }
}
