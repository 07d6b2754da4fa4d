import Painting

/// An artist of the simulated Antekirt.
struct ArtistRecord: Sendable {
    let id: String
    let name: String
    let summary: String
    let tags: [String]
    let trigger: String
    let serviceType: String
    let earnings: Int
    let created: String
    /// True when only invited accounts may use it; the demo's account is not.
    let isPrivate: Bool
}

/// A trained model of an artist.
struct ModelRecord: Sendable {
    let id: String
    let name: String
    let summary: String
    let tags: [String]
    let serviceType: String
    let created: String
    let artist: ArtistRecord
}

/// All artists and models of a simulated world.
struct ArtistCatalog: Sendable {
    let artists: [ArtistRecord]
    let models: [ModelRecord]

    /// Creates 52 artists, one of them private, and 35 models, with ids drawn from `seed`.
    init(seed: UInt64) {
        var generator = SeededGenerator(seed, "artists")
        let artists = Self.names.enumerated().map { index, name in
            let tags = [generator.pick(Self.subjects, or: "editorial"), generator.pick(Self.media, or: "watercolor")]
            let opening = generator.pick(Self.openings, or: "Illustrator")
            let city = generator.pick(Self.cities, or: "Lisbon")
            let ending = generator.pick(Self.endings, or: "")
            let letters = name.lowercased().split(separator: " ")
            let trigger = "\(letters.first?.prefix(1) ?? "x")\(letters.last.map(Self.plain) ?? "artist")_style"
            return ArtistRecord(
                id: generator.uuid(), name: name,
                summary: "\(opening) specializing in \(tags[0]) work in \(tags[1]). Lives in \(city). \(ending)",
                tags: tags, trigger: trigger,
                serviceType: generator.pick(
                    ["illustration", "illustration", "illustration", "character", "pattern"], or: "illustration"),
                earnings: generator.int(0...4000), created: Self.day(index * 9), isPrivate: index == 31)
        }
        self.artists = artists
        let versions = ["v1", "v2", "v3", "XL", "Studio"]
        models = (0..<35).map { index in
            let artist = artists[(index * 3) % artists.count]
            let medium = artist.tags[1]
            let name = medium.prefix(1).uppercased() + medium.dropFirst() + " " + generator.pick(versions, or: "v1")
            return ModelRecord(
                id: generator.uuid(), name: name,
                summary: "Trained on \(generator.int(24...180)) \(artist.tags[0]) pieces by \(artist.name).",
                tags: artist.tags.reversed(), serviceType: artist.serviceType, created: Self.day(60 + index * 11),
                artist: artist)
        }
    }

    private static func plain(_ name: Substring) -> String { String(name.filter { $0.isASCII && $0.isLetter }) }

    /// Returns a morning `offset` days after 1 January 2025, as the service writes it.
    private static func day(_ offset: Int) -> String {
        let month = offset / 28 % 12 + 1
        let year = 2025 + offset / 336
        func pad(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(pad(month))-\(pad(offset % 28 + 1))T0\(offset % 10):15:00.000Z"
    }

    private static var names: [String] {
        [
            "Humberto Ventura", "Ines Caldeira", "Tomasz Wilk", "Aiko Hanamura", "Sable Orr", "Mireille Fontan",
            "Desta Haile", "Ruben Asgard", "Leila Farrokh", "Otis Penhallow", "Yun-seo Baek", "Carmen Olivares",
            "Nikolai Brandt", "Amara Okonjo", "Pilar Quintana", "Søren Lykke", "Hana Novotná", "Giulia Serra",
            "Kofi Mensah", "Elif Aydın", "Mateus Prado", "Wren Hollis", "Ayumi Kisaragi", "Bram de Vos",
            "Zofia Kulesza", "Idris Malik", "Cleo Marchetti", "Vikram Sethi", "Freya Lindqvist", "Joaquín Robles",
            "Maren Iversen", "Silas Thorne", "Nadia Belkacem", "Pavel Hruška", "Rosalind Achebe", "Emeka Duru",
            "Lucía Ferrán", "Theo Vandermeer", "Kaori Mizuno", "Anselm Roth", "Bianca Teodoro", "Dag Hammarström",
            "Esme Whitlock", "Farid Nazari", "Greta Oswald", "Hyun-woo Jang", "Isolde Kerr", "Jonas Petrauskas",
            "Katya Morozova", "Linus Abernathy", "Marisol Vega", "Noor van Dijk",
        ]
    }

    private static var openings: [String] {
        ["Editorial illustrator", "Painter", "Printmaker", "Comics artist", "Muralist", "Picture-book author"]
    }
    private static var subjects: [String] {
        ["editorial", "botanical", "nautical", "portrait", "architectural", "fantasy", "animal", "botanical", "urban"]
    }
    private static var media: [String] {
        ["watercolor", "gouache", "linocut", "ink", "risograph", "pastel", "oil", "collage", "vector"]
    }
    private static var cities: [String] {
        ["Lisbon", "Łódź", "Kyoto", "Oaxaca", "Ghent", "Accra", "Bergen", "Izmir", "Valparaíso", "Glasgow", "Busan"]
    }
    private static var endings: [String] {
        [
            "Draws before breakfast.", "Has never used the undo key.", "Works from memory and from windows.",
            "Keeps every failed sheet.", "Paints the weather first.", "Learnt from a sign writer.",
        ]
    }
}
