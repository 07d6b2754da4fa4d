import Benchmark
import ServerSentEvents

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The speed at which streams of server-sent events are parsed, in chunks of 16 KiB, as a socket delivers them.
///
/// A benchmark is named after its input: 32 MB in events of one data line of 64 KiB, or 30 MB in events of 60 bytes.
enum EventStreamBenchmarks {
    /// Registers, for each input, the parser with bytes, the parser with strings, and the search for newlines alone as
    /// the lower bound.
    static func register() {
        let large = "data: " + String(repeating: "0123456789abcdef", count: 4096) + "\n\n"
        let small = "data: {\"status\":\"running\",\"progress\":0.42,\"step\":12,\"n\":7}\n\n"
        register("events-of-64-KiB", frame: large, count: 500)
        register("events-of-60-bytes", frame: small, count: 500_000)
    }

    private static func register(_ name: String, frame: String, count: Int) {
        let setup = { @Sendable in Array(String(repeating: frame, count: count).utf8) }
        Benchmark(
            "\(name)-as-bytes",
            closure: { benchmark, bytes in
                var total = 0
                parse(bytes) { parser, chunk in parser.scan(chunk) { _, data, _ in total += data.count } }
                if total < bytes.count / 2 { benchmark.error("The parser lost events.") }
            }, setup: setup)
        Benchmark(
            "\(name)-as-strings",
            closure: { benchmark, bytes in
                var total = 0
                parse(bytes) { parser, chunk in parser.feed(chunk) { total += $0.data.utf8.count } }
                if total < bytes.count / 2 { benchmark.error("The parser lost events.") }
            }, setup: setup)
        Benchmark("\(name)-newlines-only", closure: { _, bytes in blackHole(newlines(in: bytes)) }, setup: setup)
    }

    private static func parse(_ bytes: [UInt8], _ take: (inout SSEParser, Span<UInt8>) -> Void) {
        var parser = SSEParser()
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 16_384)
            take(&parser, bytes.span.extracting(start..<end))
            start = end
        }
    }

    private static func newlines(in bytes: [UInt8]) -> Int {
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
