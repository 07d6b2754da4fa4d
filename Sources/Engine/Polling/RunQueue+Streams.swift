import ArtClient
import Domain
import Logging

extension RunQueue {
    /// Opens and ends streams as planned; returns when to look again, nil when nothing is due.
    func openStreams() -> Duration? {
        while true {
            switch polling.nextStream(at: context.timeline.elapsed()) {
            case .open(let id): context.start { await self.stream(id) }
            case .close(let id): streamWakeups[id]?.wake()
            case .wait(let moment): return moment
            case .rest: return nil
            }
        }
    }

    /// The outcome of one connection.
    private struct StreamEnd: Sendable {
        var saidTerminal = false
        var hasSpoken = false
    }

    private func stream(_ id: RunID) async {
        let wakeup = Wakeup()
        streamWakeups[id] = wakeup
        var end = StreamEnd()
        if let remoteID = runs[id]?.remoteID, isFollowed(id) {
            // What the reader has found is wanted even where its stream was closed from here.
            end = await wakeup.interrupting { await self.readStream(of: id, remoteID: remoteID) } ?? StreamEnd()
        }
        streamWakeups[id] = nil
        polling.noteStreamEnd(
            id, saidTerminal: end.saidTerminal, hasSpoken: end.hasSpoken, at: context.timeline.elapsed(),
            jitter: context.random())
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
                    polling.noteFirstStreamEvent(id)
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
        polling[.artinstring]?.noteUpdate(id, at: context.timeline.elapsed())
        var news = run
        switch event {
        // A stream's end is a hint; the run is read with its output before its end is reported.
        case .report(let report) where report.phase?.isTerminal == true: return true
        case .report(let report):
            news = run.applying(report, now: context.now())
            if news.phase != run.phase { polling.noteStreamProgress(id) }
        case .heartbeat: break
        }
        news.following = .stream
        // The events of a busy stream are reported once a second.
        let now = context.now()
        let isStale = run.heardAt.map { now - $0 >= .seconds(1) } ?? true
        news.heardAt = isStale ? now : run.heardAt
        await commit([news], .updated(.stream))
        return false
    }
}
