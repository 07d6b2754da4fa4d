import JSON
import Domain
import Simulator
import Testing

struct AntekirtTests {
    @Test func listsArtistsAndModels() async throws {
        try await withSimulator { visitor in
            let artists = try await visitor.get("/api/v1/artists").json()
            #expect(artists["pagination"] == ["page": 1, "limit": 25, "totalPages": 3, "totalCount": 52])
            #expect(artists["data"]?.array?.count == 25)
            let last = try await visitor.get("/api/v1/artists?page=3").json()
            #expect(last["data"]?.array?.count == 2)
            let models = try await visitor.get("/api/v1/models?limit=100").json()
            #expect(models["pagination"] == ["page": 1, "limit": 100, "totalPages": 1, "totalCount": 35])
            let artist = try #require(models["data"]?[0]?["artist"]?["id"]?.string)
            let theirs = try await visitor.get("/api/v1/models?artistId=\(artist)").json()["data"]?.array ?? []
            #expect(!theirs.isEmpty && theirs.allSatisfy { $0["artist"]?["id"]?.string == artist })
            let names = try await visitor.get("/api/v1/artists?order=name&direction=ASC&limit=100").json()["data"]?
                .array
            let texts = (names ?? []).compactMap { $0["name"]?.string }
            #expect(texts == texts.sorted())
            let found = try await visitor.get("/api/v1/artists?search=ventura").json()["data"]
            #expect(found?[0]?["name"] == "Humberto Ventura")
            let portrait = try await visitor.get(found?[0]?["profilePictureUrl"]?.string ?? "", credential: false)
            #expect(portrait.status == 200)
        }
    }

    @Test func examplesAreDifferentPicturesAndAlwaysTheSame() async throws {
        @Sendable func pictures(_ visitor: Visitor) async throws -> [[UInt8]] {
            let artist = try await visitor.get("/api/v1/artists?limit=1").json()["data"]?[0]
            let model = try await visitor.get("/api/v1/models?limit=1").json()["data"]?[0]
            let examples = (artist?["artistExamplesImages"]?.array ?? []).compactMap(\.string)
            #expect(examples.count == 3 && model?["modelExamplesImages"]?.array?.count == 2)
            let others = [artist?["profilePictureUrl"], model?["modelExamplesImages"]?[1]].compactMap { $0?.string }
            var pictures: [[UInt8]] = []
            for address in examples + others {
                let answer = try await visitor.get(address, credential: false)
                #expect(answer.status == 200 && answer.header("content-type") == "image/png")
                #expect(answer.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
                pictures.append(answer.body)
            }
            let none = try await visitor.get((examples.first ?? "").replacing("-1.png", with: "-4.png"))
            #expect(none.status == 404)
            return pictures
        }
        try await withSimulator { visitor in
            let first = try await pictures(visitor)
            #expect(first.count == 5 && Set(first).count == 5)
            try await withSimulator { visitor in
                let second = try await pictures(visitor)
                #expect(second == first)
            }
        }
    }

