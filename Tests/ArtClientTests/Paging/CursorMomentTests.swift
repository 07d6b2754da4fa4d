@testable import ArtClient
import Testing

struct CursorMomentTests {
    /// A cursor, and the next and previous times at its precision.
    @Test(arguments: [
        ("2026-05-07T22:11:08Z", "2026-05-07T22:11:09Z", "2026-05-07T22:11:07Z"),
        ("2026-05-07T22:11:59.999Z", "2026-05-07T22:12:00.000Z", "2026-05-07T22:11:59.998Z"),
        ("2026-05-07T22:11:08.000007Z", "2026-05-07T22:11:08.000008Z", "2026-05-07T22:11:08.000006Z"),
        ("2026-05-07T22:11:08.000000Z", "2026-05-07T22:11:08.000001Z", "2026-05-07T22:11:07.999999Z"),
        ("2026-05-07T22:11:08.123456789Z", "2026-05-07T22:11:08.123456790Z", "2026-05-07T22:11:08.123456788Z"),
        ("2026-05-08T00:11:08.25+02:00", "2026-05-07T22:11:08.26Z", "2026-05-07T22:11:08.24Z"),
        ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.6Z", "1969-12-31T23:59:59.4Z"),
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z", "1969-12-31T23:59:59Z"),
    ])
    func adjacentTimes(_ text: String, _ next: String, _ previous: String) throws {
        let moment = try #require(CursorMoment(text))
        #expect(moment.next.text == next)
        #expect(moment.previous.text == previous)
        #expect(moment.previous < moment && moment < moment.next)
    }

    @Test func comparesAllDigits() throws {
        let texts = [
            "2026-05-07T22:11:08Z", "2026-05-07T22:11:08.000001Z", "2026-05-07T22:11:08.000008Z",
            "2026-05-07T22:11:08.001Z", "2026-05-07T22:11:09Z",
        ]
        let moments = try texts.map { try #require(CursorMoment($0)) }
        #expect(moments.shuffled().sorted() == moments)
        #expect(CursorMoment("2026-05-07T22:11:08.100Z") == CursorMoment("2026-05-07T22:11:08.1Z"))
        #expect(CursorMoment("c7") == nil && CursorMoment("") == nil)
    }
}
