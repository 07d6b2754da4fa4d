/// The subject of a picture, chosen by the words of the request.
enum SceneKind: String, CaseIterable, Sendable {
    case owl, fox, whale, crane, botanical, city, desert, mountain, sea, orbit, garden, portrait, field

    /// Creates the kind for the first known word; without any, a kind drawn from `generator`.
    init(words: [String], generator: inout SeededGenerator) {
        let chance = generator.pick([.field, .mountain, .sea, .orbit, .portrait, .desert], or: SceneKind.field)
        let keys = Self.allCases.map { ($0, $0.keys) }
        for word in words {
            if let match = keys.first(where: { $0.1.contains(word) }) {
                self = match.0
                return
            }
        }
        self = chance
    }

    private var keys: Set<String> {
        switch self {
        case .owl: ["owl", "owls", "bird", "parrot", "eagle"]
        case .fox: ["fox", "foxes", "wolf", "cat", "dog"]
        case .whale: ["whale", "fish", "jellies", "diver", "aquarium", "seahorse"]
        case .crane: ["paper", "origami", "crane", "folded"]
        case .botanical:
            [
                "fern", "flower", "plant", "botanist", "botanical", "thistle", "poppy", "orchid", "herbarium", "rose",
                "leaf", "vineyard", "moth", "beetle", "shell",
            ]
        case .city:
            [
                "city", "neon", "street", "tram", "bus", "shop", "platform", "arcade", "vending", "rooftop", "laundry",
                "shrine", "signals", "town", "alley",
            ]
        case .desert: ["desert", "dunes", "dune", "sand", "salt", "telegram", "camel"]
        case .mountain:
            ["mountain", "mountains", "ridge", "observatory", "terraces", "cliff", "fjord", "alps", "snow", "hill"]
        case .sea:
            [
                "sea", "harbour", "harbor", "island", "ocean", "pier", "lighthouse", "cranes", "coast", "beach", "tide",
                "ship", "boat", "boats", "water", "cartographer",
            ]
        case .orbit:
            ["orbit", "orbiting", "teapot", "planet", "space", "star", "stars", "astronaut", "moon", "constellations"]
        case .garden: ["garden", "kanji", "zen", "stone", "stones", "tea"]
        case .portrait:
            [
                "portrait", "girl", "man", "woman", "queen", "keeper", "face", "understudy", "sailor", "alchemist",
                "king",
                "grandmother", "friend",
            ]
        case .field: ["colour", "color", "field", "abstract", "static", "curtain"]
        }
    }
}
