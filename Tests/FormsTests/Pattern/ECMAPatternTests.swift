@testable import Forms
@testable import Domain
import Testing

struct ECMAPatternTests {
    @Test(
        arguments: [
            ("a+", "xxaayy", true), ("^a*$", "aaa", true), ("^a*$", "abc", false), ("", "anything", true),
            ("^abc$", "abc\n", false), ("^\\d+$", "42", true), ("^\\d$", ":", false), ("^\\d$", "/", false),
            ("^\\d+$", "৪২", false), ("^\\w$", "é", false),
            ("^\\p{L}+$", "héllo", true), ("^\\P{Lu}$", "A", false), ("^\\p{Nd}+$", "৪২", true),
            ("^[a-f\\d-]{3,5}$", "a-9", true), ("^[^a-f]$", "g", true), ("^[^a-f]$", "c", false), ("^[]$", "", false),
            ("^.$", "🦉", true), ("^.$", "\n", false), ("^🐲*$", "🐲🐲", true), ("^\\u{1F409}$", "🐉", true),
            ("^\\uD83D\\uDC09$", "🐉", true), ("^(a|b)\\1$", "aa", true), ("^(a|b)\\1$", "ab", false),
            ("^(?<x>.)-\\k<x>$", "z-z", true), ("^a(?=b)b$", "ab", true), ("^a(?!b).$", "ab", false),
            ("(?<=\\$)\\d+", "$5", true), ("(?<!\\$)\\b\\d", "$5", false), ("^(a*)*$", "aaab", false),
            ("^a{2}$", "aa", true), ("^a{2,}$", "a", false), ("^a{0,1}?$", "a", true), ("x{,2}", "x{,2}", true),
            ("^\\cC$", "\u{3}", true), ("\\bowl\\b", "an owl flies", true), ("^[\\w.]+@x$", "a.b@x", true),
            ("^(?:[0-9A-F]{2}:){5}[0-9A-F]{2}$|^x$", "00:11:22:AA:BB:CC", true), ("^$|^b$", "b", true),
            ("]", "]", true), ("a|b|c", "zzc", true), ("^\\/\\-$", "/-", true),
        ] as [(String, String, Bool)])
    func findsByECMA262(_ pattern: String, _ text: String, _ fits: Bool) throws {
        #expect(try ECMAPattern(pattern).tried(on: text) == (fits ? .matches : .fails))
    }

    @Test(
        arguments: [
            "(", ")", "[a", "a**", "*", "\\", "a{3,2}", "[z-a]", "\\2(a)", "\\k<x>", "(?i)a", "\\p{Script=Greek}",
            "\\Z",
            "(?<a>.)(?<a>.)", "\\u{110000}", "^*",
        ])
    func rejectsUnusablePatterns(_ pattern: String) {
        #expect(throws: ECMAPattern.Unusable.self) { try ECMAPattern(pattern) }
    }

    /// Plain backtracking takes exponential time for these.
    @Test(
        arguments: [
            "^(a+)+$", "^(a|a)*$", "^(.*a){20}$", "(a+a+)+y", "^(a*)*b", "^((a|b)*|c)*d$", "^(a?){50}a{50}b",
            "(a*a*)*$x",
        ])
    func exponentialBacktrackingIsAvoided(_ pattern: String) throws {
        let text = String(repeating: "a", count: 60)
        #expect(try ECMAPattern(pattern).tried(on: text + "!") == .fails)
        var budget = WorkBudget(steps: 2000)
        #expect(try ECMAPattern("^(a+)+$").tried(on: text, &budget) == .matches)
        #expect(try ECMAPattern("(a*)*!").tried(on: text + "!", &budget) == .matches)
        #expect(!budget.isSpent)
    }

    @Test(arguments: ["^(?=(a+)+$)", "^(a*)*\\1b", "(?<=^(a+)+)b"])
    func givesUpOnExcessiveBacktracking(_ pattern: String) throws {
        #expect(try ECMAPattern(pattern).tried(on: String(repeating: "a", count: 60) + "!") == .undecided)
    }

    @Test func longTextsTakeNoStack() throws {
        let text = String(repeating: "a", count: 40_000)
        #expect(try ECMAPattern("^[a-z]*$").tried(on: text) == .matches)
        #expect(try ECMAPattern("^(?:a|b)*$").tried(on: text) == .matches)
        #expect(try ECMAPattern("a").tried(on: String(repeating: "b", count: 60_000)) == .undecided)
    }

    @Test func countsAndDepthsAreBounded() {
        #expect(throws: ECMAPattern.Unusable.self) { try ECMAPattern("((a{1000}){1000}){1000}") }
        #expect(throws: ECMAPattern.Unusable.self) { try ECMAPattern(String(repeating: "(", count: 5000)) }
        #expect(throws: ECMAPattern.Unusable.self) { try ECMAPattern(String(repeating: "a", count: 20_000)) }
    }
}
