import ArtClient
import Testing

struct TransportRequestTests {
    @Test func hidesSecrets() {
        let request = TransportRequest(
            .post, url: "https://a.example/x?signature=s3cret", headers: [("Authorization", "Bearer s3cret")],
            body: Array("s3cret".utf8))
        var dumped = "\(request) \(String(reflecting: request)) \([request]) \(Optional(request) as Any)"
        dump(request, to: &dumped)
        dump([request], to: &dumped)
        #expect(!dumped.contains("s3cret") && !dumped.contains("115"))
        #expect("\(request)" == "POST https://a.example/x")
    }
}
