import Domain
import Testing

@testable import Simulator

struct HTTPDateTests {
    @Test(arguments: [
        ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("2028-02-29T23:59:59.999Z", "Tue, 29 Feb 2028 23:59:59 GMT"),
    ])
    func formatsDates(moment: String, text: String) throws {
        #expect(HTTPDate.text(try #require(Timestamp(rfc3339: moment))) == text)
    }
}
