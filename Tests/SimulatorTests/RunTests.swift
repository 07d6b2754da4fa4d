import JSON
import Domain
import Simulator
import Testing

struct RunTests {
    @Test func goesFromPostToImageByPolling() async throws {
        try await withSimulator { visitor in
            let accepted = try await visitor.run("stoic-owl")
            #expect(accepted.status == 200)
            #expect(try accepted.json()["status"] == "queued")
            let id = try #require(try accepted.json()["runId"]?.string)
            let run = try await visitor.settle("/api/v1/runs/\(id)") { $0["status"] }
            #expect(run["status"] == "completed")
            #expect(run["error"] == .null)
            #expect(run["output"]?["mime"] == "image/png")
            #expect(Timestamp(rfc3339: run["completedAt"]?.string ?? "") != nil)
            let file = try await visitor.get(run["output"]?["url"]?.string ?? "", credential: false)
            #expect(file.header("content-type") == "image/png")
            #expect(file.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let quotas = try await visitor.get("/api/v1/me/quotas").json()["quotas"]
            #expect(quotas?["image"]?["used"]?.lenientInt == 13)
            #expect(await visitor.simulator.statistics().acceptedRuns == 1)
        }
    }

    @Test func streamsItsProgress() async throws {
        try await withSimulator(speed: 100) { visitor in
            let id = try #require(try await visitor.run("stoic-owl").json()["runId"]?.string)
            let answer = try await visitor.get("/api/runs/\(id)/stream")
            #expect(answer.header("content-type") == "text/event-stream")
            let frames = try answer.text.split(separator: "\n\n").map { frame in
                try JSONParser.parse(String(frame.dropFirst("data: ".count)))
            }
            #expect(frames.last?["status"] == "completed")
            #expect(frames.last?["output"]?["url"]?.string?.hasSuffix("\(id).png") == true)
            #expect(frames.dropLast().allSatisfy { ["queued", "running"].contains($0["status"]?.string) })
            #expect(frames.dropLast().allSatisfy { $0["output"] == nil })
            #expect(await visitor.simulator.statistics().openStreams == 0)
            // A finished run reports it immediately.
            let again = try await visitor.get("/api/runs/\(id)/stream")
            #expect(again.text.split(separator: "\n\n").count == 1)
        }
    }

    @Test func writesTexts() async throws {
        try await withSimulator { visitor in
            let accepted = try await visitor.run("letter-to-the-sea", ["recipient": "Mara", "place": "Pier 9"])
            let id = try #require(try accepted.json()["runId"]?.string)
            let output = try await visitor.settle("/api/v1/runs/\(id)") { $0["status"] }["output"]
            #expect(output?["mime"] == "text/plain")
            #expect(output?["url"] == .null)
            #expect(output?["text"]?.string?.contains("Dear Mara,") == true)
            #expect(output?["text"]?.string?.contains("Pier 9") == true)
        }
    }

