import ArtClient
import Benchmark
import Domain
import JSON

/// The speed at which a history of 5,000 runs is read through the client without a network: 100 pages of 50 rows, as
/// artinstring sends them (`GET /api/v1/runs`).
enum RunHistoryBenchmarks {
    /// Registers the client, and the JSON parser alone for comparison.
    static func register() {
        Benchmark(
            "run-history-as-JSON",
            closure: { _, pages in
                for page in pages { blackHole(try JSONParser.parse(page)) }
            }, setup: { (0..<100).map(page) })
        Benchmark(
            "run-history-as-reports",
            closure: { (_: Benchmark, client: ArtinstringClient) async throws in
                var rows = 0
                for page in 0..<100 { rows += try await client.runs(RunQuery(cursor: "\(page)")).rows.count }
                guard rows == 5000 else { throw InvalidResult(reason: "\(rows) of 5000 rows were read.") }
            },
            setup: {
                guard let token = Secret("arti_benchmark") else { throw InvalidResult(reason: "The token is empty.") }
                return ArtinstringClient(token: token, transport: CannedTransport(pages: (0..<100).map(page)))
            })
    }

    private static func page(_ page: Int) -> [UInt8] {
        let rows = (0..<50).map { row in
            let id = "5c1d7a3e-94b0-4f6e-8a2d-" + "\(100_000_000_000 + page * 50 + row)"
            return """
                {"id":"\(id)","status":"completed","createdAt":"2026-05-08T01:23:45.678Z",\
                "completedAt":"2026-05-08T01:24:11.012Z","promptId":"0b0f6d0e-2f0b-4c9a-9d3e-5f1a2b3c4d5e",\
                "promptSlug":"stoic-owl-\(row)","promptTitle":"Stoic Owl Portrait \(row)"}
                """
        }
        return Array(
            "{\"runs\":[\(rows.joined(separator: ","))],\"count\":50,\"total\":5000,\"nextCursor\":\"\(page + 1)\"}"
                .utf8)
    }
}

/// A transport that answers with the page that the request's cursor names.
private struct CannedTransport: Transport {
    let pages: [[UInt8]]

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        guard let page = request.url.split(separator: "=").last.flatMap({ Int($0) }), pages.indices.contains(page)
        else {
            throw TransportError(.notSent, "no such page")
        }
        return TransportResponse(status: 200, headers: ["content-type": "application/json"], body: pages[page])
    }

    func open(_ request: TransportRequest) async throws(TransportError) -> TransportStream {
        throw TransportError(.notSent, "no streams")
    }
}
