import Domain
import Testing

@testable import ArtClient

/// Files that are read as they arrive, and in ranges.
struct OutputBodyTests {
    private static let url = "https://a.example/x"
    private static let point = OutputResumption(offset: 3, validator: #""v1""#)

    private func answer(_ status: Int, _ headers: HeaderFields = [:], _ text: String = "defg")
        -> ScriptedTransport.Answer
    {
        .json(status, text, headers)
    }

    private func open(
        _ transport: ScriptedTransport, _ url: String = url, from point: OutputResumption? = nil
    ) async throws -> (body: OutputBody, text: String) {
        let body = try await OutputReader(transport: transport, allowsLoopback: false).open(url, from: point, limit: 9)
        var text = ""
        for try await chunk in body { text += String(decoding: chunk, as: UTF8.self) }
        return (body, text)
    }

    @Test func wholeFile() async throws {
        let transport = ScriptedTransport(answer(200, ["ETag": #""v1""#, "Content-Length": "4"]))
        let (body, text) = try await open(transport)
        #expect(text == "defg")
        #expect((body.offset, body.total, body.validator) == (0, 4, #""v1""#))
        #expect(transport.requests.first?.headers.contains { $0.name == "Range" } == false)
    }

    @Test func remainder() async throws {
        let transport = ScriptedTransport(
            .json(302, "", ["Location": "/y"]), answer(206, ["Content-Range": "bytes 3-6/7"]))
        let (body, text) = try await open(transport, from: Self.point)
        #expect(text == "defg")
        #expect((body.offset, body.total, body.validator) == (3, 7, #""v1""#))
        // After a redirect as before it.
        for request in transport.requests {
            #expect(request.headers.contains { $0.name == "Range" && $0.value == "bytes=3-" })
            #expect(request.headers.contains { $0.name == "If-Range" && $0.value == #""v1""# })
            #expect(request.headers.contains { $0.name == "Accept-Encoding" && $0.value == "identity" })
        }
    }

    @Test func changedFile() async throws {
        let (body, text) = try await open(
            ScriptedTransport(answer(200, ["ETag": #""v2""#], "whole")), from: Self.point)
        #expect(text == "whole")
        #expect((body.offset, body.total, body.validator) == (0, nil, #""v2""#))
    }

    /// Ranges that do not fit: the whole file is requested, once.
    @Test(
        arguments: [
            (206, [:]), (206, ["Content-Range": "bytes 4-6/7"]), (206, ["Content-Range": "bytes 3-5/7"]),
            (206, ["Content-Range": "bytes 3-6/*"]), (206, ["Content-Range": "bytes 3-6/7", "ETag": #""v2""#]),
            (206, ["Content-Range": "pages 3-6/7"]), (416, ["Content-Range": "bytes */2"]),
        ] as [(Int, HeaderFields)])
    func mismatchedRanges(_ status: Int, _ headers: HeaderFields) async throws {
        let transport = ScriptedTransport(answer(status, headers), answer(200, [:], "whole"))
        let (body, text) = try await open(transport, from: Self.point)
        #expect(text == "whole")
        #expect(body.offset == 0)
        #expect(transport.requests.last?.headers.contains { $0.name == "Range" } == false)
    }

    @Test func unrequestedRanges() async {
        let transport = ScriptedTransport(answer(206, ["Content-Range": "bytes 0-3/9"]))
        let error = await #expect(throws: ClientError.self) { try await open(transport) }
        #expect(error?.isRetrySafe == false)
    }

    @Test(arguments: [
        nil, "", "v1", #"W/"v1""#, #""""#, #""a"b""#, "\"a b\"", "\"a\u{7F}\"", "\"ü\"",
        "\"" + String(repeating: "a", count: 300) + "\"",
    ])
    func unusableValidators(_ tag: String?) async throws {
        let headers = HeaderFields(tag.map { [("ETag", $0)] } ?? [])
        #expect(try await open(ScriptedTransport(answer(200, headers))).body.validator == nil)
    }

    @Test(arguments: ["-1", "x", "99999999999999999999"])
    func invalidLengths(_ length: String) async throws {
        #expect(try await open(ScriptedTransport(answer(200, ["Content-Length": length]))).body.total == nil)
    }

    @Test func truncatedBodies() async {
        let transport = ScriptedTransport(.stream([[0x61]], then: TransportError(.interrupted, "gone")))
        let error = await #expect(throws: ClientError.self) { try await open(transport) }
        #expect(error?.isRetrySafe == true)
    }

    @Test(arguments: [
        (403, ClientError.Kind.notFound), (404, .notFound), (410, .notFound),
        (503, .unavailable(reason: "HTTP 503")),
    ])
    func refusals(_ status: Int, _ kind: ClientError.Kind) async {
        let error = await #expect(throws: ClientError.self) { try await open(ScriptedTransport(answer(status))) }
        #expect(error?.kind == kind)
    }

    @Test(arguments: ["https://10.0.0.1/", "http://b.example/", "https://localhost/", "data:,x"])
    func refusesRedirects(_ location: String) async {
        let transport = ScriptedTransport(.json(302, "", ["Location": location]), answer(200))
        await #expect(throws: ClientError.self) { try await open(transport) }
        #expect(transport.requests.count == 1)
    }

    @Test func decodesDataAddresses() async throws {
        let (body, text) = try await open(ScriptedTransport(), "data:,abc", from: Self.point)
        #expect(text == "abc")
        #expect((body.offset, body.total, body.validator) == (0, 3, nil))
        let error = await #expect(throws: ClientError.self) { try await open(ScriptedTransport(), "data:,0123456789") }
        #expect(error?.kind == .tooLarge)
    }

    @Test func hosts() {
        #expect(OutputReader.host(of: "https://A.example:8443/b?sig=1") == "a.example")
        #expect(OutputReader.host(of: "data:,x") == nil)
    }
}
