import CommandLine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// `ProcessStart.begin` opens closed streams for reading only: an input at its end, an output that fails.

extension StandardStream {
    /// True where the stream can be written.
    var isWritable: Bool {
        let flags = fcntl(rawValue, F_GETFL)
        return flags >= 0 && flags & O_ACCMODE != O_RDONLY
    }

    /// The message about a closed standard output.
    static var closedMessage: String {
        "Standard output is closed, so nothing was done. Use > /dev/null to discard the output."
    }

    /// Checks that the stream can be written.
    ///
    /// - Throws: The exit for usage where it cannot.
    func requireWritable() throws {
        guard isWritable else { throw ExitReason.usage.exit(printing: Self.closedMessage) }
    }
}
