import Archive
import ArtClient
import Domain

extension RunQueue {
    /// Emits how far the download of a run's files has come. The archive keeps it in a table of its own.
    func update(_ download: Download?, of id: RunID) {
        guard var run = runs[id], run.download != download else { return }
        run.download = download
        if let update = runs.update(run, .download) { emit([update.change]) }
    }

    /// Reads a run once, for the fresh addresses of its files; nil when it cannot be read.
    func reread(_ id: RunID) async -> Run? {
        guard let run = runs[id], let remoteID = run.remoteID, context.calls.has(run.service) else { return nil }
        do {
            let report = try await context.calls.run(remoteID, of: run.service)
            await monitor.answered(run.service)
            if let run = runs[id] { await commit([run.applying(report, now: context.now())], .updated(.read)) }
            return runs[id]
        } catch {
            await monitor.failed(run.service, error)
            return nil
        }
    }

    /// Returns what is known of where a run came from.
    func attribution(of run: Run) async -> Attribution {
        var attribution = Attribution(run: run, entry: run.entry.flatMap(runs.entry))
        guard run.isOurs else { return attribution }
        // A file without its request beside it is better than no file.
        let record = try? await context.read("request of a download") { archive throws(ArchiveError) in
            try await archive.request(RequestID(run.id.value))
        }
        attribution.request = ((record ?? nil) ?? nil)?.request
        return attribution
    }

    /// The runs sent from here that ended after `moment` with something to fetch, oldest first.
    func fetchable(endedAfter moment: Timestamp) -> [RunID] {
        runs.values.filter { $0.isOurs && $0.pieceCount > 0 && $0.endedAt.map { $0 > moment } ?? false }
            .sorted { $1.isNewer(than: $0) }.map(\.id)
    }
}

extension Run {
    /// The number of pieces to download, once the run has ended.
    var pieceCount: Int { phase.isTerminal ? RunPiece.all(of: output).count : 0 }
}
