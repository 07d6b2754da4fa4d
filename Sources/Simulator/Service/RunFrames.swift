import Domain
import Hummingbird
import NIOCore

/// The frames of one run's event stream.
struct RunFrames: Sendable {
    let world: World
    let run: String
    let speed: Double

    /// How often a silent stream sends a comment; real time, since it is the connection that it keeps alive.
    private static var heartbeat: Duration { .seconds(15) }

    /// Sends the run's status and every change of it until it ends; a stream that stops early ends once
    /// it has said one thing and waited a second, and never says that the run has ended.
    func follow(to writer: inout any ResponseBodyWriter, stoppingEarly: Bool = false) async throws {
        var said: String?
        while let look = await world.look(at: run) {
            if stoppingEarly, look.untilNextChange == nil { return }
            if look.status != said {
                try await writer.write(ByteBuffer(string: "data: \(look.frame.text)\n\n"))
                said = look.status
            }
            if stoppingEarly {
                try await Task.sleep(for: .milliseconds(max(1, Int(1000 / speed))))
                return
            }
            guard let wait = look.untilNextChange else { return }
            if wait > Self.heartbeat {
                try await Task.sleep(for: Self.heartbeat)
                try await writer.write(ByteBuffer(string: ": heartbeat\n\n"))
            } else {
                try await Task.sleep(for: wait)
            }
        }
    }

    /// Sends what no event stream should carry.
    func garbage(to writer: inout any ResponseBodyWriter) async throws {
        let pieces: [[UInt8]] = [
            Array("data: {\"status\":\n\n".utf8), Array("data: <html>oops</html>\n\n".utf8),
            Array(":::\n\nevent\ndata\n\nid: \0\n\n".utf8),
            [0x64, 0x61, 0x74, 0x61, 0x3A, 0xFF, 0xFE, 0x80, 0x0A, 0x0A],
            Array("data: null\n\ndata: [1,2]\n\ndata: {\"status\":7}\n\n".utf8), Array("data: {\"stat".utf8),
        ]
        for piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
    }
}
