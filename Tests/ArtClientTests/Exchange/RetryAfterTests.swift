@testable import ArtClient
import JSON
import Domain
import Testing

struct RetryAfterTests {
    @Test(arguments: [
        ("30", nil, Duration?.some(.seconds(30))), (nil, "5", .seconds(5)), ("3", "5", .seconds(5)),
        ("9", "5", .seconds(9)), ("x", "0.5", .milliseconds(500)), (nil, nil, nil), ("-1", nil, nil),
        ("nan", "\"inf\"", nil), (nil, "1e300", nil), (nil, "\"7\"", .seconds(7)), (nil, "null", nil),
        ("Sun, 06 Nov 1994 08:49:40 GMT", nil, .seconds(3)), ("Sun, 06 Nov 1994 08:00:00 GMT", nil, .zero),
    ])
    func reads(_ header: String?, _ body: String?, _ wait: Duration?) throws {
        var fields = [("Date", "Sun, 06 Nov 1994 08:49:37 GMT")]
        if let header { fields.append(("Retry-After", header)) }
        let json = try body.map { try JSONParser.parse("{\"retryAfterSeconds\":\($0)}") }
        #expect(RetryAfter.read(HeaderFields(fields), json) == wait)
    }
}
