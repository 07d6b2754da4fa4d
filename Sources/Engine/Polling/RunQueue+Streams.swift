import ArtClient
import Domain
import Logging

extension RunQueue {
    /// Opens and ends streams as planned; gives when to look again, nil when nothing is due.
    func openStreams() -> Duration? {
        while true {
            let now = context.timeline.elapsed()
            // Asked before the plan, since what the plan gives is begun. Reads that somebody waits for come first.
            if let wait = sweeps[.artinstring]?.pace.wait(at: now, reserve: Self.readReserve) { return now + wait }
            switch streams.next(at: now) {
            case .open(let id):
                _ = sweeps[.artinstring]?.pace.take(at: now)
                context.start { await self.stream(id) }
            case .close(let id): streamEnders[id]?.finish()
            case .wait(let moment): return moment
            case .rest: return nil
            }
        }
    }

    private static var readReserve: Int { 2 }

    /// What came of one connection.
    private struct StreamEnd: Sendable {
        var saidTerminal = false
        var hasSpoken = false
    }

    private func stream(_ id: RunID) async {
        let (closing, ender) = AsyncStream.makeStream(of: Void.self)
        streamEnders[id] = ender
        var end = StreamEnd()
        if let remoteID = runs[id]?.remoteID, isFollowed(id) {
            end = await withTaskGroup(of: StreamEnd?.self) { group in
                group.addTask { await self.readStream(of: id, remoteID: remoteID) }
                group.addTask {
                    for await _ in closing {}
                    return nil
                }
                // What the reader has found is wanted even where the other was the first to end.
                var end: StreamEnd?
                for await result in group {
                    end = result ?? end
                    group.cancelAll()
                }
                return end ?? StreamEnd()
            }
        }
        streamEnders[id] = nil
        let now = context.timeline.elapsed()
        streams.ended(
            id, saidTerminal: end.saidTerminal, hasSpoken: end.hasSpoken, at: now, jitter: context.random())
        sweeps[.artinstring]?.streamed(id, false)
        // What the stream did not tell may have happened; and an end is read before it is told, with its output.
        sweeps[.artinstring]?.wantRead(id, at: now)
        await updateFollowing(of: [id])
        wake(.artinstring)
    }

    /// Reads the stream to its end.
    private func readStream(of id: RunID, remoteID: String) async -> StreamEnd {
        var end = StreamEnd()
        do {
            for try await event in try await context.calls.events(ofRun: remoteID) {
                if !end.hasSpoken {
                    // A head alone makes no good stream: a server may accept each and say nothing.
                    end.hasSpoken = true
                    streams.spoke(id)
                    sweeps[.artinstring]?.streamed(id, true)
                    await monitor.answered(.artinstring)
                }
                if await take(event, of: id) {
                    end.saidTerminal = true
                    break
                }
            }
        } catch {
            context.logger.info("stream ended", metadata: ["run": "\(remoteID)", "error": "\(error)"])
        }
        return end
    }

    /// Takes what a stream tells; gives whether it is the run's end.
    private func take(_ event: StreamEvent, of id: RunID) async -> Bool {
        guard let run = runs[id] else { return false }
        sweeps[.artinstring]?.heard(id, at: context.timeline.elapsed())
        var news = run
        switch event {
        // A stream's end is a hint; the run is read before its end is told, with its output.
        case .report(let report) where report.phase?.isTerminal == true: return true
        case .report(let report):
            news = run.applying(report, now: context.now())
            if news.phase != run.phase { streams.toldNews(id) }
        case .heartbeat: break
        }
        news.following = .stream
        // A stream that talks much is fresh enough when it is told once a second.
        let now = context.now()
        let isStale = run.heardAt.map { now - $0 >= .seconds(1) } ?? true
        news.heardAt = isStale ? now : run.heardAt
        await commit([news], .updated(.stream))
        return false
    }
}