    @Test(arguments: [
        ("artists?limit=101", "query.limit must be less than or equal to 100"),
        ("artists?page=0", "query.page must be greater than or equal to 1"),
        ("artists?order=age", "query.order must be one of [createdAt, name]"),
        ("generations?order=name", "query.order must be one of [createdAt]"),
        ("models?direction=up", "query.direction must be one of [ASC, DESC]"),
        ("artists/123", "params.id must be a valid GUID"),
        ("generations/123", "params.id must be a valid GUID"),
    ])
    func refusesBadQueries(path: String, message: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.get("/api/v1/\(path)")
            #expect(answer.status == 400)
            #expect(try answer.json() == ["messages": [["type": "ERROR", "message": .string(message)]]])
        }
    }

    @Test func keepsOneArtistPrivate() async throws {
        try await withSimulator { visitor in
            let artists = try await visitor.get("/api/v1/artists?limit=100").json()["data"]?.array ?? []
            var statuses: [Int] = []
            for artist in artists {
                statuses.append(try await visitor.get("/api/v1/artists/\(artist["id"]?.string ?? "")").status)
            }
            #expect(statuses.count { $0 == 403 } == 1)
            #expect(statuses.count { $0 == 200 } == 51)
            let unknown = try await visitor.get("/api/v1/artists/00000000-0000-4000-8000-000000000000")
            #expect(unknown.status == 404)
            #expect(try unknown.json()["messages"]?[0]?["message"] == "Artist not found")
            let response = try await visitor.get("/api/v1/account/me", credential: false)
            #expect(response.status == 401)
            #expect(try response.json()["messages"]?[0]?["message"] == "Invalid API key")
        }
    }

    @Test func createsImageSVGAndVideo() async throws {
        try await withSimulator { visitor in
            #expect(try await visitor.get("/api/v1/account/me").json()["data"]?["credits"]?.lenientInt == 445)
            let artist = try await visitor.get("/api/v1/artists?search=ventura").json()["data"]?[0]?["id"] ?? .null
            let image = try await visitor.post(
                "/api/v1/generations/image", ["artistId": artist, "prompt": "a harbour at dawn"])
            #expect(image.status == 202)
            #expect(try image.json()["creditsRemaining"]?.lenientInt == 442)
            #expect(try image.json()["status"] == "processing")
            let id = try image.json()["generationId"] ?? .null
            let path = "/api/v1/generations/\(id.string ?? "")"
            _ = try await visitor.settle(path) { $0["data"]?["status"] }
            let vector = try await visitor.post("/api/v1/generations/svg", ["generationId": id])
            #expect(try vector.json()["status"] == "processing_svg")
            #expect(try vector.json()["generationId"] == id)
            _ = try await visitor.settle(path) { $0["data"]?["status"] }
            let video = try await visitor.post(
                "/api/v1/generations/video", ["generationId": id, "prompt": "slow pan", "aspectRatio": "1:1"])
            #expect(try video.json()["creditsRemaining"]?.lenientInt == 412)
            let done = try await visitor.settle(path) { $0["data"]?["status"] }["data"]
            #expect(done?["status"] == "completed")
            let outputs = done?["outputs"]
            for output in [outputs?["images"]?[0], outputs?["svg"], outputs?["video"]] {
                let file = try await visitor.get(output?["url"]?.string ?? "", credential: false)
                #expect(file.status == 200 && file.body.count > 1000)
            }
            #expect(outputs?["video"]?["width"]?.lenientInt == 192)
            #expect(await visitor.simulator.statistics().acceptedGenerations == 3)
        }
    }

    @Test func convertsOnlyFinishedGenerations() async throws {
        try await withSimulator(speed: 0.01) { visitor in
            let artist = try await visitor.get("/api/v1/artists?search=ventura").json()["data"]?[0]?["id"] ?? .null
            let image = try await visitor.post("/api/v1/generations/image", ["artistId": artist, "prompt": "x"]).json()
            let answer = try await visitor.post(
                "/api/v1/generations/svg", ["generationId": image["generationId"] ?? .null])
            #expect(answer.status == 400)
            #expect(try answer.json()["messages"]?[0]?["message"] == "Generation is not yet completed")
            #expect(try await visitor.get("/api/v1/account/me").json()["data"]?["credits"]?.lenientInt == 442)
        }
    }

    @Test(arguments: [
        ("image", #"{}"#, "body.artistId is required"),
        ("image", #"{"artistId":"x","prompt":"p"}"#, "body.artistId must be a valid GUID"),
        ("image", #"{"artistId":"ID","prompt":""}"#, "body.prompt is not allowed to be empty"),
        (
            "image", #"{"artistId":"ID","prompt":"LONG"}"#,
            "body.prompt length must be less than or equal to 2000 characters long"
        ),
        ("svg", #"{"generationId":"ID","imageIndex":-1}"#, "body.imageIndex must be greater than or equal to 0"),
        ("video", #"{"generationId":"ID"}"#, "body.prompt is required"),
        (
            "video", #"{"generationId":"ID","prompt":"p","duration":11}"#,
            "body.duration must be less than or equal to 10"
        ),
        (
            "video", #"{"generationId":"ID","prompt":"p","duration":1}"#,
            "body.duration must be greater than or equal to 2"
        ),
        ("video", #"{"generationId":"ID","prompt":"p","fps":61}"#, "body.fps must be less than or equal to 60"),
        ("video", #"{"generationId":"ID","prompt":"p","fps":2.5}"#, "body.fps must be an integer"),
        (
            "video", #"{"generationId":"ID","prompt":"p","resolution":"4k"}"#,
            "body.resolution must be one of [480p, 720p]"
        ),
        (
            "video", #"{"generationId":"ID","prompt":"p","aspectRatio":"4:3"}"#,
            "body.aspectRatio must be one of [16:9, 9:16, 1:1]"
        ),
        ("video", #"{"generationId":"ID","prompt":"p","cameraFixed":1}"#, "body.cameraFixed must be a boolean"),
    ])
    func checksBodies(path: String, body: String, message: String) async throws {
        try await withSimulator { visitor in
            let long = String(repeating: "o", count: 2001)
            let body = body.split(separator: "LONG", omittingEmptySubsequences: false).joined(separator: long)
                .split(separator: "ID", omittingEmptySubsequences: false)
                .joined(separator: "00000000-0000-4000-8000-000000000000")
            let answer = try await visitor.send("POST", "/api/v1/generations/\(path)", body: body)
            #expect(answer.status == 400)
            #expect(try answer.json()["messages"]?[0]?["message"]?.string == message)
        }
    }

    @Test func runsOutOfCredits() async throws {
        try await withSimulator { visitor in
            let done = try await visitor.get("/api/v1/generations?limit=100").json()["data"]?.array ?? []
            #expect(done.count == 50)
            let parent = try #require(done.first { $0["status"] == "completed" }?["id"])
            let body: JSON = ["generationId": parent, "prompt": "pan"]
            let path = "/api/v1/generations/\(parent.string ?? "")"
            for _ in 0..<17 {
                #expect(try await visitor.post("/api/v1/generations/video", body).status == 202)
                _ = try await visitor.settle(path) { $0["data"]?["status"] }
            }
            let answer = try await visitor.post("/api/v1/generations/video", body)
            #expect(answer.status == 402)
            #expect(try answer.json()["messages"]?[0]?["message"] == "Insufficient credits")
        }
    }
}
