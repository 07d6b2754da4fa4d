import ArtClient
import Domain
import Pixels

/// Reads the files that runs made, says what they are, and makes cells of them.
actor PictureLoader {
    private let context: EngineContext
    private let outputs: OutputReader
    private let tools: PictureTools
    /// The files read last, newest last, so that a resize does not read them again.
    private var recent: [(url: String, bytes: [UInt8])] = []
    private static var byteLimit: Int { 64 << 20 }
    private static var recentLimit: Int { 4 }
    private static var toolTimeout: Duration { .seconds(15) }

    init(_ context: EngineContext, outputs: OutputReader, tools: PictureTools) {
        self.context = context
        self.outputs = outputs
        self.tools = tools
    }

    /// Emits the picture of a file of `run`, or why there is none; gives the file with what was learned of it.
    func load(_ request: PictureRequest, of run: Run) async -> OutputFile? {
        guard request.width > 0, request.height > 0, case .run(_, let place) = request.source,
            let files = run.output?.files, files.indices.contains(place)
        else {
            emit(.unavailable(.noFile), for: request)
            return nil
        }
        var file = files[place]
        do throws(Failure) {
            let (bytes, sniffed) = try await sniffed(file.url, format: file.format)
            file.format = sniffed.format.rawValue
            file.width = sniffed.width ?? file.width
            file.height = sniffed.height ?? file.height
            file.byteCount = bytes.count
            context.emit(.file(run.id, file))
            await emit(cells(of: bytes, format: sniffed.format, request), for: request)
            return file
        } catch {
            emit(.unavailable(error), for: request)
            return nil
        }
    }

    /// Emits the picture at an address of the catalog, or why there is none.
    func load(_ request: PictureRequest) async {
        guard case .address(let url, _) = request.source, request.width > 0, request.height > 0 else { return }
        do throws(Failure) {
            let (bytes, sniffed) = try await sniffed(url, format: nil)
            await emit(cells(of: bytes, format: sniffed.format, request), for: request)
        } catch {
            emit(.unavailable(error), for: request)
        }
    }

    private func sniffed(
        _ url: String, format: String?
    ) async throws(Failure) -> (bytes: [UInt8], file: SniffedFile) {
        let bytes = try await read(url)
        guard let file = FileSniffer.sniff(bytes) else { throw Failure.unknownFormat(format) }
        return (bytes, file)
    }

    private func emit(_ result: PictureResult, for request: PictureRequest) {
        if !Task.isCancelled { context.emit(.picture(request, result)) }
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

    private func cells(of bytes: [UInt8], format: SniffedFile.Format, _ request: PictureRequest) async -> PictureResult
    {
        let tools = tools
        let timeline = context.timeline
        let result = await withTaskGroup(of: PictureResult?.self) { group in
            group.addTask { await Self.cells(of: bytes, format: format, request, tools: tools) }
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
        of bytes: [UInt8], format: SniffedFile.Format, _ request: PictureRequest, tools: PictureTools
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
            let printed = try await tools.cells(of: bytes, width: request.width, height: request.height)
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
