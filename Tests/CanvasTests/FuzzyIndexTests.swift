import Canvas
import Testing

struct FuzzyIndexTests {
    /// The scoring rule, in its simplest form.
    private static func score(_ query: String, in text: String) -> Int? {
        var wanted = Array(query.lowercased().filter { $0 != " " })[...]
        guard !wanted.isEmpty else { return 0 }
        let line = text.lowercased()
        var score = line.contains(query.lowercased()) ? line.hasPrefix(query.lowercased()) ? 30 : 20 : 0
        var isRun = false
        var isWordStart = true
        for character in line {
            guard let next = wanted.first else { break }
            if character == next {
                score += 1 + (isRun ? 3 : 0) + (isWordStart ? 5 : 0)
                wanted = wanted.dropFirst()
            }
            isRun = character == next
            isWordStart = !character.isLetter && !character.isNumber
        }
        return wanted.isEmpty ? score : nil
    }

    private static let pieces = [
        "a", "b", "B", "owl", "Fox", " ", " ", "-", "é", "e\u{301}", "漢", "字", "Größe", "ß", "1", "İ", "👩‍💻", "\r\n",
    ]

    private static func text(upTo count: Int, using generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
    }

    @Test(arguments: UInt64(0)..<100)
    func scoresFollowTheRuleAndTheBestComeFirst(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<60).map { _ in Self.text(upTo: 6, using: &generator) }
        let index = FuzzyIndex(texts)
        var candidates: [Int]?
        var earlier = index.query("")
        var typed = ""
        for _ in 0..<6 {
            typed += Self.pieces.randomElement(using: &generator) ?? ""
            let query = index.query(typed)
            let scores = texts.map { Self.score(typed, in: $0) }
            #expect(texts.indices.map { index.score(query, at: $0) } == scores)
            let best = texts.indices.filter { scores[$0] != nil }
                .sorted { (scores[$1] ?? 0, $0) < (scores[$0] ?? 0, $1) }
            #expect(index.matches(query) == best)
            if query.refines(earlier) { #expect(index.matches(query, among: candidates) == best) }
            (candidates, earlier) = (best, query)
        }
    }

    @Test(arguments: [
        ("ow", "owl", true), ("o", "owl", true), ("owl", "ow", false), ("", "o", true), ("o l", "olx", true),
    ])
    func moreLettersNarrowTheMatches(earlier: String, later: String, refines: Bool) {
        let index = FuzzyIndex(["owl"])
        #expect(index.query(later).refines(index.query(earlier)) == refines)
    }
}
