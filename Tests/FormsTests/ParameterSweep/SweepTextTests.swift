import Forms
import Domain
import Testing

struct SweepTextTests {
    private func all(_ text: String) -> [String]? {
        SweepText(text).map { sweep in (0..<sweep.count).map { sweep[$0] } }
    }

    @Test(arguments: [
        ("{owl|fox|crane}", ["owl", "fox", "crane"]),
        ("a {red|blue} owl", ["a red owl", "a blue owl"]),
        ("{a|b} {x|y}", ["a x", "a y", "b x", "b y"]),
        ("{owl|{red|blue} fox}", ["owl", "red fox", "blue fox"]),
        ("{a|{b|{c|d}}}", ["a", "b", "c", "d"]),
        ("{|red }owl", ["owl", "red owl"]), ("{a||b}", ["a", "", "b"]), ("{|}", ["", ""]),
        ("{ owl | fox }", [" owl ", " fox "]),
        ("{漢|字}", ["漢", "字"]), ("{a\n|b}", ["a\n", "b"]),
        ("{x} {a|b}", ["{x} a", "{x} b"]), ("{a {b|c} d}", ["{a b d}", "{a c d}"]),
        ("{a|b} | c", ["a | c", "b | c"]), ("} {a|b} {", ["} a {", "} b {"]),
        (#"{a\|b|c}"#, ["a|b", "c"]), (#"{\{a\}|b}"#, ["{a}", "b"]), (#"\{x\} {a|b}"#, ["{x} a", "{x} b"]),
        (#"{a\\|b}"#, [#"a\"#, "b"]), (#"\\{a|b}"#, [#"\a"#, #"\b"#]), (#"{a|b}\n\"#, [#"a\n\"#, #"b\n\"#]),
        (#"\{owl|fox\}"#, ["{owl|fox}"]), (#"{owl\|fox}"#, ["{owl|fox}"]),
        ("{{a|b}|c}", ["a", "b", "c"]), ("{c|{a|b}}", ["c", "a", "b"]),
        (#"{"a"|"b"}"#, [#""a""#, #""b""#]),
    ])
    func alternativesInBraces(text: String, texts: [String]) {
        #expect(all(text) == texts)
        // Escaped, it is a single text, equal to itself.
        #expect(all(SweepText.escaping(text)) == [text])
    }

    @Test(arguments: [
        "", "owl", "{owl}", "a | b", "{a} | {b}", "{a", "a|b}", "{a|b", #"\{x\}"#, #"\{x\} | y"#, #"C:\dir|{x}"#,
        #"{"a": "x|y"}"#, #"[{"a": "x|y"}]"#, "{\n  \"a\": [1, {\"b\": \"c|d\"}]\n}",
        #"Answer with {"mood": "calm"|"wild"}."#, #"{ "mood" : calm|wild }"#,
        "{{ name | upper }}", "{{a|b}}", "Dear {{ first|title }} {{ last|title }}", "{{{a|b}}}",
    ])
    func textThatHasNoneIsSentAsItIs(text: String) {
        #expect(all(text) == nil)
    }

    @Test func theCountSaturates() {
        #expect(SweepText(String(repeating: "{a|b}", count: 62))?.count == 1 << 62)
        #expect(SweepText(String(repeating: "{a|b}", count: 63))?.count == .max)
        #expect(SweepText(String(repeating: "{a|b}", count: 1000))?.count == .max)
        #expect(SweepText(String(repeating: "{a|b}", count: 62))?[0] == String(repeating: "a", count: 62))
    }

    @Test(arguments: [
        String(repeating: "{", count: 20_000) + "a|b" + String(repeating: "}", count: 20_000),
        String(repeating: "{a|", count: 20_000) + String(repeating: "}", count: 20_000),
        String(repeating: "{", count: 20_000) + "|", String(repeating: "\\", count: 20_000) + "{|}",
    ])
    func groupsThatAreNestedTooDeeplyAreText(text: String) {
        let count = SweepText(text)?.count ?? 1
        #expect(count < 100)
    }
}
