#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The streams that a shell reads.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

    /// Whether a person reads it.
    var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes `words` and a line end at once, so that whoever reads a pipe does not wait for a full buffer.
    func say(_ words: String) {
        var rest = Array("\(words)\n".utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(rawValue, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Everything on standard input, up to a byte more than `limit`.
    static func readInput(limit: Int) -> [UInt8] {
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
