import ServerSentEvents

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How fast streams of server-sent events are read, in pieces of 16 KiB, as a socket gives them.
enum EventParsing {
    /// Events of one data line of 64 KiB.
    static func large() async throws -> [Figure] {
        let frame = "data: " + String(repeating: "0123456789abcdef", count: 4096) + "\n\n"
        return await measure(Array(String(repeating: frame, count: 500).utf8), mark: "at least 200")
    }

    /// Events of 60 bytes.
    static func small() async throws -> [Figure] {
        let frame = "data: {\"status\":\"running\",\"progress\":0.42,\"step\":12,\"n\":7}\n\n"
        return await measure(Array(String(repeating: frame, count: 500_000).utf8), ratioMark: "at most 3")
    }

    private static func measure(_ bytes: [UInt8], mark: String = "", ratioMark: String = "") async -> [Figure] {
        var (lineFeeds, viewed, read) = (0, 0, 0)
        let scan = await Stopwatch.best { lineFeeds = countLineFeeds(bytes) }
        let views = await Stopwatch.best {
            viewed = 0
            inPieces(bytes) { parser, piece in parser.scan(piece) { _, data, _ in viewed += data.count } }
        }
        let events = await Stopwatch.best {
            read = 0
            inPieces(bytes) { parser, piece in parser.feed(piece) { read += $0.data.utf8.count } }
        }
        // What nobody looks at the compiler may leave out.
        guard viewed == read, lineFeeds * 2 < read else { return [Figure(what: "the parser lost events", value: "")] }
        return [
            Figure(what: "events as bytes, MB/s", value: Stopwatch.speed(bytes.count, in: views).rounded, mark: mark),
            Figure(
                what: "events as strings, MB/s", value: Stopwatch.speed(bytes.count, in: events).rounded, mark: mark),
            Figure(what: "newline scan alone, MB/s", value: Stopwatch.speed(bytes.count, in: scan).rounded),
            Figure(what: "bytes: times the newline scan", value: (views / scan).rounded, mark: ratioMark),
            Figure(what: "strings: times the newline scan", value: (events / scan).rounded),
        ]
    }

    private static func inPieces(_ bytes: [UInt8], _ take: (inout SSEParser, Span<UInt8>) -> Void) {
        var parser = SSEParser()
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 16_384)
            take(&parser, bytes.span.extracting(start..<end))
            start = end
        }
    }

    private static func countLineFeeds(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { bytes in
            guard var position = bytes.baseAddress else { return 0 }
            // memchr reads from `position` up to `end`, which are both in the buffer.
            let end = position + bytes.count
            var count = 0
            while let hit = memchr(position, 0x0A, end - position) {
                count += 1
                position = UnsafeRawPointer(hit) + 1
            }
            return count
        }
    }
}
