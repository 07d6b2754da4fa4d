import JSON
import Testing

struct JSONWriterTests {
    private static let compactCases: [(JSON, String)] = [
        (.null, "null"), (true, "true"), (-5, "-5"), ("", "\"\""), ([], "[]"), ([:], "{}"),
        (["b": [1, .null], "a": "x"], #"{"b":[1,null],"a":"x"}"#),
        ("\"\\\n\r\t/é漢😀", "\"\\\"\\\\\\n\\r\\t/é漢😀\""),
        ("\u{0}\u{1B}\u{1F}\u{7F}\u{85}\u{9F}\u{A0}", "\"\\u0000\\u001b\\u001f\\u007f\\u0085\\u009f\u{A0}\""),
    ]

    @Test(arguments: compactCases)
    func compact(_ json: JSON, _ text: String) throws {
        #expect(json.text == text)
        #expect(try JSONParser.parse(text) == json)
    }

    /// The text has only visible characters, and parses to the same value.
    @Test(
        arguments: [
            ("a\u{202E}gpj.exe", #""a\u202egpj.exe""#), ("zero\u{200B}width\u{FEFF}", #""zero\u200bwidth\ufeff""#),
            ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{2066}x\u{2069}\u{61C}", #""\u2066x\u2069\u061c""#),
            ("\u{1B}[31m\u{9B}2J\u{0}\u{7F}", #""\u001b[31m\u009b2J\u0000\u007f""#),
            ("tag\u{E0041}", #""tag\udb40\udc41""#), ("soft\u{AD}hyphen", #""soft\u00adhyphen""#),
            ("plain \"é漢😀\"\n", "\"plain \\\"é漢😀\\\"\\n\""), ("1:01\u{A0}e\u{301}", "\"1:01\u{A0}e\u{301}\""),
        ])
    func visible(_ value: String, _ text: String) throws {
        #expect(JSON.string(value).visibleText == text)
        #expect(try JSONParser.parse(text) == .string(value))
        let object = JSON.object(JSONObject([(value, .string(value))]))
        #expect(try JSONParser.parse(object.visibleText) == object)
        #expect(JSON.string(value).prettyText == JSON.string(value).text, "programs get what was there")
    }

    @Test func pretty() {
        let json: JSON = ["a": [1, ["b": "c"]], "e": [], "o": [:]]
        #expect(
            json.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": "c"
                    }
                  ],
                  "e": [],
                  "o": {}
                }
                """)
    }
}
