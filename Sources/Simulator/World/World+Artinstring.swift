import Painting
import JSON
import Domain

extension World {
    private var prompts: [PromptRecord] { faults.contains(.emptyCatalog) ? [] : promptCatalog.prompts }

    /// `GET /api/v1/me`
    func me() -> Reply {
        .json(
            200,
            [
                "id": .string(accountID), "email": "demo@example.com", "tier": "pro", "subscriptionStatus": "active",
                "currentPeriodEnd": .string(nextMonth), "cancelAtPeriodEnd": false,
            ])
    }

    /// The account's id, the same at both services.
    var accountID: String {
        var generator = SeededGenerator(options.seed, "account")
        return generator.uuid()
    }

    /// The start of the next month.
    private var nextMonth: String {
        let day = now.civil
        let (year, month) = day.month == 12 ? (day.year + 1, 1) : (day.year, day.month + 1)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-01T00:00:00.000Z"
    }

    /// `GET /api/v1/me/quotas`
    func quotas() -> Reply {
        var quotas = JSONObject()
        for modality in PromptRecord.Modality.allCases {
            let limit = Self.quotaLimit(modality)
            let used = quotaUse(modality)
            quotas[modality.rawValue] = [
                "used": .number(JSONNumber(used)), "limit": .number(JSONNumber(limit)),
                "remaining": .number(JSONNumber(limit - used)), "exhausted": .bool(used >= limit),
            ]
        }
        return .json(
            200,
            [
                "tier": "pro",
                "note": "limits are Replicate-routed only; bring-your-own-key runs are uncapped",
                "resetsAt": .string(nextMonth), "quotas": .object(quotas),
            ])
    }

    /// `GET /api/v1/collections`
    func listCollections() -> Reply {
        let collections = faults.contains(.emptyCatalog) ? [] : promptCatalog.collections
        let rows = collections.enumerated().map { index, collection -> JSON in
            let members = prompts.count { $0.collection?.id == collection.id }
            return [
                "id": .string(collection.id), "slug": .string(collection.slug), "title": .string(collection.title),
                "description": .string(collection.summary),
                // The documents show a collection without one.
                "heroImageUrl": index == collections.count - 1 ? .null : url(of: "hero-\(collection.slug).png"),
                "publishedAt": .string("2026-0\(5 - index % 4)-04T00:00:00Z"),
                "promptCount": .number(JSONNumber(members)),
            ]
        }
        return .json(
            200,
            [
                "collections": .array(rows), "count": .number(JSONNumber(rows.count)),
                "total": .number(JSONNumber(rows.count)),
            ], headers: ["X-Total-Count": String(rows.count)])
    }

    /// `GET /api/v1/prompts`
    func listPrompts(_ query: [String: String]) -> Reply {
        let filters: [(name: String, allowed: [String])] = [
            ("modality", ["image", "video", "text"]), ("tier", ["free", "pro", "studio"]),
            ("provider", ["replicate", "fal", "openai", "anthropic"]),
        ]
        for filter in filters {
            if let value = query[filter.name], !filter.allowed.contains(value) {
                return .json(
                    400,
                    ["error": .string("invalid_\(filter.name)"), "allowed": .array(filter.allowed.map(JSON.string))])
            }
        }
        let needle = query["q"].map { String($0.prefix(80)).lowercased() } ?? ""
        let matching = prompts.filter { prompt in
            if let modality = query["modality"], prompt.modality.rawValue != modality { return false }
            if let tier = query["tier"], prompt.tier != tier { return false }
            if let provider = query["provider"], prompt.provider != provider { return false }
            return needle.isEmpty
                || [prompt.title, prompt.slug, prompt.summary].contains { $0.lowercased().contains(needle) }
        }
        let limit = min(200, max(1, query["limit"].flatMap { Int($0) } ?? 200))
        let page = matching.prefix(limit)
        return .json(
            200,
            [
                "prompts": .array(page.map { .object(Self.row($0)) }), "count": .number(JSONNumber(page.count)),
                "limit": .number(JSONNumber(limit)), "total": .number(JSONNumber(matching.count)),
            ], headers: ["X-Total-Count": String(matching.count)])
    }

