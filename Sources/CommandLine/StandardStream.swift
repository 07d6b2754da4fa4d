import Canvas
package import JSON
import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The output streams of the process.
package enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// True where the stream is a terminal.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes `text` and a line end at once, so that the reader of a pipe need not wait for a full buffer. Errors are
    /// ignored: use `write(_:)` for anything essential.
    ///
    /// Text for a terminal may contain what a service, a file or its name says. There, and in all error output, control
    /// and invisible characters become visible substitutes.
    package func print(_ text: String) { try? write(text) }

    /// Writes `text` and a line end, as `print(_:)` does.
    ///
    /// - Throws: `StreamError` where not all of it was written.
    package func write(_ text: String) throws(StreamError) {
        try write(line: isSanitized ? Self.sanitized(text) : text)
    }

    /// Writes `json` and a line end: with escapes for invisible characters on a terminal, unchanged elsewhere.
    ///
    /// - Throws: `StreamError` where not all of it was written.
    package func write(_ json: JSON) throws(StreamError) {
        try write(line: isSanitized ? json.visibleText : json.prettyText)
    }

    /// Writes `text` without a line end, as the prompt of an input.
    ///
    /// - Throws: `StreamError` where not all of it was written.
    package func prompt(_ text: String) throws(StreamError) { try write(bytes: Array(Self.sanitized(text).utf8)) }

    /// Makes a write to a pipe without readers an error, instead of a signal that ends the process.
    package static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Returns the lines of `text` with substitutes for control and invisible characters.
    package static func sanitized(_ text: String) -> String {
        DisplayText.lines(of: text).map(\.string).joined(separator: "\n")
    }

    /// True where text is sanitized: on a terminal, and for errors, since an error log is read in a terminal too.
    private var isSanitized: Bool { self == .error || isTerminal }

    private func write(line: String) throws(StreamError) { try write(bytes: Array("\(line)\n".utf8)) }

    private func write(bytes: [UInt8]) throws(StreamError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.write($0, to: rawValue) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // A process that shares the stream may have made it non-blocking.
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

    /// Reads standard input to its end, up to one byte more than `limit`.
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
