import ArtClient
import Domain
import Pixels

/// Reads the files that runs made and the pictures of the catalog, says what they are, and makes cells of them.
actor PictureLoader {
    private let context: EngineContext
    private let outputs: OutputReader
    private let tools: PictureTools
    private let cache: PictureCache?
    private var turns = PictureTurns()
    /// The requests that wait, by their sources.
    private var waiters: [PictureKey: [CheckedContinuation<Turn, Never>]] = [:]
    /// The files read last, newest last, so that a larger pane does not read them again.
    private var recent: [(key: PictureKey, bytes: [UInt8])] = []
    /// The pictures decoded last, newest last.
    private var decoded: [(key: PictureKey, picture: StoredPicture)] = []

    /// The end of a wait.
    private enum Turn: Sendable {
        case begin
        /// Another request of the source is answered, or has failed.
        case done(Failure?)
        case superseded
    }

    private static var byteLimit: Int { 64 << 20 }
    /// The limit for pictures of the catalog, which nobody asked for.
    private static var catalogByteLimit: Int { 8 << 20 }
    private static var recentLimit: Int { 4 }
    private static var decodedLimit: Int { 24 }
    private static var toolTimeout: Duration { .seconds(15) }

    init(_ context: EngineContext, outputs: OutputReader, tools: PictureTools, cache: PictureCache?) {
        self.context = context
        self.outputs = outputs
        self.tools = tools
        self.cache = cache
    }

    /// Emits the picture of a file of `run`, or why there is none; gives the file where something was learned of it.
    func load(_ request: PictureRequest, of run: Run) async -> OutputFile? {
        guard case .run(_, let place) = request.source, let files = run.output?.files, files.indices.contains(place)
        else {
            emit(.unavailable(.noFile), for: request)
            return nil
        }
        var file = files[place]
        let learned = await load(request, PictureKey(run, place, file), file.url, format: file.format) {
            [context] picture, byteCount in
            file.format = picture.format.rawValue
            file.width = picture.width ?? file.width
            file.height = picture.height ?? file.height
            file.byteCount = byteCount
            if file != files[place] { context.emit(.file(run.id, file)) }
        }
        return learned && file != files[place] ? file : nil
    }

    /// Emits the picture at an address of the catalog, or why there is none.
    func load(_ request: PictureRequest) async {
        guard case .address(let url, _) = request.source else { return }
        _ = await load(request, PictureKey(address: url), url, format: nil) { _, _ in }
    }

    /// Emits the answer to `request`, and calls `learn` once before, when the file is known. False where it is not.
    private func load(
        _ request: PictureRequest, _ key: PictureKey, _ url: String, format: String?,
        learn: (SniffedFile, _ byteCount: Int) -> Void
    ) async -> Bool {
        guard request.width > 0, request.height > 0 else {
            emit(.unavailable(.noFile), for: request)
            return false
        }
        let side = StoredPicture.side(columns: request.width, rows: request.height)
        var hasLearned = false
        func note(_ file: SniffedFile, _ byteCount: Int) {
            if !hasLearned { learn(file, byteCount) }
            hasLearned = true
        }
        do throws(Failure) {
            var limit = Self.byteLimit
            if case .address = request.source { limit = Self.catalogByteLimit }
            let picture: StoredPicture
            if let known = await known(key, side: side) {
                picture = known
            } else {
                do throws(Failure) {
                    picture = try await made(key, url, side: side, format: format, limit: limit, learn: note)
                } catch {
                    // Better a coarse picture than none, as without a network.
                    guard error != .superseded, let coarse = await cache?.smallerPicture(key, side: side) else {
                        throw error
                    }
                    picture = coarse
                }
            }
            note(picture.file, picture.byteCount)
            await emit(.picture(Self.cells(of: picture.grid, request)), for: request)
        } catch {
            emit(.unavailable(error), for: request)
        }
        return hasLearned
    }

    /// Emits that there is no file for `request`.
    nonisolated func hasNoFile(for request: PictureRequest) { context.emit(.picture(request, .unavailable(.noFile))) }

    private func emit(_ result: PictureResult, for request: PictureRequest) {
        if !Task.isCancelled { context.emit(.picture(request, result)) }
    }

    private nonisolated static func cells(of grid: PixelGrid, _ request: PictureRequest) async -> Picture {
        grid.picture(in: request.format, columns: request.width, rows: request.height)
    }

    // MARK: known pictures

    /// Returns the picture from memory or disk, if it is large enough.
    private func known(_ key: PictureKey, side: Int) async -> StoredPicture? {
        if let index = decoded.firstIndex(where: { $0.key == key && $0.picture.side >= side }) {
            let known = decoded.remove(at: index)
            decoded.append(known)
            return known.picture
        }
        guard let picture = await cache?.picture(key, side: side) else { return nil }
        remember(picture, key)
        return picture
    }

    private func remember(_ picture: StoredPicture, _ key: PictureKey) {
        decoded.removeAll { $0.key == key && $0.picture.side <= picture.side }
        decoded.append((key, picture))
        if decoded.count > Self.decodedLimit { decoded.removeFirst() }
    }

    // MARK: turns

    /// Returns the picture of a file that is read and decoded in its turn, by this request or by another of the same
    /// source.
    private func made(
        _ key: PictureKey, _ url: String, side: Int, format: String?, limit: Int,
        learn: (SniffedFile, _ byteCount: Int) -> Void
    ) async throws(Failure) -> StoredPicture {
        while true {
            switch await turn(of: key) {
            case .superseded: throw .superseded
            case .done(let failure):
                if let failure { throw failure }
                if let picture = await known(key, side: side) { return picture }
            case .begin:
                let result: Result<StoredPicture, Failure>
                do throws(Failure) {
                    let bytes = try await read(url, key, limit: limit)
                    guard let file = FileSniffer.sniff(bytes) else { throw .unknownFormat(format) }
                    learn(file, bytes.count)
                    let grid = try await grid(of: bytes, format: file.format, side: side)
                    result = .success(StoredPicture(file: file, byteCount: bytes.count, side: side, grid: grid))
                } catch {
                    result = .failure(error)
                }
                if case .success(let picture) = result { remember(picture, key) }
                end(key, result)
                if case .success(let picture) = result { await cache?.save(picture, key) }
                return try result.get()
            }
        }
    }

    private func turn(of key: PictureKey) async -> Turn {
        let admission = turns.enter(key)
        if admission == .begin { return .begin }
        if case .waitInstead(let dropped) = admission {
            for waiter in waiters.removeValue(forKey: dropped) ?? [] { waiter.resume(returning: .superseded) }
        }
        return await withCheckedContinuation { waiters[key, default: []].append($0) }
    }

    /// Ends a turn: those that waited for the same picture have it, and the next one begins.
    private func end(_ key: PictureKey, _ result: Result<StoredPicture, Failure>) {
        var failure: Failure?
        if case .failure(let error) = result { failure = error }
        for waiter in waiters.removeValue(forKey: key) ?? [] { waiter.resume(returning: .done(failure)) }
        guard let next = turns.leave(key) else { return }
        var waiting = waiters.removeValue(forKey: next) ?? []
        // One of them does it; the others wait for it.
        waiting.popLast()?.resume(returning: .begin)
        waiters[next] = waiting.isEmpty ? nil : waiting
    }

    // MARK: reading and decoding

    private func read(_ url: String, _ key: PictureKey, limit: Int) async throws(Failure) -> [UInt8] {
        if let index = recent.firstIndex(where: { $0.key == key }) {
            let known = recent.remove(at: index)
            recent.append(known)
            return known.bytes
        }
        let bytes: [UInt8]
        do { bytes = try await outputs.read(url, limit: limit).bytes } catch { throw error.failure }
        recent.removeAll { $0.key == key }
        recent.append((key, bytes))
        while recent.count > Self.recentLimit
            || recent.count > 1 && recent.map(\.bytes.count).reduce(0, +) > Self.byteLimit
        {
            recent.removeFirst()
        }
        return bytes
    }

    private func grid(
        of bytes: [UInt8], format: SniffedFile.Format, side: Int
    ) async throws(Failure) -> PixelGrid {
        let tools = tools
        let timeline = context.timeline
        let result = await withTaskGroup(of: Result<PixelGrid, Failure>?.self) { group in
            group.addTask { await Self.grid(of: bytes, format: format, side: side, tools: tools) }
            group.addTask {
                await timeline.sleep(for: Self.toolTimeout)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        return try (result ?? .failure(.tooSlow)).get()
    }

    private static func grid(
        of bytes: [UInt8], format: SniffedFile.Format, side: Int, tools: PictureTools
    ) async -> Result<PixelGrid, Failure> {
        var bytes = bytes
        if format == .mp4 {
            do {
                bytes = try await tools.firstFrame(of: bytes)
            } catch {
                return .failure(.of(error, "ffmpeg", for: "videos"))
            }
        }
        do {
            let printed = try await tools.pixels(of: bytes, side: side)
            return PixelGrid(halfBlocks: ChafaParser.parse(printed)).map { .success($0) } ?? .failure(.unreadable)
        } catch {
            return .failure(.of(error, "chafa", for: "pictures"))
        }
    }
}
