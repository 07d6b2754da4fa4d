import JSON
import Domain
import Hummingbird
import NIOCore

/// The frames of one run's event stream.
struct RunFrames: Sendable {
    let world: World
    let run: String
    let speed: Double

    /// The interval of heartbeat comments in a silent stream; real time, because they keep the connection alive.
    private static var heartbeat: Duration { .seconds(15) }

    /// A simulated second.
    private var second: Duration { .milliseconds(max(1, Int(saturating: 1000 / speed))) }

    /// Sends a stream with the given behavior.
    func write(to writer: inout any ResponseBodyWriter, _ behavior: StreamBehavior) async throws {
        switch behavior {
        case .normal, .silentEnd, .numbered: try await follow(to: &writer, behavior)
        case .drop: try await beginning(to: &writer)
        case .hang: try await Task.sleep(for: .seconds(86_400))
        case .comments:
            while true {
                try await writer.write(ByteBuffer(string: ": still here\n\n"))
                try await Task.sleep(for: second)
            }
        case .garbage: try await garbage(to: &writer)
        case .jsonError: try await writer.write(ByteBuffer(string: "{\"error\":\"internal_error\"}"))
        }
    }

    /// Sends the run's status and every change of it until it ends; a silent end omits the last one.
    private func follow(to writer: inout any ResponseBodyWriter, _ behavior: StreamBehavior) async throws {
        var sentStatus: String?
        var number = 0
        while let snapshot = await world.snapshot(at: run) {
            if behavior == .silentEnd, snapshot.untilNextChange == nil { return }
            if snapshot.status != sentStatus {
                number += 1
                // Two data lines are one text with a line break, which JSON allows.
                let frame =
                    behavior == .numbered
                    ? "retry: 2000\nid: \(number)\nevent: status\ndata:\ndata: \(snapshot.frame.text)\n\n"
                    : "data: \(snapshot.frame.text)\n\n"
                try await writer.write(ByteBuffer(string: frame))
                sentStatus = snapshot.status
            }
            guard let wait = snapshot.untilNextChange else { return }
            if wait > Self.heartbeat {
                try await Task.sleep(for: Self.heartbeat)
                try await writer.write(ByteBuffer(string: ": heartbeat\n\n"))
            } else {
                try await Task.sleep(for: wait)
            }
        }
    }

    /// Sends one event, waits a simulated second, and never sends the end.
    private func beginning(to writer: inout any ResponseBodyWriter) async throws {
        guard let snapshot = await world.snapshot(at: run), snapshot.untilNextChange != nil else { return }
        try await writer.write(ByteBuffer(string: "data: \(snapshot.frame.text)\n\n"))
        try await Task.sleep(for: second)
    }

    /// Sends invalid frames.
    private func garbage(to writer: inout any ResponseBodyWriter) async throws {
        let pieces: [[UInt8]] = [
            Array("data: {\"status\":\n\n".utf8), Array("data: <html>oops</html>\n\n".utf8),
            Array(":::\n\nevent\ndata\n\nid: \0\n\n".utf8),
            [0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0xFE, 0x80, 0x0A, 0x0A],
            Array("data: null\n\ndata: [1,2]\n\ndata: {\"status\":7}\n\n".utf8), Array("data: {\"stat".utf8),
        ]
        for piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
    }
}
