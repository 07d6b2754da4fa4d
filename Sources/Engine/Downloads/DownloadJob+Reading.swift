import Archive
import ArtClient
import Domain

extension DownloadJob {
    /// Reads the file at `url` into `part`, as often as it takes.
    func read(
        _ url: String, _ position: Int, of record: inout DownloadRecord, into part: PartFile, _ folder: DownloadFolder
    ) async throws(DownloadProblem) -> SniffedFile.Format {
        var url = url
        var attempts = DownloadAttempts()
        while true {
            do {
                return try await readOnce(url, position, of: &record, into: part, folder)
            } catch {
                if !error.keepsPart { throw error }
                // What has arrived is noted before anything else can go wrong.
                await secure(part, position, of: &record)
                if Task.isCancelled { throw .stopped }
                switch attempts.step(after: error, received: record.pieces[position].received, random: context.random())
                {
                case .stop: throw error
                case .readRunAgain:
                    guard let fresh = await queue.reread(record.run) else { throw error }
                    let pieces = RunPiece.all(of: fresh.output)
                    guard pieces.indices.contains(position), case .file(let address) = pieces[position].content else {
                        throw error
                    }
                    url = address
                case .retry(let wait):
                    await queue.update(.retrying(at: context.now() + wait), of: record.run)
                    await context.timeline.sleep(for: wait)
                    if Task.isCancelled { throw .stopped }
                }
            }
        }
    }

    /// Puts on the disk what has arrived, and notes how much that is.
    private func secure(_ part: PartFile, _ position: Int, of record: inout DownloadRecord) async {
        guard (try? part.synchronize()) != nil, let size = try? part.size() else { return }
        record.pieces[position].received = size
        await keep(record)
    }

    private func readOnce(
        _ url: String, _ position: Int, of record: inout DownloadRecord, into part: PartFile, _ folder: DownloadFolder
    ) async throws(DownloadProblem) -> SniffedFile.Format {
        var received = try part.size()
        if received > 0, received == record.pieces[position].total {
            return try check(part, received).end()
        }
        var resumption: OutputResumption?
        if received > 0, let validator = record.pieces[position].validator {
            resumption = OutputResumption(offset: received, validator: validator)
        }
        let body: OutputBody
        do {
            body = try await outputs.open(url, from: resumption, limit: limits.image)
        } catch {
            throw .reading(error)
        }
        if body.offset < received {
            received = body.offset
            try part.cut(to: received)
        }
        record.pieces[position].received = received
        record.pieces[position].validator = body.validator
        record.pieces[position].total = body.total
        var check = try check(part, received)
        if let total = body.total { try check.announce(total) }
        try makeRoom(for: max(0, (body.total ?? 0).subtractingWithSaturation(received)), in: folder)
        await keep(record)
        try await receive(body, position, of: &record, into: part, folder, &check)
        return try check.end()
    }

    private func receive(
        _ body: OutputBody, _ position: Int, of record: inout DownloadRecord, into part: PartFile,
        _ folder: DownloadFolder, _ check: inout FileCheck
    ) async throws(DownloadProblem) {
        var received = body.offset
        var meter = DownloadMeter(at: context.timeline.elapsed(), received: received)
        await update(received, of: body, meter, record.run)
        var chunks = body.makeAsyncIterator()
        while true {
            let chunk: [UInt8]?
            do { chunk = try await chunks.next() } catch { throw .reading(error) }
            guard let chunk else { break }
            if chunks.isDecompressing, record.pieces[position].total != nil || record.pieces[position].validator != nil
            {
                // They are of the compressed bytes: a rest could not be joined to these.
                record.pieces[position].total = nil
                record.pieces[position].validator = nil
                await keep(record)
            }
            try check.take(chunk)
            try part.put(chunk, at: received)
            received += chunk.count
            let now = context.timeline.elapsed()
            if meter.crawls(received, at: now) { throw .brokenOff("the download is too slow") }
            if meter.note(received, at: now) { await update(received, of: body, meter, record.run) }
            if received - record.pieces[position].received >= limits.checkpoint {
                try part.synchronize()
                record.pieces[position].received = received
                try makeRoom(for: 0, in: folder)
                await keep(record)
            }
        }
        // A sequence may end instead of failing when its task is cancelled, and half a file must not pass for a whole.
        if Task.isCancelled { throw .stopped }
        if let total = body.total, received != total, !chunks.isDecompressing {
            // More than was announced belongs to nothing.
            if received > total { try part.cut(to: 0) }
            throw .brokenOff("the file's length differs from the announced one")
        }
    }

    private func check(_ part: PartFile, _ received: Int) throws(DownloadProblem) -> FileCheck {
        FileCheck(limits, head: try part.head(min(received, FileCheck.headLimit)), count: received)
    }

    private func makeRoom(for bytes: Int, in folder: DownloadFolder) throws(DownloadProblem) {
        if let free = folder.freeBytes, free.subtractingWithSaturation(limits.reserve) < bytes { throw .noSpace }
    }

    private func update(_ received: Int, of body: OutputBody, _ meter: DownloadMeter, _ run: RunID) async {
        await queue.update(
            .running(received: received, total: body.total, bytesPerSecond: meter.bytesPerSecond), of: run)
    }
}
