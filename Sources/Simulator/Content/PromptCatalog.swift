import Painting

/// All prompts and collections of a simulated world.
struct PromptCatalog: Sendable {
    let prompts: [PromptRecord]
    let collections: [CollectionRecord]

    /// Creates the catalog, newest first, with ids drawn from `seed`: the first `count` prompts, repeated with a number
    /// where there are fewer.
    init(seed: UInt64, count: Int) {
        var ids = SeededGenerator(seed, "gallery")
        let groups = Self.groups.map {
            CollectionRecord(id: ids.uuid(), slug: $0.slug, title: $0.title, summary: $0.about)
        }
        let fieldCatalog = FieldCatalog()
        let collections = Dictionary(uniqueKeysWithValues: zip(Self.groups.map(\.mark), groups))
        func cards(_ table: String, _ modality: PromptRecord.Modality) -> [PromptRecord] {
            table.split(separator: "\n").compactMap { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed() }
                guard cells.count >= 7, let engine = Self.engines[cells[2]] else { return nil }
                return PromptRecord(
                    id: ids.uuid(), slug: cells.count > 7 ? cells[7] : Self.slug(of: cells[0]), title: cells[0],
                    summary: cells[1], modality: modality, provider: engine.provider, model: engine.model,
                    tier: cells[3], collection: collections[cells[4]],
                    shape: SchemaShape(rawValue: cells[5]) ?? .zod,
                    fields: fieldCatalog.fields(named: cells[6].split(separator: " ")), age: 0)
            }
        }
        let lists = [
            cards(Self.images + "\n" + Self.moreImages, .image), cards(Self.videos, .video), cards(Self.texts, .text),
        ]
        let prompts = Self.interleave(lists)
        self.prompts = (0..<max(0, count)).compactMap { index in
            guard !prompts.isEmpty else { return nil }
            let (round, place) = index.quotientAndRemainder(dividingBy: prompts.count)
            return round == 0 ? prompts[place] : prompts[place].again(round + 1, id: ids.uuid(), age: index * 2)
        }
        self.collections = groups
    }

    /// Spreads the shorter lists evenly over the longest.
    private static func interleave(_ lists: [[PromptRecord]]) -> [PromptRecord] {
        var placed: [(position: Double, card: PromptRecord)] = []
        for (rank, list) in lists.enumerated() {
            for (index, card) in list.enumerated() {
                let position = (Double(index) + Double(rank) * 0.3) / Double(list.count)
                placed.append((position, card))
            }
        }
        return placed.sorted { ($0.position, $0.card.slug) < ($1.position, $1.card.slug) }.enumerated().map {
            $0.element.card.aged($0.offset * 2)
        }
    }

    /// Returns the ASCII letters and digits of a title, in lower case, joined by hyphens.
    private static func slug(of title: String) -> String {
        title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }

    private static var engines: [String: (provider: String, model: String)] {
        [
            "dev": ("replicate", "black-forest-labs/flux-dev"),
            "schnell": ("replicate", "black-forest-labs/flux-schnell"),
            "pro": ("replicate", "black-forest-labs/flux-1.1-pro"),
            "sdxl": ("replicate", "stability-ai/sdxl"),
            "ideogram": ("replicate", "ideogram-ai/ideogram-v2"),
            "recraft": ("replicate", "recraft-ai/recraft-v3"),
            "fal": ("fal", "fal-ai/flux/dev"),
            "falpro": ("fal", "fal-ai/flux-pro/v1.1-ultra"),
            "gptimage": ("openai", "gpt-image-1"),
            "wan": ("replicate", "wan-video/wan-2.1-t2v-480p"),
            "kling": ("replicate", "kwaivgi/kling-v1.6-standard"),
            "luma": ("replicate", "luma/ray-flash-2-540p"),
            "falvideo": ("fal", "fal-ai/minimax/video-01"),
            "llama": ("replicate", "meta/meta-llama-3-70b-instruct"),
            "sonnet": ("anthropic", "claude-sonnet-4-5"),
            "haiku": ("anthropic", "claude-haiku-4-5"),
            "gpt": ("openai", "gpt-4.1-mini"),
        ]
    }

    private static var groups: [(mark: String, slug: String, title: String, about: String)] {
        [
            (
                "portraits", "cinematic-portraits", "Cinematic Portraits",
                "Studio-grade portraits with shallow depth of field and warm grading."
            ),
            (
                "dusk", "places-at-dusk", "Places at Dusk",
                "Harbours, ridges and back streets in the quarter of an hour that flatters them."
            ),
            (
                "night", "night-signals", "Night Signals",
                "Neon, rain and windows that stay lit: the city after the last train."
            ),
            (
                "specimens", "specimens", "Specimens",
                "Plates from herbaria that were never bound: plants, shells and small machines."
            ),
            ("motion", "slow-motion", "Slow Motion", "Short videos in which very little happens, beautifully."),
            (
                "voices", "small-voices", "Small Voices",
                "Poems, letters and stories no longer than the walk to the tram."
            ),
        ]
    }
}

extension PromptRecord {
    /// Returns a copy as another prompt, published earlier.
    fileprivate func again(_ number: Int, id: String, age: Int) -> Self {
        PromptRecord(
            id: id, slug: "\(slug)-\(number)", title: "\(title) \(number)", summary: summary, modality: modality,
            provider: provider, model: model, tier: tier, collection: collection, shape: shape, fields: fields,
            age: age)
    }

    fileprivate func aged(_ days: Int) -> Self {
        PromptRecord(
            id: id, slug: slug, title: title, summary: summary, modality: modality, provider: provider, model: model,
            tier: tier, collection: collection, shape: shape, fields: fields, age: days)
    }
}

extension Substring {
    fileprivate func trimmed() -> String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
