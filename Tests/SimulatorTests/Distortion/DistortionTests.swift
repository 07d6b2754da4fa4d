import JSON
import Domain
import Testing

@testable import Simulator

struct DistortionTests {
    private func distorted(_ body: JSON, _ fault: Fault, headers: [String: String] = [:]) -> (JSON, [String: String])? {
        let reply = Distortion(faults: [fault]).applied(to: .json(200, body, headers: headers))
        guard case .json(200, let body, let headers) = reply else { return nil }
        return (body, headers)
    }

    @Test(arguments: [Fault.brokenRows, .looseTypes, .noPagination, .wrongTotal, .cutJSON, .huge])
    func leaveRefusalsAlone(fault: Fault) {
        let reply = Distortion(faults: [fault]).applied(to: .json(404, ["error": "not_found", "total": 1]))
        guard case .json(404, ["error": "not_found", "total": 1], _) = reply else {
            Issue.record("\(reply)")
            return
        }
    }

    @Test func breakRows() throws {
        let (body, _) = try #require(distorted(["data": [["id": "a"], ["id": "b"]], "count": 2], .brokenRows))
        #expect(
            body["data"] == [
                .null, ["id": "a"], 7, ["id": "b"], "row", [], ["title": "nobody", "name": "nobody"],
            ])
        #expect(body["count"] == 2)
    }

    @Test func loosenTypes() throws {
        let date: JSON = "2026-05-08T01:23:45.678Z"
        let row: JSON = ["id": "a", "description": "x", "createdAt": date, "count": 3, "isActive": true]
        let (body, _) = try #require(
            distorted(["data": [row, row, row, row, row], "variableSchema": ["minimum": 1]], .looseTypes))
        let rows = try #require(body["data"]?.array)
        #expect(rows.map { $0["count"] } == Array(repeating: "3", count: 5))
        #expect(rows.allSatisfy { $0["isActive"] == "true" })
        #expect(rows.map { $0["description"] } == ["x", .null, 1984, "x", .null])
        #expect(
            rows.map { $0["createdAt"]?.string } == [
                "2026-05-08T01:23:45.678Z", "2026-05-08T01:23:45Z", "2026-05-08T01:23:45",
                "2026-05-08T01:23:45.123456789Z", "2026-05-08T01:23:45+00:00",
            ])
        #expect(body["variableSchema"] == ["minimum": 1])
        #expect(Distortion(faults: [.looseTypes]).applied(toFrame: ["status": "queued"])["output"] == .null)
    }

    @Test func leaveCountsOut() throws {
        let (body, headers) = try #require(
            distorted(
                ["runs": [], "count": 0, "total": 9, "limit": 50, "nextCursor": .null], .noPagination,
                headers: ["X-Total-Count": "9"]))
        #expect(body == ["runs": [], "nextCursor": .null])
        #expect(headers["X-Total-Count"] == nil)
        #expect(try #require(distorted(["data": [], "pagination": ["page": 1]], .noPagination)).0 == ["data": []])
        // A quota's limit is not the count of a list.
        #expect(try #require(distorted(["limit": 200], .noPagination)).0 == ["limit": 200])
    }

    @Test func falsifyTotals() throws {
        let (runs, headers) = try #require(
            distorted(["runs": [], "total": 9], .wrongTotal, headers: ["X-Total-Count": "9"]))
        #expect(runs["total"] == 22)
        #expect(headers["X-Total-Count"] == "10")
        let (page, _) = try #require(
            distorted(["data": [], "pagination": ["page": 1, "totalPages": 3, "totalCount": 52]], .wrongTotal))
        #expect(page["pagination"] == ["page": 1, "totalPages": 4, "totalCount": 65])
    }

    @Test func cutAndInflate() throws {
        let body: JSON = ["id": "a", "title": "an owl"]
        guard case .raw(200, let headers, let half) = Distortion(faults: [.cutJSON]).applied(to: .json(200, body)),
            case .raw(200, _, let whole) = Distortion(faults: [.huge]).applied(to: .json(200, body))
        else {
            Issue.record("neither is raw")
            return
        }
        #expect(headers["Content-Type"] == "application/json")
        #expect(Array(body.text.utf8).starts(with: half) && half.count == body.text.utf8.count / 2)
        #expect(whole.count > 8 << 20)
        #expect(whole.starts(with: Array(#"{"id":"a","title":"an owl","padding":"xxx"#.utf8)))
        #expect(whole.suffix(4) == Array(#"xx"}"#.utf8)[...])
    }
}
