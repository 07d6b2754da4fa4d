/// The same numbers in every run (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Texts of difficult characters: wide glyphs, marks, joiners, flags, controls, spaces.
enum RandomText {
    private static let pieces = [
        "a", "word", "B", " ", "  ", ".", "é", "e\u{301}", "\u{301}", "漢", "字", "👍", "👍🏽", "\u{1F3FD}", "👨‍👩‍👧",
        "🇩🇪", "🇩", "\u{200D}", "\u{FE0F}", "❤️", "क्षि", "\u{94D}", "한", "\u{1100}", "\u{1161}", "\u{200B}", "\u{202E}",
        "\u{1B}[31m", "\n", "\r\n", "\t", "\u{0}", "\u{E0041}", "ع", "\u{3099}",
    ]

    static func make(upTo count: Int, using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .compactMap { _ in pieces.randomElement(using: &generator) }
            .joined()
    }
}
