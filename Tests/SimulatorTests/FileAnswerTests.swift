import JSON
import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1
import Simulator
import Testing

/// Ranges of output files (RFC 9110, section 14).
struct FileAnswerTests {
    private func picture(_ visitor: Visitor) async throws -> String {
        let id = try await visitor.finishedGeneration()
        let row = try await visitor.get("/api/v1/generations/\(id)").json()["data"]
        return try #require(row?["outputs"]?["images"]?[0]?["url"]?.string)
    }

    private func get(
        _ url: String, _ fields: [(String, String)]
    ) async throws -> (status: UInt, headers: HTTPHeaders, body: [UInt8]) {
        var request = HTTPClientRequest(url: url)
        request.headers = HTTPHeaders(fields)
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 16 << 20)
        return (response.status.code, response.headers, Array(body.readableBytesView))
    }

    @Test func ranges() async throws {
        try await withSimulator { visitor in
            let url = try await picture(visitor)
            let whole = try await get(url, [])
            #expect(whole.status == 200)
            let tag = try #require(whole.headers.first(name: "etag"))
            let size = whole.body.count
            let rows: [(range: String, tag: String?, part: Range<Int>?)] = [
                ("bytes=10-", nil, 10..<size), ("bytes=10-19", tag, 10..<20), ("bytes=-5", nil, size - 5..<size),
                ("bytes=0-99999999", nil, 0..<size), ("bytes=10-", "\"other\"", nil), ("bytes=a-b", nil, nil),
                ("bytes=1-2,4-5", nil, nil), ("lines=1-2", nil, nil), ("bytes=5-2", nil, nil), ("bytes=-", nil, nil),
            ]
            for row in rows {
                let answer = try await get(url, [("Range", row.range)] + (row.tag.map { [("If-Range", $0)] } ?? []))
                #expect(answer.status == (row.part == nil ? 200 : 206), "\(row)")
                #expect(answer.body == Array(row.part.map { whole.body[$0] } ?? whole.body[...]), "\(row)")
                let range = row.part.map { "bytes \($0.lowerBound)-\($0.upperBound - 1)/\(size)" }
                #expect(answer.headers.first(name: "content-range") == range, "\(row)")
            }
            let beyond = try await get(url, [("Range", "bytes=\(size)-")])
            #expect(beyond.status == 416)
            #expect(beyond.headers.first(name: "content-range") == "bytes */\(size)")
        }
    }

    @Test func breakOffInTheMiddle() async throws {
        try await withSimulator { visitor in
            let url = try await picture(visitor)
            let whole = try await get(url, []).body
            await visitor.simulator.setFaults([.cutFiles])
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(60))
            #expect(response.headers.first(name: "content-length") == "\(whole.count)")
            var received: [UInt8] = []
            await #expect(throws: (any Error).self) {
                for try await chunk in response.body { received += chunk.readableBytesView }
            }
            // Bytes in the socket buffers are lost as well.
            #expect(received.count <= (whole.count + 1) / 2)
            await visitor.simulator.setFaults([])
            let rest = try await get(url, [("Range", "bytes=\(received.count)-")])
            #expect(received + rest.body == whole)
        }
    }
}