    @Test(arguments: [
        ("{", 400, "invalid_body"), ("{}", 400, "invalid_body"),
        (#"{"promptId":"owl","vars":{}}"#, 400, "invalid_body"),
        (#"{"promptId":"OWL","vars":[]}"#, 400, "invalid_body"),
        (#"{"promptId":"OWL","vars":{}}"#, 400, "missing_variables"),
        (#"{"promptId":"OWL","vars":{"subject":""}}"#, 400, "missing_variables"),
        (#"{"promptId":"OWL","vars":{"subject":"o","steps":51}}"#, 400, "invalid_body"),
        (#"{"promptId":"OWL","vars":{"subject":"o","mood":"angry"}}"#, 400, "invalid_body"),
        (#"{"promptId":"OWL","vars":{"subject":"o","colour":"red"}}"#, 400, "invalid_body"),
        (#"{"promptId":"OWL","vars":{"subject":"o"},"useOwnKey":"yes"}"#, 400, "invalid_body"),
        (#"{"promptId":"00000000-0000-4000-8000-000000000000","vars":{}}"#, 404, "prompt_not_found"),
        (#"{"promptId":"BALL","vars":{"subject":"f"}}"#, 402, "tier_required"),
        (#"{"promptId":"SEA","vars":{"recipient":"a","place":"b"},"useOwnKey":true}"#, 400, "missing_provider_key"),
        (#"{"promptId":"OWL","vars":{"subject":"o","steps":50,"seed":4294967295}}"#, 200, nil),
        (#"{"promptId":"VELVET","vars":{"subject":"f"},"useOwnKey":true}"#, 200, nil),
    ])
    func checksTheBody(body: String, status: Int, error: String?) async throws {
        try await withSimulator { visitor in
            var body = body
            for (mark, slug) in [
                ("OWL", "stoic-owl"), ("BALL", "fox-at-the-ball"), ("SEA", "letter-to-the-sea"),
                ("VELVET", "velvet-fox"),
            ] where body.contains(mark) {
                let id = try await visitor.prompt(slug)
                body = body.split(separator: mark, omittingEmptySubsequences: false).joined(separator: id)
            }
            let answer = try await visitor.send("POST", "/api/v1/runs", body: body)
            #expect(answer.status == status)
            #expect(try answer.json()["error"]?.string == error)
            if error == "missing_variables" { #expect(try answer.json()["variables"] == ["subject"]) }
            let isOwnKey = body.contains("\"useOwnKey\":true")
            let used = try await visitor.get("/api/v1/me/quotas").json()["quotas"]?["image"]?["used"]?.lenientInt
            #expect(used == (status == 200 && !isOwnKey ? 13 : 12))
        }
    }

    @Test func namesTheInvalidField() async throws {
        try await withSimulator { visitor in
            let wrong = try await visitor.run("stoic-owl", ["subject": "o", "steps": 0]).json()
            #expect(wrong["fieldErrors"]?["steps"] == ["Too small: expected number to be >=1"])
            let empty = try await visitor.post("/api/v1/runs", [:]).json()
            #expect(empty["fieldErrors"]?.object?.names == ["promptId", "vars"])
        }
    }

    @Test func capsRunsAtThirtyAMinute() async throws {
        try await withSimulator { visitor in
            let body: JSON = ["promptId": .string(try await visitor.prompt("stoic-owl")), "vars": ["subject": "owl"]]
            for _ in 0..<30 { #expect(try await visitor.post("/api/v1/runs", body).status == 200) }
            let answer = try await visitor.post("/api/v1/runs", body)
            #expect(answer.status == 429)
            #expect(try answer.json()["error"] == "rate_limited")
            let seconds = try #require(try answer.json()["retryAfterSeconds"]?.lenientInt)
            #expect((1...60).contains(seconds))
            #expect(answer.header("Retry-After") == String(seconds))
            #expect(await visitor.simulator.statistics().acceptedRuns == 30)
        }
    }

    @Test func pagesThroughHistory() async throws {
        try await withSimulator { visitor in
            var path = "/api/v1/runs"
            var seen: [String] = []
            var times: [Timestamp] = []
            while true {
                let answer = try await visitor.get(path)
                let json = try answer.json()
                #expect(json["total"]?.lenientInt == 62)
                #expect(answer.header("X-Total-Count") == "62")
                for row in json["runs"]?.array ?? [] {
                    seen.append(row["id"]?.string ?? "")
                    times.append(try #require(Timestamp(rfc3339: row["createdAt"]?.string ?? "")))
                }
                guard let cursor = json["nextCursor"]?.string else { break }
                path = "/api/v1/runs?cursor=\(cursor)"
            }
            #expect(seen.count == 62 && Set(seen).count == 62)
            #expect(times == times.sorted(by: >))
            let failed = try await visitor.get("/api/v1/runs?status=failed").json()
            #expect(failed["runs"]?.array?.isEmpty == false)
            #expect(failed["runs"]?.array?.allSatisfy { $0["status"] == "failed" } == true)
            let cancelled = try await visitor.get("/api/v1/runs?status=cancelled").json()
            #expect(cancelled["runs"]?.array?.isEmpty == false)
            let since = try await visitor.get("/api/v1/runs?since=\(times[9].rfc3339)").json()
            #expect(since["total"]?.lenientInt == 10)
        }
    }

    @Test(arguments: [("cursor", "yesterday"), ("since", "1 May"), ("status", "done")])
    func refusesBadQueries(name: String, value: String) async throws {
        try await withSimulator { visitor in
            let answer = try await visitor.get(
                "/api/v1/runs?\(name)=\(value.split(separator: " ").joined(separator: "%20"))")
            #expect(answer.status == 400)
            #expect(try answer.json()["error"]?.string == "invalid_\(name)")
        }
    }

    @Test func returnsOnlyItsOwnRuns() async throws {
        try await withSimulator { visitor in
            for path in ["/api/v1/runs/nope", "/api/runs/nope/stream", "/files/nope.png"] {
                let answer = try await visitor.get(path)
                #expect(answer.status == 404)
            }
            let response = try await visitor.get("/api/runs/nope/stream", credential: false)
            #expect(response.status == 401)
        }
    }
}
