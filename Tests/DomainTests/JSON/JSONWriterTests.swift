import Domain
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
