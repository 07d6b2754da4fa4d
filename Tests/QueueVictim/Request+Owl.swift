import ArtClient
import JSON
package import Domain

extension RequestID {
    /// The request of every story.
    package static let first = RequestID("0d1f6a52-0000-4000-8000-000000000001")
    /// What it is sent again as.
    package static let second = RequestID("0d1f6a52-0000-4000-8000-000000000002")
}

extension Request {
    /// A picture of an owl, from the first of the simulator's prompts.
    package static func owl(_ id: RequestID = .first, port: Int) async throws -> Request {
        let entry = try await artinstring(port) { try await $0.prompt("stoic-owl").value }
        return owl(id, of: entry)
    }

    /// So many requests that want the same, half of them to either service, called `name-0` and so on.
    package static func many(_ count: Int, name: String, port: Int) async throws -> [Request] {
        let prompt = try await artinstring(port) { try await $0.prompt("stoic-owl").value }
        let transport = HTTPTransport()
        guard let key = Secret("ak_demo") else { throw ClientError(.notAuthorized, service: .antekirt) }
        let client = AntekirtClient(origin: try Origin("http://127.0.0.1:\(port)"), key: key, transport: transport)
        let artists = try await client.artists(page: 1).values
        await transport.shutdown()
        guard let artist = artists.last else { throw ClientError(.notFound, service: .antekirt) }
        return (0..<count).map { index in
            let id = RequestID("\(name)-\(index)")
            return index.isMultiple(of: 2) ? owl(id, of: prompt) : sunset(id, by: artist)
        }
    }

    /// A conversion of the newest of the simulator's generations that is completed.
    package static func conversion(
        _ conversion: Conversion, _ id: RequestID = .first, port: Int
    ) async throws -> Request {
        let transport = HTTPTransport()
        guard let key = Secret("ak_demo") else { throw ClientError(.notAuthorized, service: .antekirt) }
        let client = AntekirtClient(origin: try Origin("http://127.0.0.1:\(port)"), key: key, transport: transport)
        let rows = try await client.generations(page: 1).values
        await transport.shutdown()
        guard let row = rows.first(where: { $0.phase == .completed && $0.svg == nil && $0.video == nil }) else {
            throw ClientError(.notFound, service: .antekirt)
        }
        let entry = CatalogEntry(conversion, ofGeneration: row.remoteID, title: row.title ?? "")
        var body: JSONObject = ["generationId": .string(row.remoteID)]
        if conversion == .video { body["prompt"] = "slowly panning" }
        return Request(
            id: id, action: Action(asking: entry.id), entry: entry.id, title: entry.title, modality: entry.modality,
            body: .object(body), cost: .credits(conversion.credits), createdAt: .wall())
    }

    private static func owl(_ id: RequestID, of entry: CatalogEntry) -> Request {
        Request(
            id: id, action: .run, entry: entry.id, title: entry.title, modality: entry.modality,
            body: ["promptId": .string(entry.id.value), "vars": ["subject": "an owl at dusk", "mood": "calm"]],
            cost: .quota(.image, runs: 1), createdAt: .wall())
    }

    private static func sunset(_ id: RequestID, by artist: CatalogEntry) -> Request {
        Request(
            id: id, action: .image, entry: artist.id, title: artist.title, modality: .image,
            body: ["artistId": .string(artist.id.value), "prompt": .string("a sunset, \(id.value)")],
            cost: .credits(3), createdAt: .wall())
    }

    private static func artinstring<Value: Sendable>(
        _ port: Int, _ body: (ArtinstringClient) async throws -> Value
    ) async throws -> Value {
        let transport = HTTPTransport()
        guard let token = Secret("arti_demo") else { throw ClientError(.notAuthorized, service: .artinstring) }
        let value = try await body(
            ArtinstringClient(origin: try Origin("http://127.0.0.1:\(port)"), token: token, transport: transport))
        await transport.shutdown()
        return value
    }
}
