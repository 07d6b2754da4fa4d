import Canvas
package import JSON
import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The streams that a shell reads.
package enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Whether a person reads it.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes `words` and a line end at once, so that whoever reads a pipe does not wait for a full buffer. That it
    /// could not be written is told to nobody: what matters goes out by `put`.
    ///
    /// What goes to a terminal may hold what a service, a file or its name said: there, and in errors wherever they
    /// go, what a terminal would obey or not show is a visible stand-in.
    package func say(_ words: String) { try? put(words) }

    /// Writes `words` and a line end, as `say` does.
    ///
    /// - Throws: `StreamError` where not all of it could be written.
    package func put(_ words: String) throws(StreamError) { try write(line: isForPeople ? Self.shown(words) : words) }

    /// Writes `json` and a line end: to a terminal as escapes where it could not be seen, elsewhere as it is.
    ///
    /// - Throws: `StreamError` where not all of it could be written.
    package func put(_ json: JSON) throws(StreamError) { try write(line: isForPeople ? json.visibleText : json.prettyText) }

    /// Writes `words`, without a line end, where a person is to type.
    ///
    /// - Throws: `StreamError` where not all of it could be written.
    package func ask(_ words: String) throws(StreamError) { try write(bytes: Array(Self.shown(words).utf8)) }

    /// Has a pipe that nobody reads any more be an error of the write, rather than the end of the process.
    package static func keepBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// `words` as a terminal may have them: their lines, each with stand-ins.
    package static func shown(_ words: String) -> String {
        DisplayText.lines(of: words).map(\.string).joined(separator: "\n")
    }

    /// Whether it is looked at. Errors are wherever they go: who keeps them in a file reads that in a terminal.
    private var isForPeople: Bool { self == .error || isTerminal }

    private func write(line: String) throws(StreamError) { try write(bytes: Array("\(line)\n".utf8)) }

    private func write(bytes: [UInt8]) throws(StreamError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.write($0, to: rawValue) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // Whoever shares the stream may have made it so that it does not wait.
                var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
                continue
            }
            guard count > 0 else { throw StreamError(code: count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Everything on standard input, up to a byte more than `limit`.
    package static func readInput(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
