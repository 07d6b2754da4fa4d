import Painting
import JSON
import Domain

extension World {
    private var artists: [ArtistRecord] { faults.contains(.emptyCatalog) ? [] : artistCatalog.artists }
    private var models: [ModelRecord] { faults.contains(.emptyCatalog) ? [] : artistCatalog.models }

    /// Returns true when this account may not use `artist`.
    func isPrivate(_ artist: ArtistRecord) -> Bool { artist.isPrivate || faults.contains(.forbidden) }

    /// The balance that is reported and spent from.
    var balance: Int { faults.contains(.noCredits) ? 1 : credits }

    /// `GET /api/v1/account/me`
    func account() -> Reply {
        .json(
            200,
            [
                "data": [
                    "id": .string(accountID), "email": "demo@example.com", "username": "demo",
                    "credits": .number(JSONNumber(balance)), "subscriptionPlan": .null, "subscriptionStatus": .null,
                ]
            ])
    }

    /// `GET /api/v1/account/api-keys`
    func apiKeys() -> Reply {
        var generator = SeededGenerator(options.seed, "key")
        return .json(
            200,
            [
                "data": [
                    [
                        "id": .string(generator.uuid()), "name": "default", "keyMasked": "ak_d...demo",
                        "createdAt": "2026-01-15T10:00:00.000Z", "lastUsedAt": .string(now.rfc3339), "isActive": true,
                    ]
                ]
            ])
    }

    /// `GET /api/v1/artists`
    func listArtists(_ query: [String: String]) -> Reply {
        let paging: Paging
        switch Paging.read(query, orders: ["createdAt", "name"]) {
        case .success(let read): paging = read
        case .failure(let invalid): return Self.refusal(400, invalid.message)
        }
        let needle = query["search"]?.lowercased() ?? ""
        let matching = artists.filter { needle.isEmpty || $0.name.lowercased().contains(needle) }
        let sorted = paging.sorted(matching, created: \.created, name: \.name)
        return .json(200, paging.page(of: sorted) { row($0) })
    }

    private func row(_ artist: ArtistRecord, isDetail: Bool = false) -> JSON {
        var row = JSONObject([
            ("id", .string(artist.id)), ("name", .string(artist.name)), ("description", .string(artist.summary)),
            ("tags", .array(artist.tags.map(JSON.string))), ("profilePictureUrl", url(of: "artist-\(artist.id).png")),
            ("artistExamplesImages", .array((1...3).map { url(of: "example-\(artist.id)-\($0).png") })),
            ("triggerWord", .string(artist.trigger)), ("defaultServiceType", .string(artist.serviceType)),
        ])
        if isDetail { row["earnings"] = .number(JSONNumber(artist.earnings)) }
        row["createdAt"] = .string(artist.created)
        row["models"] = .array(
            models.filter { $0.artist.id == artist.id }.map { model in
                isDetail
                    ? .object(self.row(model))
                    : [
                        "id": .string(model.id), "name": .string(model.name), "serviceType": .string(model.serviceType),
                    ]
            })
        return .object(row)
    }

    private func row(_ model: ModelRecord) -> JSONObject {
        JSONObject([
            ("id", .string(model.id)), ("name", .string(model.name)), ("description", .string(model.summary)),
            ("tags", .array(model.tags.map(JSON.string))),
            ("profilePictureUrl", url(of: "artist-\(model.artist.id).png")),
            ("modelExamplesImages", .array((1...2).map { url(of: "example-\(model.artist.id)-\($0).png") })),
            ("serviceType", .string(model.serviceType)), ("defaultParams", ["steps": 28, "strength": 1] as JSON),
            ("createdAt", .string(model.created)),
        ])
    }

    /// `GET /api/v1/artists/:id`
    func artist(_ id: String) -> Reply {
        guard UUIDText.isValid(id) else { return Self.refusal(400, "params.id must be a valid GUID") }
        guard let artist = artists.first(where: { $0.id == id.lowercased() }) else {
            return Self.refusal(404, "Artist not found")
        }
        if isPrivate(artist) { return Self.refusal(403, "Artist is private") }
        return .json(200, ["data": row(artist, isDetail: true)])
    }

