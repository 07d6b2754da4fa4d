import Testing

@testable import Dashboard

struct RunDifferenceTests {
    private static let owl = "an old owl at dusk, snow on the branch"
    private static let fox = "an old fox at dusk, snow on the branch"
    private static let long = "a long-eared owl on a fence post at dusk"

    @Test(
        arguments: [
            // One run, or the same answers: all of them.
            (["an owl · calm · 28"], ["an owl · calm · 28"]),
            (["an owl", "an owl"], ["an owl", "an owl"]),
            // The words of a text that differ.
            ([owl, fox], ["owl", "fox"]),
            ([owl + " · calm · 28", fox + " · calm · 28"], ["owl", "fox"]),
            (["an old owl", "an old red fox", "an old hen"], ["owl", "red fox", "hen"]),
            (["a stoic owl at dusk", "a stoic owl at sunset"], ["dusk", "sunset"]),
            (["dusk: an old owl, alone", "dusk: an old fox, alone"], ["owl", "fox"]),
            // Words that one of them does not have: whole texts.
            (["an old owl", "an old owl at dusk"], ["an old owl", "an old owl at dusk"]),
            (["a fox", "two boats"], ["a fox", "two boats"]),
            // The answers that differ.
            (["an owl · calm · 28", "an owl · calm · 30"], ["28", "30"]),
            (
                ["an owl · calm · 28", "an owl · stern · 28", "an owl · calm · 30"],
                ["calm · 28", "stern · 28", "calm · 30"]
            ),
            (
                [owl + " · 28", fox + " · 28", owl + " · 30", fox + " · 30"],
                ["owl · 28", "fox · 28", "owl · 30", "fox · 30"]
            ),
            // Runs of other answers keep all of theirs.
            (
                ["an owl · calm · 28", "an owl · calm · 30", "a fox · stern · 12", "a hen"],
                ["28", "30", "a fox · stern · 12", "a hen"]
            ),
            // What a cut would make equal stays whole.
            (
                ["an old owl at dusk", "an old fox at dusk", "a red owl by the sea", "a red cat by the sea"],
                ["an old owl at dusk", "fox", "a red owl by the sea", "cat"]
            ),
            (["owl", "an owl · 1", "a fox · 1", "an owl · 2"], ["owl", "an owl · 1", "a fox · 1", "an owl · 2"]),
            (["", "a"], ["", "a"]),
        ] as [([String], [String])])
    func differences(_ details: [String], _ texts: [String]) {
        let found = RunDifference.among(details)
        #expect(details.map { found[$0]?.text } == texts)
    }

    /// What comes before the difference does not hide it.
    @Test(
        arguments: [
            ([long + " · calm · 28", long + " · stern · 30"], ["…calm · 28", "…stern · 30"]),
            (["an owl · calm · 28", "an owl · stern · 30"], ["an owl · calm · 28", "an owl · stern · 30"]),
            ([long, long + " · stern · 30"], [long, "…stern · 30"]),
            ([owl, fox], ["owl", "fox"]),
        ] as [([String], [String])])
    func shortDifferences(_ details: [String], _ texts: [String]) {
        let found = RunDifference.among(details)
        #expect(details.map { found[$0]?.short } == texts)
    }

    /// Whatever runs were asked for, different answers are shown differently.
    @Test(arguments: 0..<64)
    func differentAnswersDiffer(_ seed: Int) {
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let words = ["owl", "fox", "old", "·", "an", "28", " · ", ""]
        let details = (0..<2 + random(14)).map { _ in
            (0..<1 + random(6)).map { _ in words[random(words.count)] }.joined(separator: random(2) == 0 ? " " : " · ")
        }
        let found = RunDifference.among(details)
        #expect(Set(found.keys) == Set(details))
        #expect(Set(found.values.map(\.text)).count == Set(details).count)
    }
}
