/// Decompresses a response if its bytes are compressed, whatever its header says.
///
/// Stored files have wrong header fields: `Content-Encoding: gzip` on plain data, `UTF-8`, `none` or `aws-chunked`, or
/// nothing on compressed data. No response that is read here begins like gzip unless it is gzip; deflate, which has no
/// signature, is tried only where the header names it.
struct Decompressor {
    /// The values of `Content-Encoding` that mean compression.
    private static let encodings: Set<String> = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"]

    /// Returns true when the field declares compression. Unknown values mean none.
    static func isCompressed(_ field: String?) -> Bool {
        words(field).contains { encodings.contains($0) }
    }

    private static func words(_ field: String?) -> [String] {
        (field ?? "").lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
    }

    private enum State {
        /// The first bytes, too few to decide.
        case head([UInt8])
        case plain
        case compressed(Inflater)
    }

    private let mayBeDeflated: Bool
    private var hasEnded = false
    private var state = State.head([])
    private var pending: [[UInt8]] = []
    /// The decompressor of the content: a compressed file on a server that compresses.
    private var inner: [Decompressor] = []
    private let depth: Int

    /// The maximum number of nested compressions.
    private static let maxDepth = 3
    /// The number of bytes that identify the framing.
    private static let headLength = 3

    /// Creates a decompressor for a response.
    ///
    /// - Parameter field: The response's `Content-Encoding`.
    init(_ field: String?) { self.init(mayBeDeflated: Self.words(field).contains("deflate"), depth: 1) }

    private init(mayBeDeflated: Bool, depth: Int) {
        self.mayBeDeflated = mayBeDeflated
        self.depth = depth
    }

    /// True when the input so far was compressed.
    var isDecompressing: Bool { if case .compressed = state { true } else { false } }

    /// Takes the next bytes of the response.
    mutating func feed(_ bytes: [UInt8]) throws(TransportError) {
        guard !bytes.isEmpty else { return }
        switch state {
        case .head(let head):
            let head = head + bytes
            if head.count >= Self.headLength || head.first != 0x1F && !mayBeDeflated {
                try begin(head)
            } else {
                state = .head(head)
            }
        case .plain: pending.append(bytes)
        case .compressed(let inflater): inflater.feed(bytes)
        }
    }

    /// Returns the next decompressed bytes, a limited number; nil when more input is needed.
    mutating func next() throws(TransportError) -> [UInt8]? {
        if !pending.isEmpty { return pending.removeFirst() }
        guard case .compressed(let inflater) = state else { return nil }
        while true {
            if let piece = try inner.isEmpty ? nil : inner[0].next() { return piece }
            let piece: [UInt8]
            do { piece = try inflater.next() } catch { throw Self.damage }
            guard !piece.isEmpty else {
                guard hasEnded, !inner.isEmpty, !inner[0].hasEnded else { return nil }
                try inner[0].end()
                continue
            }
            guard !inner.isEmpty else { return piece }
            try inner[0].feed(piece)
        }
    }

    /// Marks the end of the response: `next()` returns the rest.
    mutating func end() throws(TransportError) {
        hasEnded = true
        if case .head(let head) = state { try begin(head) }
    }

    /// Checks, after `end()` and the last bytes, that the stream was complete.
    func check() throws(TransportError) {
        guard case .compressed(let inflater) = state else { return }
        guard inflater.isAtEnd else { throw Self.damage }
        try inner.first?.check()
    }

    private static var damage: TransportError { TransportError(.interrupted, "corrupt compressed response") }

    private mutating func begin(_ head: [UInt8]) throws(TransportError) {
        guard let framing = framing(head) else {
            state = .plain
            if !head.isEmpty { pending.append(head) }
            return
        }
        do {
            let inflater = try Inflater(framing)
            inflater.feed(head)
            state = .compressed(inflater)
        } catch {
            throw Self.damage
        }
        if depth < Self.maxDepth { inner = [Decompressor(mayBeDeflated: false, depth: depth + 1)] }
    }

    private func framing(_ head: [UInt8]) -> Inflater.Framing? {
        if head.starts(with: [0x1F, 0x8B, 8]) { return .gzip }
        guard mayBeDeflated, head.count > 1 else { return nil }
        if head[0] & 15 == 8, (Int(head[0]) << 8 | Int(head[1])) % 31 == 0 { return .zlib }
        // JSON, XML, PNG, JPEG, GIF, WebP and MP4 begin like this.
        let plain: [UInt8] = Array("{[\"<GR \t\r\n".utf8) + [0x89, 0xFF, 0x00, 0xEF]
        return plain.contains(head[0]) ? nil : .deflate
    }
}
