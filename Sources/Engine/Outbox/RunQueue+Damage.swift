import Archive
import Domain
import Logging

// An archive that is damaged may hide a request that was paid for. Then nothing that spends is sent from here.

extension RunQueue {
    /// Looks for damage of the archive, before anything is sent on the strength of it.
    func checkArchive() async {
        guard let archive = context.archive, readOnlyReason == nil else { return }
        do {
            try await archive.checkIntegrity()
            await noteDamagedRows()
        } catch {
            context.logger.error("archive", metadata: ["what": "check", "error": "\(error)"])
            blockSpending(error.failure)
        }
    }

    /// Emits of the rows that could not be read since the last time. Where a request is among them, nothing that
    /// spends is sent from now on.
    func noteDamagedRows() async {
        guard let archive = context.archive else { return }
        let news = await archive.damagedRows.subtracting(sharing.reportedDamage)
        guard !news.isEmpty else { return }
        sharing.reportedDamage.formUnion(news)
        let rows = news.sorted { $0.description < $1.description }
        for row in rows { context.logger.error("archive", metadata: ["what": "broken row", "row": "\(row)"]) }
        let file = archive.path ?? "the archive"
        if let request = rows.first(where: \.isOfRequest) {
            if readOnlyReason == nil { blockSpending(.damagedRequest(request, in: file)) }
        }
        let others = rows.filter { !$0.isOfRequest }
        if let first = others.first {
            context.emit(.failed(.refresh(nil), .damagedRows(first, count: others.count, in: file)))
        }
    }

    /// Sends nothing that spends from now on, because of `failure`, and says so.
    func blockSpending(_ failure: Failure) {
        readOnlyReason = failure
        context.emit(.failed(.refresh(nil), failure))
    }
}

extension Failure {
    fileprivate static func damagedRequest(_ row: DamagedRow, in file: String) -> Failure {
        Failure(
            .local, what: "A request in \(file) cannot be read (\(row))",
            meaning: "It may have been charged, so Easel sends nothing that spends; everything else works",
            next: "Move the file away, then start Easel again; easel doctor lists all such rows")
    }

    fileprivate static func damagedRows(_ row: DamagedRow, count: Int, in file: String) -> Failure {
        Failure(
            .local,
            what: count == 1
                ? "A row of \(file) cannot be read (\(row))"
                : "\(count) rows of \(file) cannot be read (\(row), and others)",
            meaning: "They are skipped and stay in the file", next: "easel doctor lists them")
    }
}
