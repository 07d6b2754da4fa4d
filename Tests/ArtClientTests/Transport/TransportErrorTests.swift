@testable import ArtClient
import Testing

struct TransportErrorTests {
    private struct Strange: Error {}

    @Test(arguments: [
        (Strange() as any Error, TransportError.Kind.interrupted), (CancellationError(), .cancelled),
    ])
    func unprovenFailuresMayHaveBeenSent(_ error: any Error, _ kind: TransportError.Kind) {
        #expect(TransportError(classifying: error).kind == kind)
    }

    @Test(arguments: [
        ("http://127.0.0.1:1", false), ("https://localhost:1", false), ("https://no-such-host.invalid", true),
    ])
    func unreachableServersAreNotSent(_ address: String, _ isName: Bool) async throws {
        let transport = HTTPTransport()
        for method in [TransportRequest.Method.get, .post] {
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(TransportRequest(method, url: address + "/x", body: []))
            }
            #expect(error?.kind == .notSent)
            #expect(error?.reason.contains("not found") == isName)
        }
        await transport.shutdown()
    }
}
