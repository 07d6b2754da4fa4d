#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The reason why a stream could not be written.
package struct StreamError: Error, Hashable, Sendable {
    /// The `errno` (errno(3)).
    package let code: Int32

    /// True where the pipe has no readers left, which ends a program silently.
    package var isClosedPipe: Bool { code == EPIPE }

    /// The system's message.
    package var reason: String { String(cString: strerror(code)) }
}
