#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a stream could not be written to.
package struct StreamError: Error, Hashable, Sendable {
    /// The system's number of the error (errno(3)).
    package let code: Int32

    /// Whether nobody reads the pipe any more: that ends a program without a word.
    package var isClosedPipe: Bool { code == EPIPE }

    /// The system's words.
    package var reason: String { String(cString: strerror(code)) }
}
