import ArtClient
import Domain
import Testing

struct OutputReaderTests {
    private func redirect(_ location: String?) -> ScriptedTransport.Answer {
        let headers = location.map { [("Location", $0)] } ?? []
        return .response(TransportResponse(status: 302, headers: HeaderFields(headers)))
    }

    @Test func followsRedirectsWithoutCredentials() async throws {
        let transport = ScriptedTransport(
            redirect("https://b.example/y"), redirect("/z?q=1"), .json(200, "bytes", ["content-type": "image/png"]))
        let file = try await OutputReader(transport: transport, allowsLoopback: false)
            .read("https://a.example/x", limit: 99)
        #expect(file == OutputBytes(bytes: Array("bytes".utf8), contentType: "image/png"))
        #expect(
            transport.requests.map(\.url) == ["https://a.example/x", "https://b.example/y", "https://b.example/z?q=1"])
        #expect(
            transport.requests.allSatisfy {
                $0.headers.allSatisfy { !["authorization", "x-api-key", "cookie"].contains($0.name.lowercased()) }
            })
        #expect(transport.requests.allSatisfy { $0.bodyLimit == 99 })
    }

    @Test(arguments: [
        "http://a.example/x", "https://127.0.0.1/x", "http://localhost/x", "https://10.0.0.1/", "https://[fd00::1]/",
        "https://169.254.169.254/latest", "file:///etc/passwd", "", "https://u:p@a.example/",
        "https://2130706433/", "https://vault.internal/",
    ])
    func refusesAddresses(_ url: String) async {
        let direct = ScriptedTransport(.json(200, "x"))
        await #expect(throws: ClientError.self) {
            try await OutputReader(transport: direct, allowsLoopback: false).read(url, limit: 9)
        }
        #expect(direct.requests.isEmpty)
        guard !url.isEmpty else { return }
        let moved = ScriptedTransport(redirect(url), .json(200, "x"))
        await #expect(throws: ClientError.self) {
            try await OutputReader(transport: moved, allowsLoopback: false).read("https://a.example/", limit: 9)
        }
        #expect(moved.requests.count == 1)
    }

    @Test func decodesDataAddresses() async throws {
        let transport = ScriptedTransport(redirect("data:text/plain,x"))
        let reader = OutputReader(transport: transport, allowsLoopback: false)
        let file = try await reader.read("data:image/png;base64,eHl6", limit: 3)
        #expect(file == OutputBytes(bytes: Array("xyz".utf8), contentType: "image/png"))
        let large = await #expect(throws: ClientError.self) { try await reader.read("data:,abcd", limit: 3) }
        #expect(large?.kind == .tooLarge)
        let broken = await #expect(throws: ClientError.self) { try await reader.read("data:x", limit: 3) }
        #expect(broken?.failure.cause == .invalidResponse)
        #expect(transport.requests.isEmpty)
        // A server may not redirect to a data URL.
        let moved = await #expect(throws: ClientError.self) { try await reader.read("https://a.example", limit: 3) }
        #expect(moved?.kind == .unsafeAddress(reason: "not an http or https address"))
    }

    /// An unsafe address of a name is rejected like an unsafe name.
    @Test func unsafeNames() async throws {
        let transport = ScriptedTransport(.failure(TransportError(.unsafeAddress, "the name leads astray")))
        let error = await #expect(throws: ClientError.self) {
            try await OutputReader(transport: transport, allowsLoopback: false).read("https://a.example/", limit: 9)
        }
        #expect(error?.kind == .unsafeAddress(reason: "the name leads astray"))
        #expect(error?.isRetrySafe == false)
    }

    @Test(arguments: ["http://127.0.0.1:80/x", "http://localhost:80/x", "http://[::1]:80/x"])
    func readsLoopbackWhenAllowed(_ url: String) async throws {
        let reader = OutputReader(transport: ScriptedTransport(.json(200, "x")), allowsLoopback: true)
        #expect(try await reader.read(url, limit: 9).bytes == [0x78])
    }

    @Test func stopsAtRedirectLoops() async {
        let transport = ScriptedTransport(paths: (0..<20).map { _ in ("/x", redirect("/x")) })
        let reader = OutputReader(transport: transport, allowsLoopback: false)
        await #expect(throws: ClientError.self) { try await reader.read("https://a.example/x", limit: 9) }
        #expect(transport.requests.count == OutputReader.redirectLimit + 1)
    }

    @Test(arguments: [
        (403, ClientError.Kind.notFound), (404, .notFound), (410, .notFound),
        (500, .unavailable(reason: "HTTP 500")), (204, .unavailable(reason: "HTTP 204")),
    ])
    func refusals(_ status: Int, _ kind: ClientError.Kind) async {
        let reader = OutputReader(transport: ScriptedTransport(.json(status, "")), allowsLoopback: false)
        let error = await #expect(throws: ClientError.self) { try await reader.read("https://a.example/x", limit: 9) }
        #expect(error?.kind == kind)
    }

    @Test func redirectsNeedALocation() async {
        let reader = OutputReader(transport: ScriptedTransport(redirect(nil)), allowsLoopback: false)
        await #expect(throws: ClientError.self) { try await reader.read("https://a.example/x", limit: 9) }
    }
}
