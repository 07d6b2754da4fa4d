#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a stream could not be written to.
struct StreamError: Error, Hashable, Sendable {
    /// The system's number of the error (errno(3)).
    let code: Int32

    /// Whether nobody reads the pipe any more: that ends a program without a word.
    var isClosedPipe: Bool { code == EPIPE }

    /// The system's words.
    var reason: String { String(cString: strerror(code)) }
}
