import CommandLine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// What is closed when Easel starts is opened for reading alone (`ProcessStart.begin`): an input that has ended, an
// output that takes nothing.

extension StandardStream {
    /// Whether anything can be written to it.
    var isWritable: Bool {
        let flags = fcntl(rawValue, F_GETFL)
        return flags >= 0 && flags & O_ACCMODE != O_RDONLY
    }

    static var nowhere: String {
        "Standard output is closed, so nothing was done. Use > /dev/null to discard the output."
    }

    /// - Throws: the exit for usage where nothing can be written to it.
    func requireWritable() throws {
        guard isWritable else { throw ExitStatus.usage.saying(Self.nowhere) }
    }
}
