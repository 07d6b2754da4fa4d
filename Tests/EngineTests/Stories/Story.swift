import Archive
import Domain
import QueueVictim
import Simulator
import Synchronization
import TestKit
import Testing

/// A simulator, an archive, and the processes that come and go over it.
struct Story: Sendable {
    let folder: TemporaryFolder
    let weather: Weather
    let simulator: Simulator

    init(folder: TemporaryFolder, weather: Weather) {
        self.folder = folder
        self.weather = weather
        var options = SimulatorOptions(speed: 1000, faults: weather.faults)
        options.promptCount = 3
        options.pastRunCount = 3
        simulator = Simulator(options)
    }

    /// A story whose simulator listens.
    struct Scene: Sendable {
        let story: Story
        let port: Int
    }

    /// Runs the simulator while `body` does.
    func perform(_ body: @Sendable (Scene) async throws -> Void) async throws {
        let simulator = simulator
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = Task { try await simulator.run { port.yield($0) } }
        let listening = Task { await ports.first { _ in true } }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(Scene(story: self, port: try #require(await listening.value))))
        } catch {
            result = .failure(error)
        }
        // Connections are accepted in turn: when the last one has its answer, none is left that the server has not
        // taken over, which it would not survive (NIOAsyncWriter insists on being finished).
        if let number = await listening.value { _ = try? await Request.owl(port: number) }
        server.cancel()
        _ = await server.result
        try result.get()
    }
}

extension Story.Scene {
    var path: String { story.folder.appending("easel.sqlite") }
    var pictures: String { story.folder.appending("pictures") }
    var process: VictimProcess { VictimProcess(archive: path, port: port, folder: pictures) }

    func archive() throws -> Archive { try Archive(path: path) }

    /// The POSTs that came to the server, and the runs that it made.
    func count() async -> (posts: Int, runs: Int) {
        let statistics = await story.simulator.statistics()
        return (statistics.requests["POST /api/v1/runs", default: 0], statistics.acceptedRuns)
    }

    /// Has a process killed at `moment`.
    func kill(at moment: Moment) async throws -> VictimProcess.End {
        let posts: Int? = [.posted: 1, .postedAgain: 2][moment]
        guard let posts else { return try await process.run(moment.script, killedAt: moment) }
        return try await process.run(moment.script, killedAt: moment) { await count().posts == posts }
    }

    /// Runs a process to its own end.
    func leaveAlone(_ script: Script) async throws -> VictimProcess.End { try await process.run(script) }

    /// Starts on what the killed process has left, in this process: the rows that the user sees in the end.
    ///
    /// - Parameters:
    ///   - shift: How far our wall clock was set meanwhile.
    ///   - hasBoth: Whether Antekirt is there as well.
    func restart(_ id: RequestID, clockSetBy shift: Duration = .zero, hasBoth: Bool = false) async throws -> Rows {
        var setting = Session.Setting(archive: try archive(), port: port, folder: pictures)
        setting.now = { .wall() + shift }
        setting.hasBoth = hasBoth
        let session = try Session(setting)
        await session.live {
            session.isRead && (session.run(id).map { Sight($0) != nil && !$0.isBeingFetched } ?? true)
        }
        return Rows(all: session.runs, own: session.run(id))
    }

    /// What the user sees.
    struct Rows {
        let all: [Run]
        /// The row of the request; nil where it has none.
        let own: Run?

        var sight: Sight? { own.map(Sight.init) ?? .nothing }
        /// Whether no run is shown as two.
        var areDistinct: Bool {
            let ids = all.compactMap(\.ownRemoteID)
            return Set(ids).count == ids.count
        }
    }
}
