import JSON
@testable import ArtClient
import Domain
import Testing

struct RequestBuilderTests {
    private func builder() throws -> RequestBuilder {
        RequestBuilder(
            origin: try Origin("https://a.example"), credentialField: "x-api-key", credentialPrefix: "",
            credential: try #require(Secret("ak_1")))
    }

    @Test(
        arguments: [
            (["a", "b"], "https://a.example/a/b"), (["../..", "b"], "https://a.example/..%2F../b"),
            (["@evil.example"], "https://a.example/%40evil.example"), (["a?b#c"], "https://a.example/a%3Fb%23c"),
            (["漢 %"], "https://a.example/%E6%BC%A2%20%25"), ([""], nil), ([".."], nil), (["."], nil),
        ] as [([String], String?)])
    func staysOnItsOrigin(_ path: [String], _ url: String?) throws {
        let request = try builder().get(path)
        #expect(request?.url == url)
        #expect(request == nil || request?.headers.contains { $0 == ("x-api-key", "ak_1") } == true)
    }

    @Test func omitsUnsetQueries() throws {
        let request = try builder().get(["p"], query: [("a", nil), ("q", "x&y=z"), ("n", "1")])
        #expect(request?.url == "https://a.example/p?q=x%26y%3Dz&n=1")
    }

    @Test func buildsPosts() throws {
        let request = try #require(try builder().post(["p"], body: ["b": 1, "a": "x"], idempotencyKey: "k-1"))
        #expect(request.method == .post)
        #expect(request.body.map { String(decoding: $0, as: UTF8.self) } == #"{"b":1,"a":"x"}"#)
        #expect(request.headers.contains { $0 == ("Idempotency-Key", "k-1") })
        #expect(request.headers.contains { $0 == ("Content-Type", "application/json") })
        #expect(try builder().post(["p"], body: [:], idempotencyKey: "a\r\nb")?.headers.count == 5)
    }
}
