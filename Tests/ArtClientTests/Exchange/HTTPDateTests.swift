import ArtClient
import Domain
import Testing

struct HTTPDateTests {
    /// The three forms of RFC 9110, section 5.6.7.
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func reads(_ text: String) {
        #expect(Timestamp(httpDate: text) == Timestamp(rfc3339: "1994-11-06T08:49:37Z"))
    }

    @Test(arguments: [
        "", "0", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Foo 1994 08:49:37 GMT", "1994-11-06T08:49:37Z",
        "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun Nov 6 1994",
    ])
    func refuses(_ text: String) { #expect(Timestamp(httpDate: text) == nil) }
}
