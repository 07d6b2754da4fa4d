import ArtClient
import JSON
import Domain

/// How fast a history of 5,000 runs becomes reports, through the client but without a network: 100 pages of 50, as
/// artinstring gives them (`GET /api/v1/runs`).
enum HistoryReading {
    static func measure() async throws -> [Figure] {
        let pages = (0..<100).map(page)
        let byteCount = pages.map(\.count).reduce(0, +)
        let parsing = await Stopwatch.best {
            for page in pages where (try? JSONParser.parse(page)) == nil { print("a page was refused") }
        }
        guard let token = Secret("arti_benchmark") else { return [] }
        let client = ArtinstringClient(token: token, transport: CannedTransport(pages: pages))
        var rows = 0
        let reading = try await Stopwatch.best {
            rows = 0
            for page in pages.indices { rows += try await client.runs(RunQuery(cursor: "\(page)")).rows.count }
        }
        guard rows == 5000 else { return [Figure(what: "\(rows) rows of 5000 were read", value: "")] }
        return [
            Figure(
                what: "bytes to run reports, MB/s", value: Stopwatch.speed(byteCount, in: reading).rounded,
                mark: "at least 50"),
            Figure(what: "bytes to JSON alone, MB/s", value: Stopwatch.speed(byteCount, in: parsing).rounded),
            Figure(what: "bytes for a run", value: "\(byteCount / 5000)"),
        ]
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

/// Answers the page that the cursor names.
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
