import ArtClient
import Domain

/// Reads the files that runs made, says what they are, and makes cells of them.
actor PictureLoader {
    private let context: EngineContext
    private let outputs: OutputReader
    private let tools: PictureTools
    /// The files read last, newest last, so that a resize does not read them again.
    private var recent: [(url: String, bytes: [UInt8])] = []
    /// The extent that was asked for last, by run: an older result is dropped.
    private var wanted: [RunID: Extent] = [:]

    private struct Extent: Hashable {
        let width: Int
        let height: Int
        /// The place of the file among the run's.
        let place: Int
    }

    private static var byteLimit: Int { 64 << 20 }
    private static var recentLimit: Int { 4 }
    private static var toolTimeout: Duration { .seconds(15) }

    init(_ context: EngineContext, outputs: OutputReader, tools: PictureTools) {
        self.context = context
        self.outputs = outputs
        self.tools = tools
    }

    /// Emits the picture of the file at `place` of `run`, or why there is none; gives the file with what was learned of
    /// it.
    func load(_ run: Run, _ place: Int, width: Int, height: Int) async -> OutputFile? {
        let extent = Extent(width: width, height: height, place: place)
        wanted[run.id] = extent
        guard width > 0, height > 0, let files = run.output?.files, files.indices.contains(place) else {
            tell(.unavailable(.noFile), of: run.id, at: extent)
            return nil
        }
        let file = files[place]
        do throws(Failure) {
            let bytes = try await read(file.url)
            guard let sniffed = FileSniffer.sniff(bytes) else { throw Failure.unknownFormat(file.format) }
            var learned = file
            learned.format = sniffed.format.rawValue
            learned.width = sniffed.width ?? file.width
            learned.height = sniffed.height ?? file.height
            learned.byteCount = bytes.count
            context.emit(.file(run.id, learned))
            await tell(cells(of: bytes, format: sniffed.format, extent), of: run.id, at: extent)
            return learned
        } catch {
            tell(.unavailable(error), of: run.id, at: extent)
            return nil
        }
    }

    private func tell(_ result: PictureResult, of id: RunID, at extent: Extent) {
        guard !Task.isCancelled, wanted[id] == extent else { return }
        wanted[id] = nil
        context.emit(.picture(id, result))
    }

    private func read(_ url: String) async throws(Failure) -> [UInt8] {
        if let index = recent.firstIndex(where: { $0.url == url }) {
            let known = recent.remove(at: index)
            recent.append(known)
            return known.bytes
        }
        let bytes: [UInt8]
        do { bytes = try await outputs.read(url, limit: Self.byteLimit).bytes } catch { throw error.failure }
        recent.removeAll { $0.url == url }
        recent.append((url, bytes))
        while recent.count > Self.recentLimit
            || recent.count > 1 && recent.map(\.bytes.count).reduce(0, +) > Self.byteLimit
        {
            recent.removeFirst()
        }
        return bytes
    }

    private func cells(of bytes: [UInt8], format: SniffedFile.Format, _ extent: Extent) async -> PictureResult {
        let tools = tools
        let timeline = context.timeline
        let result = await withTaskGroup(of: PictureResult?.self) { group in
            group.addTask { await Self.cells(of: bytes, format: format, extent, tools: tools) }
            group.addTask {
                await timeline.sleep(for: Self.toolTimeout)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        return result ?? .unavailable(.tooSlow)
    }

    private static func cells(
        of bytes: [UInt8], format: SniffedFile.Format, _ extent: Extent, tools: PictureTools
    ) async -> PictureResult {
        var bytes = bytes
        if format == .mp4 {
            do {
                bytes = try await tools.firstFrame(of: bytes)
            } catch {
                return .unavailable(.of(error, "ffmpeg", for: "videos"))
            }
        }
        do {
            let printed = try await tools.cells(of: bytes, width: extent.width, height: extent.height)
            let picture = ChafaParser.parse(printed)
            return picture.width > 0 ? .picture(picture) : .unavailable(.unreadable)
        } catch {
            return .unavailable(.of(error, "chafa", for: "pictures"))
        }
    }
}

extension Failure {
    fileprivate static var noFile: Failure {
        Failure(.local, what: "No file to show", meaning: "", next: "")
    }

    fileprivate static func unknownFormat(_ format: String?) -> Failure {
        Failure(
            .local, what: "The file has an unsupported type\(format.map { " (\($0))" } ?? "")",
            meaning: "Other programs may open it", next: "Open its address")
    }

    fileprivate static func of(_ problem: PictureTools.Problem, _ tool: String, for things: String) -> Failure {
        switch problem {
        case .missing: missing(tool, for: things)
        case .failed: unreadable
        case .notStarted(let why):
            Failure(
                .local, what: "The picture cannot be shown: \(why)", meaning: "Other programs may open the file",
                next: "Open its address")
        }
    }

    fileprivate static func missing(_ tool: String, for things: String) -> Failure {
        Failure(
            .local, what: "\(tool) is not installed", meaning: "Easel needs it to show \(things)",
            next: "apt-get install \(tool)")
    }

    fileprivate static var unreadable: Failure {
        Failure(
            .local, what: "The picture could not be read", meaning: "The file may be damaged",
            next: "Open its address")
    }

    fileprivate static var tooSlow: Failure {
        Failure(
            .local, what: "Rendering the picture took too long", meaning: "Other programs may open it",
            next: "Open its address")
    }
}
