@testable import ArtClient
import JSON
import Domain
import Testing

struct EntryReadingTests {
    @Test func completePrompt() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"u1","slug":"stoic-owl","title":"Stoic Owl Portrait","description":"d","modality":"image",
            "provider":"fal","model":"m/x","tierRequired":"free","variableSchema":{"b":1,"a":18446744073709551616},
            "collectionTitle":"C","collectionSlug":"c","publishedAt":"2026-05-01T00:00:00Z","surprise":{"x":[1]}}
            """#)
        let entry = try EntryReading.prompt(json)
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
        (#"{"id":"u"}"#, "u", "unknown"), (#"{"id":7,"title":null,"slug":"s"}"#, "s", "unknown"),
        (#"{"id":"u","title":12,"modality":"hologram","tierRequired":{},"variableSchema":null}"#, "12", "hologram"),
        (#"{"id":"u","title":"","publishedAt":"…","collectionTitle":null}"#, "u", "unknown"),
    ])
    func incompletePrompts(_ text: String, _ title: String, _ modality: String) throws {
        let entry = try EntryReading.prompt(JSONParser.parse(text))
        #expect(entry.title == title)
        #expect(entry.modality.rawValue == modality)
        #expect(entry.schema == nil)
        #expect(entry.collectionTitle == nil && entry.publishedAt == nil)
    }

    @Test func bothNamesOfTheTier() throws {
        #expect(try EntryReading.prompt(["id": "u", "tier": "pro"]).tier == .pro)
        #expect(try EntryReading.prompt(["id": "u", "tierRequired": "gold", "tier": "pro"]).tier?.rawValue == "gold")
    }

    @Test(arguments: [
        ("{}", "no id"), ("[]", "not an object but an array"), ("null", "not an object but null"),
        ("3", "not an object but a number"), ("\"x\"", "not an object but a string"), (#"{"id":null}"#, "id is null"),
        (#"{"id":""}"#, "id is empty or too long"), (#"{"id":{}}"#, "id is an object"),
        (#"{"id":"\#(String(repeating: "x", count: 501))"}"#, "id is empty or too long"),
    ])
    func brokenRows(_ text: String, _ reason: String) throws {
        let json = try JSONParser.parse(text)
        let unreadable = Unreadable(reason: reason)
        #expect(throws: unreadable) { try EntryReading.prompt(json) }
        #expect(throws: unreadable) { try EntryReading.artist(json) }
        #expect(throws: unreadable) { try EntryReading.model(json) }
        #expect(throws: unreadable) { try EntryReading.collection(json) }
        #expect(throws: unreadable) { try AccountReading.apiKey(json) }
    }

    @Test func artists() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"a1","name":"Humberto","description":null,"tags":["ink",{"name":"wash"},null,3],
            "profilePictureUrl":"https://x.y/p","artistExamplesImages":[{"url":"https://x.y/1"},"https://x.y/2",null,7],
            "triggerWord":"hventura_style","defaultServiceType":"illustration","earnings":"1250.50",
            "createdAt":"2025-06-01T00:00:00Z",
            "models":[{"id":"m","name":"Watercolor v2","serviceType":"illustration"},{"name":"no id"},
            {"id":"n","defaultParams":{"z":1,"a":2},"modelExamplesImages":["https://x.y/3"]}]}
            """#)
        let artist = try EntryReading.artist(json)
        #expect(artist.id.kind == .artist && artist.title == "Humberto")
        #expect(artist.tags == ["ink", "wash", "3"])
        #expect(artist.pictureURL == "https://x.y/p")
        #expect(artist.exampleURLs == ["https://x.y/1", "https://x.y/2"])
        #expect(artist.triggerWord == "hventura_style" && artist.serviceType == "illustration")
        #expect(artist.earnings?.lexeme == "1250.50")
        #expect(artist.publishedAt == Timestamp(rfc3339: "2025-06-01T00:00:00Z"))
        #expect(artist.artist == CatalogEntry.Artist(id: "a1", name: "Humberto"))
        #expect(artist.modelCount == 3)
        #expect(artist.models.map(\.title) == ["Watercolor v2", "n"])
        #expect(artist.models.allSatisfy { $0.artist == artist.artist && $0.id.kind == .model })
        #expect(artist.models.last?.defaultParameters?.text == #"{"z":1,"a":2}"#)
        #expect(artist.models.last?.exampleURLs == ["https://x.y/3"])
    }

    @Test func models() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"m1","name":"Watercolor","description":"d","tags":[],"profilePictureUrl":null,
            "modelExamplesImages":null,"serviceType":"illustration","defaultParams":{"steps":28},
            "createdAt":"2025-08-01T00:00:00.000Z","artist":{"id":"a1","name":"H"}}
            """#)
        let model = try EntryReading.model(json)
        #expect(model.artist == CatalogEntry.Artist(id: "a1", name: "H"))
        #expect(model.id.kind == .model && model.serviceType == "illustration")
        #expect(model.exampleURLs.isEmpty && model.pictureURL == nil)
        #expect(model.defaultParameters == ["steps": 28])
        #expect(try EntryReading.model(["id": "m", "artist": "H"]).artist == nil)
        #expect(try EntryReading.model(["id": "m", "artist": ["id": "a"]]).artist?.name == "a")
    }

    @Test func collections() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"c","slug":"s","title":"T","description":"d","heroImageUrl":"https://x.y/h",
            "publishedAt":"2026-05-04T00:00:00Z","promptCount":"4"}
            """#)
        #expect(
            try EntryReading.collection(json)
                == EntryCollection(
                    id: "c", slug: "s", title: "T", summary: "d", promptCount: 4, heroImageURL: "https://x.y/h",
                    publishedAt: Timestamp(rfc3339: "2026-05-04T00:00:00Z")))
        #expect(
            try EntryReading.collection(["slug": "s", "heroImageUrl": .null])
                == EntryCollection(id: "s", slug: "s", title: "s"))
    }

    @Test func limitsRows() throws {
        let long = JSON.string(String(repeating: "ü", count: 30_000))
        let many = JSON.array((0..<1000).map { .string("t\($0)") })
        let models = JSON.array((0..<1000).map { ["id": .string("\($0)")] })
        let row: JSON = [
            "id": "x", "title": long, "name": long, "description": long, "tags": many, "artistExamplesImages": many,
            "profilePictureUrl": long, "models": models,
        ]
        let entry = try EntryReading.artist(row)
        #expect(entry.title.utf8.count <= 1003 && entry.title.hasSuffix("ü…"))
        #expect(entry.summary.utf8.count <= 20_003)
        #expect(entry.tags.count == 200 && entry.exampleURLs.count == 200 && entry.models.count == 200)
        #expect(entry.modelCount == 1000)
        #expect(entry.pictureURL == nil, "an incomplete address is ignored")
        #expect(try EntryReading.prompt(row).title.utf8.count <= 1003)
    }
}
