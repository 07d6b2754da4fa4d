import ArtClient
import Testing

struct HeaderFieldsTests {
    @Test func ignoresCase() {
        let fields: HeaderFields = ["Retry-After": "3", "retry-after": "9"]
        #expect(fields["RETRY-AFTER"] == "3")
        #expect(fields["date"] == nil)
    }

    @Test func limitsSize() {
        let many = HeaderFields((0..<1000).map { ("X-\($0)", "v") })
        #expect(many["x-\(HeaderFields.countLimit - 1)"] == "v")
        #expect(many["x-\(HeaderFields.countLimit)"] == nil)
        let long = HeaderFields([
            ("a", String(repeating: "x", count: HeaderFields.valueLimit + 1)),
            ("b", String(repeating: "x", count: HeaderFields.valueLimit)), ("a", "short"),
        ])
        #expect(long["a"] == "short")
        #expect(long["b"]?.count == HeaderFields.valueLimit)
    }
}
