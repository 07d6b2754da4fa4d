#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The streams that a shell reads.
enum StandardStream: Int32 {
    case output = 1
    case error = 2

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
}