    /// `GET /api/v1/models`
    func listModels(_ query: [String: String]) -> Reply {
        let paging: Paging
        switch Paging.read(query, orders: ["createdAt", "name"]) {
        case .success(let read): paging = read
        case .failure(let invalid): return Self.refusal(400, invalid.message)
        }
        let needle = query["search"]?.lowercased() ?? ""
        let matching = models.filter { model in
            if let artist = query["artistId"], model.artist.id != artist.lowercased() { return false }
            if let type = query["serviceType"], model.serviceType != type { return false }
            return needle.isEmpty || model.name.lowercased().contains(needle)
        }
        let sorted = paging.sorted(matching, created: \.created, name: \.name)
        return .json(200, paging.page(of: sorted) { detail($0) })
    }

    private func detail(_ model: ModelRecord) -> JSON {
        var detail = row(model)
        detail["artist"] = ["id": .string(model.artist.id), "name": .string(model.artist.name)]
        return .object(detail)
    }

    /// `GET /api/v1/models/:id`
    func model(_ id: String) -> Reply {
        guard UUIDText.isValid(id) else { return Self.refusal(400, "params.id must be a valid GUID") }
        guard let model = models.first(where: { $0.id == id.lowercased() }) else {
            return Self.refusal(404, "Model not found")
        }
        return .json(200, ["data": detail(model)])
    }

    /// `GET /api/v1/generations`
    func listGenerations(_ query: [String: String]) -> Reply {
        let paging: Paging
        switch Paging.read(query, orders: ["createdAt"]) {
        case .success(let read): paging = read
        case .failure(let invalid): return Self.refusal(400, invalid.message)
        }
        let matching = generations.filter { generation in
            if let artist = query["artistId"], generation.artist.id != artist.lowercased() { return false }
            if let type = query["serviceType"], generation.artist.serviceType != type { return false }
            return true
        }
        let sorted = paging.sorted(matching, created: \.timeline.created.rfc3339, name: \.prompt)
        return .json(200, paging.page(of: sorted) { row($0) })
    }

    /// `GET /api/v1/generations/:id`
    func generation(_ id: String) -> Reply {
        guard UUIDText.isValid(id) else { return Self.refusal(400, "params.id must be a valid GUID") }
        guard let index = generationIndex[id.lowercased()] else { return Self.refusal(404, "Generation not found") }
        return .json(200, ["data": row(generations[index])])
    }

    private func row(_ generation: GenerationRecord) -> JSON {
        let stale = staleOutputs(of: generation)
        return [
            "id": .string(generation.id), "status": .string(stale == nil ? generation.status(at: now) : "completed"),
            "prompt": .string(generation.prompt), "createdAt": .string(generation.timeline.created.rfc3339),
            "artist": [
                "id": .string(generation.artist.id), "name": .string(generation.artist.name),
                "profilePictureUrl": url(of: "artist-\(generation.artist.id).png"),
            ],
            "outputs": stale ?? outputs(of: generation),
        ]
    }

    /// The outputs before the last conversion, while responses still show them.
    private func staleOutputs(of generation: GenerationRecord) -> JSON? {
        guard let index = generationIndex[generation.id], let stale = generations[index].stale, stale.answers > 0 else {
            return nil
        }
        generations[index].stale?.answers -= 1
        return stale.outputs
    }

    func outputs(of generation: GenerationRecord) -> JSON {
        let now = now
        guard generation.timeline.isOver(at: now), generation.timeline.outcome == .completed else { return .null }
        func made(_ conversion: GenerationRecord.Conversion?) -> JSON {
            guard let conversion, conversion.timeline.isOver(at: now), conversion.timeline.outcome == .completed else {
                return .null
            }
            return wire(conversion.artwork, generation.id)
        }
        return [
            "images": [wire(generation.picture, generation.id)], "svg": made(generation.svg),
            "video": made(generation.video),
        ]
    }

    private func wire(_ artwork: Artwork, _ id: String) -> JSON {
        [
            "url": url(of: "\(id).\(artwork.format.rawValue)"), "format": .string(artwork.format.rawValue),
            "width": .number(JSONNumber(artwork.width)), "height": .number(JSONNumber(artwork.height)),
        ]
    }
}
