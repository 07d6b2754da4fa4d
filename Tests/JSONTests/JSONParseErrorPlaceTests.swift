import JSON
import Testing

struct JSONParseErrorPlaceTests {
    /// A text, and the line and column of its first error.
    @Test(
        arguments: [
            ("x", 1, 1), ("", 1, 1), ("[1,\n 2,\n  x]", 3, 3), ("{\r\n\r\n\"漢字\": é}", 3, 7), ("[1]\n\nx", 3, 1),
            ("[\"👩‍🚀é\" 1]", 1, 7), ("{\"a\": 1,\n}", 2, 1), ("[1,\n", 2, 1),
        ])
    func placeIsAsEditorsCount(_ text: String, _ line: Int, _ column: Int) {
        do {
            _ = try JSONParser.parse(text)
            Issue.record("that is JSON")
        } catch {
            #expect(error.place(in: text) == (line, column))
        }
    }
}
