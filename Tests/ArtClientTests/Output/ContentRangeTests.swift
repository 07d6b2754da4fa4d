import Testing

@testable import ArtClient

struct ContentRangeTests {
    @Test(
        arguments: [
            ("bytes 100-199/200", 100, 199, 200), ("bytes 0-0/1", 0, 0, 1), ("BYTES 5-9/*", 5, 9, nil),
        ] as [(String, Int, Int, Int?)])
    func reads(_ text: String, _ first: Int, _ last: Int, _ total: Int?) throws {
        let range = try #require(ContentRange(text))
        #expect((range.first, range.last) == (first, last))
        #expect(range.total == total)
    }

    @Test(arguments: [
        "", "bytes", "bytes */200", "bytes 5-4/9", "bytes 0-9/9", "bytes -1-2/9", "bytes 0-1", "lines 0-1/2",
        "bytes 0-1/2/3", "bytes 0-1-2/3", "bytes 0-99999999999999999999/*", "bytes  0-1/2", "bytes +0-1/2", "bytes -/",
    ])
    func rejectsInvalid(_ text: String) { #expect(ContentRange(text) == nil) }
}
