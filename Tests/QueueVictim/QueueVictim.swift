import Archive
import Domain
import Engine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process that sends requests, to be killed by itself or by the test that started it.
///
/// With a moment it kills itself there; with an obstacle as well, the archive cannot be written from that moment until
/// the user is told of the request, and then it kills itself or, with `goes-on`, makes room. Without a moment it goes
/// on until nothing more happens, and prints the moments that it came through. What it sends is a run, or a conversion
/// where one is named.
@main
struct QueueVictim {
    private static let usage = """
        usage: queue-victim ARCHIVE PORT FOLDER SCRIPT [MOMENT [svg|video|full|locked [goes-on]]]
               queue-victim ARCHIVE PORT FOLDER load
        """

    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 4, let port = Int(words[1]) else { return leave(usage) }
        if words[3] == "load" { return try await Load.run(archive: words[0], port: port, folder: words[2]) }
        guard let script = Script(rawValue: words[3]) else { return leave(usage) }
        let obstacle = words.count > 5 ? Obstacle(rawValue: words[5]) : nil
        let archive = try Archive(path: words[0], timeout: obstacle == nil ? .seconds(5) : .milliseconds(20))
        let hindering = try Hindering(path: words[0], obstacle, isFatal: words.last != "goes-on")
        let watch = try Watch(for: words.count > 4 ? Moment(rawValue: words[4]) : nil, path: words[0]) {
            hindering.begin()
        }
        var setting = Session.Setting(archive: archive, port: port, folder: words[2])
        setting.now = {
            watch.looksAtClock()
            return .wall()
        }
        setting.tell = { await watch.sees($0, $1) }
        let conversion = words.count > 5 ? Conversion(rawValue: words[5]) : nil
        setting.hasBoth = conversion != nil
        let request =
            if let conversion {
                try await Request.conversion(conversion, port: port)
            } else {
                try await Request.owl(port: port)
            }
        let isHeld = script == .hold || script == .withdraw
        if isHeld {
            // Before the engine is there, which would send it at once.
            try await archive.record(request, at: .wall())
            try await archive.hold(request.id, true)
        }
        let session = try Session(setting)
        let user = User(script: script, request: isHeld ? nil : request, session: session, watch: watch)
        await session.live { event in
            watch.hears(event)
            if hindering.ends(with: event) { session.engine.send(.hold(.first, false)) }
            user.act()
        } until: {
            user.isDone
        }
        print(watch.passed.map(\.rawValue).sorted().joined(separator: "\n"))
    }

    private static func leave(_ words: String) {
        print(words)
        exit(2)
    }

    /// Ends this process as nobody can prevent.
    static func killItself() {
        kill(getpid(), SIGKILL)
        // The signal may reach other threads a little later than this one.
        pause()
    }
}