    /// `GET /api/v1/prompts/:slug`, by slug or id.
    func prompt(_ key: String) -> Reply {
        guard let prompt = prompts.first(where: { $0.slug == key || $0.id == key.lowercased() }) else {
            return .json(404, ["error": "prompt_not_found"])
        }
        return .json(200, .object(Self.detail(prompt)))
    }

    /// `GET /api/v1/prompts/random`
    func randomPrompt() -> Reply {
        guard let first = prompts.first else { return .json(404, ["error": "prompt_not_found"]) }
        return .json(200, .object(Self.detail(live.pick(prompts, or: first))))
    }

    private static func row(_ prompt: PromptRecord) -> JSONObject {
        JSONObject([
            ("id", .string(prompt.id)), ("slug", .string(prompt.slug)), ("title", .string(prompt.title)),
            ("description", .string(prompt.summary)), ("modality", .string(prompt.modality.rawValue)),
            ("provider", .string(prompt.provider)), ("model", .string(prompt.model)),
            ("tierRequired", .string(prompt.tier)), ("variableSchema", prompt.shape.schema(of: prompt.fields)),
            ("collectionTitle", prompt.collection.map { .string($0.title) } ?? .null),
            ("collectionSlug", prompt.collection.map { .string($0.slug) } ?? .null),
        ])
    }

    private static func detail(_ prompt: PromptRecord) -> JSONObject {
        var detail = row(prompt)
        let newest = Timestamp(rfc3339: "2026-05-01T00:00:00Z") ?? Timestamp(milliseconds: 0)
        let published = newest + .seconds(-86_400 * prompt.age)
        detail["publishedAt"] = .string(String(published.rfc3339.prefix(19)) + "Z")
        return detail
    }

    /// Returns an output file, a portrait, an example or a hero image, by its name.
    func file(_ name: String) -> Reply {
        let missing = Reply.page(404, html: "<!DOCTYPE html><title>Not found</title>\n")
        guard let dot = name.lastIndex(of: ".") else { return missing }
        let stem = String(name[..<dot])
        let format = Artwork.Format(rawValue: String(name[name.index(after: dot)...]))
        if let run = runs.run(stem) {
            guard run.timeline.isOver(at: now), run.timeline.outcome == .completed, let artwork = run.artwork,
                artwork.format == format
            else { return missing }
            return reply(with: artwork)
        }
        if let index = generationIndex[stem] {
            let generation = generations[index]
            let made: Artwork? =
                switch format {
                case .png: generation.timeline.isOver(at: now) ? generation.picture : nil
                case .svg: generation.svg?.artwork
                case .mp4: generation.video?.artwork
                case nil: nil
                }
            return made.map(reply(with:)) ?? missing
        }
        guard format == .png, let dash = stem.firstIndex(of: "-") else { return missing }
        let words: String
        var size = (width: 384, height: 384)
        let subject = String(stem[stem.index(after: dash)...])
        switch stem[..<dash] {
        case "hero":
            guard let collection = promptCatalog.collections.first(where: { $0.slug == subject }) else {
                return missing
            }
            // What its prompts make, the newest first.
            let titles = promptCatalog.prompts.filter { $0.collection?.slug == subject }.prefix(3).map(\.title)
            words = ([collection.title] + titles).joined(separator: " ")
            size = (640, 360)
        case "artist":
            guard let artist = artistCatalog.artists.first(where: { $0.id == subject }) else { return missing }
            words = "portrait of \(artist.name), \(artist.tags.joined(separator: " "))"
        case "example":
            guard let artist = artistCatalog.artists.first(where: { subject.hasPrefix($0.id + "-") }),
                let number = Int(subject.dropFirst(artist.id.count + 1)), (1...3).contains(number)
            else { return missing }
            words = artist.example(number)
        default: return missing
        }
        var generator = SeededGenerator(options.seed, stem)
        return reply(
            with: Artwork(
                format: .png, words: words, seed: generator.next(), width: size.width, height: size.height))
    }

    private func reply(with artwork: Artwork) -> Reply { .file(artwork, breaksOff: faults.contains(.cutFiles)) }
}
