#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The memory dumps that the system writes of crashed processes; they would contain tokens.
package enum CoreDumps {
    /// Disables core dumps for this process and its children.
    package static func disable() {
        // Not 0: where a core goes to a program, as on most desktops, Linux ignores every limit except that of one byte
        // (fs/coredump.c), which is also too small for any file.
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
            setrlimit(RLIMIT_CORE, &limit)
        #endif
    }
}
