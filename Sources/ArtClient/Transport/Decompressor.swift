/// Decompresses the bytes of an answer where they are compressed, judged by the bytes themselves.
///
/// Files are stored with header fields that are not so: `Content-Encoding: gzip` on what is plain, `UTF-8`, `none` or
/// `aws-chunked`, or nothing on what is compressed. No answer that is read here begins as gzip does unless it is that;
/// deflate, which has no mark of its own, is tried only where the header names it.
struct Decompressor {
    /// What a header field `Content-Encoding` can say that is no plain answer.
    private static let encodings: Set<String> = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"]

    /// Whether an answer with this field is said to be compressed. Words that nobody knows mean that it is plain.
    static func isCompressed(_ field: String?) -> Bool {
        words(field).contains { encodings.contains($0) }
    }

    private static func words(_ field: String?) -> [String] {
        (field ?? "").lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
    }

    private enum State {
        /// The first bytes, too few to tell.
        case head([UInt8])
        case plain
        case compressed(Inflater)
    }

    private let mayBeDeflated: Bool
    private var hasEnded = false
    private var state = State.head([])
    private var pending: [[UInt8]] = []
    /// What was compressed twice: a compressed file on a server that compresses.
    private var inner: [Decompressor] = []
    private let depth: Int

    /// So often something may have been compressed.
    private static let maxDepth = 3
    /// So many bytes tell how a stream is framed.
    private static let headLength = 3

    /// An unpacker of an answer.
    ///
    /// - Parameter field: The answer's `Content-Encoding`.
    init(_ field: String?) { self.init(mayBeDeflated: Self.words(field).contains("deflate"), depth: 1) }

    private init(mayBeDeflated: Bool, depth: Int) {
        self.mayBeDeflated = mayBeDeflated
        self.depth = depth
    }

    /// Whether what came so far was compressed.
    var isDecompressing: Bool { if case .compressed = state { true } else { false } }

    /// Takes the next bytes of the answer.
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

    /// The next bytes of what was compressed, a bounded piece of it; nil when more has to be fed.
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

    /// The answer has ended: what is left can be read by `next()`, and then nothing is missing.
    mutating func end() throws(TransportError) {
        hasEnded = true
        if case .head(let head) = state { try begin(head) }
    }

    /// Looks, after `end()` and the last piece, whether it was whole.
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
