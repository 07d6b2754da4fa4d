import ArtClient
import Archive
import Domain
import Engine
import Synchronization

/// A process that leads, sends many requests to both services, and is killed while it sends those of another process.
package enum Load {
    /// How many requests each process submits.
    package static let count = 20
    /// After so many answers to requests of the other process, none of which is written down yet, it is killed.
    private static let foreignAnswers = 5

    static func run(archive path: String, port: Int, folder: String) async throws {
        var setting = Session.Setting(archive: try Archive(path: path), port: port, folder: folder)
        setting.hasBoth = true
        setting.isUnresting = true
        let answers = Mutex(0)
        setting.tell = { request, step in
            let isForeign = request.headers.contains { $0.name == "Idempotency-Key" && $0.value.hasPrefix("here") }
            guard request.method == .post, step == .ends, isForeign else { return }
            let count = answers.withLock { count in
                count += 1
                return count
            }
            if count == foreignAnswers { QueueVictim.killItself() }
        }
        let session = try Session(setting)
        for request in try await Request.many(count, name: "there", port: port) {
            session.engine.send(.submit(request, isConfirmed: true))
        }
        await session.live { false }
    }
}
