import ServerSentEvents

/// The properties of the parser of server-sent events.
enum StreamProperties {
    static let all = [
        ReaderProperty(description: "a stream is read as the standard says, however it is cut", check: agreesWithModel),
        ReaderProperty(
            description: "a stream over the limits keeps to its memory, however it is cut", usualRounds: 10,
            check: keepsLimits),
        ReaderProperty(description: "an id that goes back to the server is fit for a header", check: headerIDIsSafe),
    ]

    private static let pieces: [[UInt8]] =
        [
            "data:", "data: ", "data", "event:", "event: a", "id:", "id: 7", "id", "retry:", "retry: 250",
            "retry:9999999999999",
            ":", ": comment", "Data:", " data:x", "da", "e", "é", "{\"status\":\"running\"}", "x", " ", "\u{0}",
            "\u{FEFF}",
            "\u{2028}", "\n", "\n", "\n", "\n\n", "\r", "\r\n", "\r\n\r\n", "data:x\n\n", "data: 1\ndata: 2\n\n",
        ].map { Array($0.utf8) } + [[0xEF], [0xEF, 0xBB], [0xFF], [0xC2], [0xE2, 0x82]]

    private static func stream(_ source: inout SeededSource) -> [UInt8] {
        if source.once(in: 8) { return source.bytes(source.below(200)) }
        let bytes = (0..<source.below(40)).flatMap { _ in source.one(of: pieces) }
        return source.once(in: 4) ? source.mutated(bytes, alphabet: Array("dataeventidretry: \r\n".utf8)) : bytes
    }

    /// The events that the parser returns for the chunks, and the maximum number of bytes that it buffered.
    private static func read(_ pieces: [[UInt8]]) -> (model: StreamModel, parser: SSEParser, mostKept: Int) {
        var parser = SSEParser()
        var events: [SSEEvent] = []
        var mostKept = 0
        for piece in pieces {
            withExactMemory(piece) { bytes in parser.feed(bytes) { events.append($0) } }
            mostKept = max(mostKept, parser.keptByteCount)
        }
        let model = StreamModel(
            events: events, lastEventID: parser.lastEventID, retryMilliseconds: parser.retryMilliseconds)
        return (model, parser, mostKept)
    }

    private static func agreesWithModel(_ source: inout SeededSource) throws {
        let bytes = stream(&source)
        let expected = StreamModel(bytes)
        for pieces in [[bytes], bytes.map { [$0] }, source.cut(bytes), source.cut(bytes)] {
            try require(read(pieces).model == expected, "pieces of \(pieces.map(\.count)) are read differently", bytes)
        }
    }

    private static func keepsLimits(_ source: inout SeededSource) throws {
        // Sizes around each limit, in lines of every kind, some of them unterminated.
        let sizes = [SSEParser.idLimit, SSEParser.lineLimit, 600_000].map { $0 - 12 + source.below(20) }
        var bytes: [UInt8] = []
        for _ in 0..<source.below(8) {
            let head = source.one(of: ["data:", "data: ", "event:", "id:", "retry:", ":", "x", "dat", ""])
            let fill = source.one(of: Array("x1\u{0}".utf8) + [0xFF] as [UInt8])
            bytes += head.utf8
            bytes += Array(repeating: fill, count: source.one(of: sizes + [0, 5]))
            bytes += source.one(of: ["\n", "\n\n", "\r\n", "\r\n\r\n", ""]).utf8
        }
        let whole = read([bytes])
        let pieceSizes = [1000, 16_384, 300_000, 1_000_000]
        for pieces in [source.cut(bytes, sizes: pieceSizes), source.cut(bytes, sizes: pieceSizes)] {
            let read = read(pieces)
            try require(read.model == whole.model, "read differently in pieces", [])
            try require(read.parser.droppedEvents == whole.parser.droppedEvents, "dropped differently in pieces", [])
            try require(read.mostKept <= SSEParser.keptByteLimit, "kept \(read.mostKept) bytes", [])
        }
        let isWithin = whole.model.events.allSatisfy { $0.type.utf8.count <= 3 * SSEParser.idLimit }
        try require(isWithin, "a type is over its limit", [])
    }

    private static func headerIDIsSafe(_ source: inout SeededSource) throws {
        let value =
            source.once(in: 2) ? source.bytes(source.below(8)) : Array(repeating: 0x61, count: 1020 + source.below(8))
        let parser = read([Array("id:".utf8) + value + [0x0A, 0x0A]]).parser
        guard let id = parser.headerID else { return }
        let isSafe = !id.isEmpty && id.utf8.count <= 1024 && !id.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        try require(isSafe && id == parser.lastEventID, "an unsafe id", value)
    }
}
