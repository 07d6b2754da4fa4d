package import ArtClient
package import Archive
package import Domain
package import Engine
import Logging
import Synchronization
import TestKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An engine on an archive and a simulator, whose time passes as fast as its exchanges allow.
package final class Session: Sendable {
    /// What a session is made of.
    package struct Setting: Sendable {
        package var archive: Archive
        /// The simulator's.
        package var port: Int
        /// Where files are fetched to.
        package var folder: String
        /// Our wall clock.
        package var now: @Sendable () -> Timestamp = { .wall() }
        /// Whether Antekirt is there as well.
        package var hasBoth = false
        /// Whether time passes all the while, and not only where a request needs it.
        package var isUnresting = false
        /// Is told each step of each exchange, which waits for it.
        package var tell: @Sendable (TransportRequest, WatchedTransport.Step) async -> Void = { _, _ in }

        package init(archive: Archive, port: Int, folder: String) {
            self.archive = archive
            self.port = port
            self.folder = folder
        }
    }

    private struct State {
        var runs: [RunID: Run] = [:]
        var isRead = false
        /// The last moments that the clock has shown.
        var moments: [Duration] = [.zero]
        /// How often a wait was not ended that may be one for an answer.
        var hesitations = 0
    }

    package let engine: Engine
    private let isUnresting: Bool
    private let clock = ManualClock()
    private let connections = HTTPTransport()
    private let transports: [WatchedTransport]
    private let state = Mutex(State())

    package init(_ setting: Setting) throws {
        let origin = try Origin("http://127.0.0.1:\(setting.port)")
        let calls = WatchedTransport(connections, tell: setting.tell)
        let files = WatchedTransport(OutputTransport(allowsLoopback: true), tell: setting.tell)
        transports = [calls, files]
        isUnresting = setting.isUnresting
        engine = Engine(
            EngineConfiguration(
                artinstring: Secret("arti_demo").map {
                    ArtinstringClient(origin: origin, token: $0, transport: calls, clock: QuickClock())
                },
                antekirt: (setting.hasBoth ? Secret("ak_demo") : nil).map {
                    AntekirtClient(origin: origin, key: $0, transport: calls, clock: QuickClock())
                },
                archive: setting.archive, outputs: OutputReader(transport: files, allowsLoopback: true),
                downloads: DownloadSettings(folder: setting.folder), clock: clock, now: setting.now,
                random: { 0.5 }, toolPath: "/nowhere",
                logger: Logger(label: "story") { _ in SwiftLogNoOpLogHandler() }))
    }

    /// The newest of what was told of a request.
    package func run(_ id: RequestID) -> Run? { state.withLock { $0.runs[RunID(id.value)] } }

    /// The rows that are shown.
    package var runs: [Run] { state.withLock { Array($0.runs.values) } }

    /// Whether the service's newest runs have been read.
    package var isRead: Bool { state.withLock { $0.isRead } }

    /// Runs the engine until `isOver`, or until patience ends.
    ///
    /// - Parameter hear: Is given each event, after what it tells is known here.
    /// - Returns: Whether it was over.
    @discardableResult
    package func live(
        hear: @escaping @Sendable (EngineEvent) -> Void = { _ in }, until isOver: @Sendable () -> Bool
    ) async -> Bool {
        let listening = Task {
            for await event in engine.events {
                take(event)
                hear(event)
            }
        }
        let life = Task { await engine.run() }
        // A process of its own is not held up as the tests are that it waits for.
        var patience = Patience(seconds: 120)
        var wasOver = isOver()
        while !wasOver, (try? await patience.pause()) ?? false {
            passTime()
            wasOver = isOver()
        }
        life.cancel()
        await life.value
        await listening.value
        await connections.shutdown()
        return wasOver
    }

    private func take(_ event: EngineEvent) {
        state.withLock { state in
            switch event {
            case .runs(let runs): for run in runs { state.runs[run.id] = run }
            case .olderRuns(.artinstring, _): state.isRead = true
            default: break
            }
        }
    }

    /// Lets time pass where something waits for it and no answer does. Not before the engine looks at its archive
    /// again, as it does every second: it has then written all that it had to.
    private func passTime() {
        let (now, deadlines) = (clock.now.offset, clock.deadlines)
        guard transports.allSatisfy(\.isIdle), deadlines.contains(where: { $0 <= now + .seconds(1) }) else { return }
        let runs = runs
        if !isUnresting, runs.contains(where: { $0.delivery == .searching }) {
            guard let next = deadlines.first(where: { $0 > now + .seconds(1) }), mayPass(next) else { return }
            move(to: next)
        } else if isUnresting || runs.contains(where: { $0.remoteID != nil && !$0.phase.isTerminal }) {
            move(to: now + .seconds(1))
        }
    }

    /// Whether the wait until `deadline` can be ended: an answer that has not begun is waited for as well, for two
    /// seconds or for ten, and that wait is ended by the answer unless there is none for long.
    private func mayPass(_ deadline: Duration) -> Bool {
        state.withLock { state in
            guard state.moments.contains(where: { [.seconds(2), .seconds(10)].contains(deadline - $0) }) else {
                return true
            }
            state.hesitations += 1
            return state.hesitations > 50
        }
    }

    private func move(to moment: Duration) {
        state.withLock { state in
            state.moments = state.moments.suffix(3) + [moment]
            state.hesitations = 0
        }
        clock.advance(to: moment)
    }
}

extension Timestamp {
    /// The wall clock's moment.
    package static func wall() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
