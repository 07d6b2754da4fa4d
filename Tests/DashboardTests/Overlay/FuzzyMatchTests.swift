import Dashboard
import Testing

struct FuzzyMatchTests {
    @Test(
        arguments: [
            ("", "anything", true), ("nf", "open Neon Fox", true), ("NEON", "open Neon Fox", true),
            ("n f", "open Neon Fox", true), ("fn", "Neon Fox", false), ("neonx2", "Neon Fox", false), ("a", "", false),
        ])
    func lettersComeInOrder(_ query: String, _ text: String, _ matches: Bool) {
        #expect((FuzzyMatch.score(query, in: text) != nil) == matches)
    }

    @Test(
        arguments: [
            ("quit", "quit, runs go on", "a queue until"), ("go", "go to the form", "dragon"),
            ("nf", "neon fox", "unify"), ("form", "go to the form", "fast orbit rim"),
        ])
    func theBetterLineRatesHigher(_ query: String, _ better: String, _ worse: String) throws {
        let high = try #require(FuzzyMatch.score(query, in: better))
        #expect(high > FuzzyMatch.score(query, in: worse) ?? .min)
    }
}
