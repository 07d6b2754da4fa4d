extension ArtistRecord {
    /// Returns the subject of an example image, from 1 to 3, in words that the painter knows.
    func example(_ number: Int) -> String {
        let subjects = tags.lazy.compactMap { Self.subjects[$0] }.first ?? ["owl", "harbour", "desert"]
        let mood = tags.lazy.compactMap { Self.moods[$0] }.first ?? "calm"
        return "\(subjects[(number - 1) % subjects.count]), \(mood)"
    }

    private static let subjects = [
        "editorial": ["city", "portrait", "desert"], "botanical": ["fern", "garden", "moth"],
        "nautical": ["harbour", "whale", "lighthouse"], "portrait": ["sailor", "queen", "girl"],
        "architectural": ["observatory", "city", "harbour"], "fantasy": ["owl", "moon", "origami"],
        "animal": ["fox", "owl", "whale"], "urban": ["tram", "rooftop", "portrait"],
    ]
    private static let moods = [
        "watercolor": "pastel", "gouache": "warm", "linocut": "ink", "ink": "rain", "risograph": "neon",
        "pastel": "dawn", "oil": "autumn", "collage": "joyful", "vector": "blue",
    ]
}
