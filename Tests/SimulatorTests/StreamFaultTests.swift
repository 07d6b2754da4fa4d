import JSON
import AsyncHTTPClient
import Domain
import NIOCore
import Simulator
import Testing

/// The effects of faults on event streams.
@Suite(.timeLimit(.minutes(5)))
struct StreamFaultTests {
    @Test func refuseStreams() async throws {
        try await withSimulator(faults: [.streamRefused]) { visitor in
            let path = "/api/runs/\(try await visitor.run("stoic-owl").json()["runId"]?.string ?? "")/stream"
            #expect(try await visitor.get(path).status == 500)
            #expect(try await visitor.get(path).status == 404)
        }
    }

    @Test func dropStreams() async throws {
        try await withSimulator(speed: 1, faults: [.streamDrop]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            // The stream lasts a simulated second; every image takes at least eight.
            let text = try await visitor.get("/api/runs/\(id)/stream").text
            #expect(text.hasPrefix("data: {\"status\":"))
            #expect(!text.contains("completed"))
        }
    }

    @Test func fillStreamsWithGarbage() async throws {
        try await withSimulator(faults: [.streamGarbage]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let garbage = try await visitor.get("/api/runs/\(id)/stream")
            #expect(garbage.status == 200)
            #expect(garbage.text.contains("<html>"))
            #expect(!garbage.text.contains("completed"))
        }
    }

    @Test func hangStreamsUntilTheClientCloses() async throws {
        try await withSimulator(faults: [.streamHang]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let listener = Task {
                let response = try await visitor.open("GET", "/api/runs/\(id)/stream")
                for try await _ in response.body {}
            }
            while await visitor.simulator.statistics().openStreams == 0 { await Task.yield() }
            listener.cancel()
            while await visitor.simulator.statistics().openStreams > 0 { await Task.yield() }
        }
    }

    /// The whole stream of a new run under `fault`.
    private func stream(_ visitor: Visitor) async throws -> Visitor.Answer {
        let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
        return try await visitor.get("/api/runs/\(id)/stream")
    }

    @Test func endStreamsInSilence() async throws {
        try await withSimulator(faults: [.streamSilentEnd]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let text = try await visitor.get("/api/runs/\(id)/stream").text
            #expect(!text.contains("completed"))
            // The stream lasted as long as the run.
            #expect(try await visitor.get("/api/v1/runs/\(id)").json()["status"] == "completed")
            #expect(try await visitor.get("/api/runs/\(id)/stream").text.isEmpty)
        }
    }

    @Test func respondToStreamsWithAnError() async throws {
        try await withSimulator(faults: [.streamJSONError]) { visitor in
            let answer = try await stream(visitor)
            #expect(answer.status == 200 && answer.header("content-type") == "text/event-stream")
            #expect(try answer.json() == ["error": "internal_error"])
        }
    }

    @Test func respondToStreamsWithAnotherType() async throws {
        try await withSimulator(faults: [.streamWrongType]) { visitor in
            let answer = try await stream(visitor)
            #expect(answer.status == 200 && answer.header("content-type") == "application/json")
            #expect(try answer.json()["status"] != nil)
        }
    }

    @Test func numberTheFrames() async throws {
        try await withSimulator(faults: [.streamIDs]) { visitor in
            let frames = try await stream(visitor).text.split(separator: "\n\n")
            #expect(frames.last?.contains("completed") == true)
            for (index, frame) in frames.enumerated() {
                #expect(frame.hasPrefix("retry: 2000\nid: \(index + 1)\nevent: status\ndata:\ndata: {"))
            }
        }
    }

    @Test func sendCommentsIndefinitely() async throws {
        try await withSimulator(faults: [.streamComments]) { visitor in
            let id = try await visitor.run("stoic-owl").json()["runId"]?.string ?? ""
            let response = try await visitor.open("GET", "/api/runs/\(id)/stream")
            let run = try await visitor.settle("/api/v1/runs/\(id)") { $0["status"] }
            #expect(run["status"] == "completed")
            var text = ""
            for try await chunk in response.body {
                text += String(buffer: chunk)
                if text.count > 1000 { break }
            }
            let lines = text.split(separator: "\n")
            #expect(lines.dropLast().allSatisfy { $0 == ": still here" })
        }
    }
}
