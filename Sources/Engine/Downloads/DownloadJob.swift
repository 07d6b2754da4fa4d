import Archive
import ArtClient
import Domain

/// Fetches the pieces of one run, one after the other.
struct DownloadJob: Sendable {
    let context: EngineContext
    let queue: RunQueue
    let outputs: OutputReader
    let limits: DownloadLimits

    /// Fetches what `record` does not have yet.
    ///
    /// - Returns: The record as far as it has come, and what stopped it. It is in the archive as well.
    func run(_ record: DownloadRecord) async -> (DownloadRecord, DownloadProblem?) {
        var record = record
        do {
            guard let run = try await run(record.run) else { return (record, .stopped) }
            let folder = try DownloadFolder(record.folder)
            align(&record, with: run, in: folder)
            for position in record.pieces.indices where !record.pieces[position].isPlaced {
                try await fetch(position, of: &record, into: folder)
            }
            record.state = .done
            record.failure = nil
            await keep(record)
            return (record, nil)
        } catch {
            return (record, error)
        }
    }

    private func run(_ id: RunID) async throws(DownloadProblem) -> Run? {
        do { return try await queue.run(id) } catch { throw .unread(.notRead(because: error.failure)) }
    }

    /// Writes down how far it has come.
    func keep(_ record: DownloadRecord) async {
        await context.save("download") { archive throws(ArchiveError) in
            try await archive.save(record, at: context.now())
        }
    }

    /// Lists the run's pieces as they are today. What was fetched of a piece stays, unless it is another file by now
    /// or its file is gone.
    private func align(_ record: inout DownloadRecord, with run: Run, in folder: DownloadFolder) {
        let before = record.pieces
        record.pieces = RunPiece.all(of: run.output).map { piece in
            guard let known = before.first(where: { $0.source == piece.source && $0.index == piece.index }),
                !known.isPlaced || known.name.map(folder.has) ?? false
            else { return DownloadRecord.Piece(source: piece.source, index: piece.index) }
            return known
        }
        for old in before where !old.isPlaced && !record.pieces.contains(old) {
            if let part = old.part { folder.remove(part) }
        }
    }

    private func fetch(
        _ position: Int, of record: inout DownloadRecord, into folder: DownloadFolder
    ) async throws(DownloadProblem) {
        guard let run = try await run(record.run), let piece = Self.piece(position, of: run) else { throw .gone }
        let placement = Placement(folder: folder, name: FileName(of: run, index: piece.index))
        if placement.settle(record.pieces[position]) {
            // An earlier session ended between giving it its name and saying so.
            record.pieces[position].isPlaced = true
            record.pieces[position].part = nil
            return await keep(record)
        }
        record.pieces[position].name = nil
        let part = try await part(for: position, of: &record, placement)
        let format: (name: String, suffix: String)
        switch piece.content {
        case .text(let text):
            try part.cut(to: 0)
            try part.put(Array(text.utf8), at: 0)
            format = ("text/plain", "txt")
        case .file(let url):
            let found = try await read(url, position, of: &record, into: part, folder)
            format = (found.rawValue, found.suffix)
        }
        try part.synchronize()
        try await place(position, of: &record, placement, format: format, byteCount: try part.size())
    }

    private static func piece(_ position: Int, of run: Run) -> RunPiece? {
        let pieces = RunPiece.all(of: run.output)
        return pieces.indices.contains(position) ? pieces[position] : nil
    }

    /// The unfinished file: the one of an earlier session, as far as it is sure to be on the disk, or a new one.
    private func part(
        for position: Int, of record: inout DownloadRecord, _ placement: Placement
    ) async throws(DownloadProblem) -> PartFile {
        if let name = record.pieces[position].part, let part = try placement.folder.reopen(name) {
            // What came after the last synchronization may be zeros after a power cut.
            let sure = min(record.pieces[position].received, try part.size())
            try part.cut(to: sure)
            record.pieces[position].received = sure
            return part
        }
        record.pieces[position].received = 0
        record.pieces[position].validator = nil
        for attempt in 1...Placement.attempts {
            // Written down before it is made, so that none is left behind.
            record.pieces[position].part = placement.name.stem(attempt) + ".part"
            if let name = record.pieces[position].part, !placement.folder.has(name) {
                await keep(record)
                if let part = try placement.folder.make(name) { return part }
            }
        }
        record.pieces[position].part = nil
        throw .system(call: "open", errno: 0, path: placement.folder.path)
    }

    private func place(
        _ position: Int, of record: inout DownloadRecord, _ placement: Placement,
        format: (name: String, suffix: String),
        byteCount: Int
    ) async throws(DownloadProblem) {
        guard let run = try await run(record.run), let piece = Self.piece(position, of: run),
            let part = record.pieces[position].part
        else { throw .gone }
        let attribution = await queue.attribution(of: run)
        for attempt in 1...Placement.attempts {
            let name = "\(placement.name.stem(attempt)).\(format.suffix)"
            guard !placement.folder.has(name), !placement.folder.has(Placement.documentName(beside: name)) else {
                continue
            }
            record.pieces[position].name = name
            await keep(record)
            let document = attribution.document(
                for: name, of: piece, format: format.name, byteCount: byteCount, savedAt: context.now())
            guard try placement.put(part, as: name, beside: document) else { continue }
            record.pieces[position].isPlaced = true
            record.pieces[position].part = nil
            return await keep(record)
        }
        throw .system(call: "link", errno: 0, path: placement.folder.path)
    }
}
